import { consortiumKey, memberKey } from '../explain/book-context.ts';
import { sumKey } from '../explain/sum-key.ts';
import type { Consortium } from '../settle/institutions.ts';
import type { ConsortiumStatement, InstitutionStatement } from '../settle/settlement.ts';
import type { ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import { cell } from './cells.ts';
import { institutionName, type ReportContext } from './context.ts';
import { explained, figureCell, figureCells, reconciliation, sumOf } from './figures.ts';
import { type ColumnLimit, headRows, noteRow, reportSheet, signatureRows } from './layout.ts';
import { countFigures, figureNotes, memberSums, moneyFigures, payKey } from './statement-figures.ts';

const NAME = '醫共體結算';
/** 險種, 編碼, 名稱 */
const TEXT_COLUMNS = 3;
const TEXT_LIMITS: readonly ColumnLimit[] = [{ least: 8 }, { most: 16 }, { least: 24, most: 36 }];

/** 醫共體結算：各醫共體的成員機構、小計與撥付牽頭機構的金額；不屬醫共體的機構列於其後，總計與機構結算相對。 */
export function consortiumTab(context: ReportContext): SheetModel {
  const { settlement, area, script } = context;
  const figures = [...countFigures, ...moneyFigures(settlement.period)];
  const columns = TEXT_COLUMNS + figures.length;
  const titles = ['險種', '編碼', '名稱', ...figures.map(({ title }) => title)];
  const consortia = [...area.consortia.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const rows = [
    ...headRows(context, NAME, columns),
    titles.map((title) => cell(script(title), 'header')),
    ...(consortia.length === 0 ? [[cell(script('本統籌區沒有醫共體。'), 'text', columns - 1)]] : []),
    ...consortia.flatMap((consortium) => consortiumRows(context, consortium, columns)),
    ...othersRows(context, columns),
    ...grandTotal(context),
    [],
    ...figureNotes(area, settlement.period).map((note) => noteRow(script(note), columns)),
    ...signatureRows(context, columns),
  ];
  const limits = [...TEXT_LIMITS, ...figures.map(() => ({}))];
  return reportSheet(context, { name: NAME, rows, limits, headRows: 4, frozenColumns: TEXT_COLUMNS });
}

const consortiumOf = ({ area }: ReportContext, { code }: InstitutionStatement): string | undefined =>
  area.institutions.get(code)?.consortium;

function consortiumRows(context: ReportContext, consortium: Consortium, columns: number): ModelCell[][] {
  const { settlement, script } = context;
  const { code, name, lead } = consortium;
  const members = settlement.institutions.filter((line) => consortiumOf(context, line) === code);
  const statements = settlement.consortia.filter((line) => line.code === code);
  const leadText = lead === undefined ? script('未填') : `${lead} ${institutionName(context, lead)}`;
  const heading = `${code} ${name}　${script('牽頭機構：')}${leadText}`;
  if (members.length === 0) {
    return [
      [cell(heading, 'total', columns - 1)],
      [cell(script('本期沒有成員機構的結算。'), 'text', columns - 1)],
    ];
  }
  return [
    [cell(heading, 'total', columns - 1)],
    ...statements.flatMap((statement) => fundRows(context, members, statement)),
    ...together(context, statements, leadText),
  ];
}

/** The members of one fund, their sum, the consortium's own line, and the difference. */
function fundRows(
  context: ReportContext,
  members: readonly InstitutionStatement[],
  statement: ConsortiumStatement,
): ModelCell[][] {
  const { settlement, script } = context;
  const counts = countFigures;
  const money = moneyFigures(settlement.period);
  const lines = members.filter(({ fund }) => fund === statement.fund);
  const [parts, totals, ...difference] = reconciliation(
    {
      kinds: [...counts, ...money],
      parts: [...counts.map(({ of }) => sumOf(lines, of)), ...money.map(({ of }) => sumOf(lines, of))],
      totals: [...counts.map(() => undefined), ...money.map(({ of }) => of(statement))],
      labels: {
        parts: script(`${statement.fund}成員機構小計`),
        totals: script(`${statement.fund}醫共體結算`),
        difference: script('差額'),
      },
      labelSpan: TEXT_COLUMNS - 1,
      partKeys: memberSums(`${statement.fund}成員機構小計`, [...counts, ...money], lines),
    },
    settlement,
  );
  const first = totals!.length - money.length;
  const ownAmounts = totals!.map((one, index) =>
    explained(
      one,
      money[index - first] && consortiumKey(statement.fund, statement.code, money[index - first]!.key),
    ),
  );
  return [...lines.map((line) => memberRow(context, line)), parts!, ownAmounts, ...difference];
}

function memberRow(context: ReportContext, line: InstitutionStatement): ModelCell[] {
  const { settlement, script } = context;
  const figures = [...countFigures, ...moneyFigures(settlement.period)];
  return [
    cell(script(line.fund)),
    cell(line.code),
    cell(institutionName(context, line.code)),
    ...figures.map(({ key, kind, of }) =>
      explained(figureCell(kind, of(line), settlement), key && memberKey(line.fund, line.code, key)),
    ),
  ];
}

/** All funds of a consortium, and what goes to its lead institution. */
function together(
  context: ReportContext,
  statements: readonly ConsortiumStatement[],
  leadText: string,
): ModelCell[][] {
  const { settlement, script } = context;
  const money = moneyFigures(settlement.period);
  const sums = money.map(({ of }) => sumOf(statements, of));
  const pay = money.findIndex(({ key }) => key === payKey(settlement.period));
  const gap = countFigures.map(() => undefined);
  const span = TEXT_COLUMNS - 1;
  const keys = money.map(({ key, title }) =>
    sumKey(
      `${statements[0]!.code} 各險種合計 ${title}`,
      statements.map(({ fund, code }) => consortiumKey(fund, code, key)),
    ),
  );
  const cells = figureCells([...countFigures, ...money], [...gap, ...sums], settlement, 'total');
  return [
    [
      cell(script('各險種合計'), 'total', span),
      ...cells.map((one, index) => explained(one, keys[index - gap.length])),
    ],
    [
      cell(`${script('撥付牽頭機構：')}${leadText}`, 'total', span + countFigures.length + pay),
      explained(figureCell('money', sums[pay]!, settlement, 'total'), keys[pay]),
    ],
  ];
}

/** Institutions of no consortium are paid themselves. */
function othersRows(context: ReportContext, columns: number): ModelCell[][] {
  const { settlement, script } = context;
  const lines = settlement.institutions.filter((line) => consortiumOf(context, line) === undefined);
  if (lines.length === 0) return [];
  const figures = [...countFigures, ...moneyFigures(settlement.period)];
  const keys = memberSums('不屬醫共體的機構小計', figures, lines);
  return [
    [cell(script('不屬醫共體的機構（撥付至各機構）'), 'total', columns - 1)],
    ...lines.map((line) => memberRow(context, line)),
    [
      cell(script('小計'), 'total', TEXT_COLUMNS - 1),
      ...figures.map(({ kind, of }, index) =>
        explained(figureCell(kind, sumOf(lines, of), settlement, 'total'), keys[index]),
      ),
    ],
  ];
}

/** Consortia and other institutions together are what 機構結算 shows. */
function grandTotal(context: ReportContext): ModelCell[][] {
  const { settlement, script } = context;
  const money = moneyFigures(settlement.period);
  const others = settlement.institutions.filter((line) => consortiumOf(context, line) === undefined);
  const gap = countFigures.map(() => undefined);
  const partKeys = money.map(({ key, title }) =>
    sumKey(`醫共體與其他機構總計 ${title}`, [
      ...settlement.consortia.map(({ fund, code }) => consortiumKey(fund, code, key)),
      ...others.map(({ fund, code }) => memberKey(fund, code, key)),
    ]),
  );
  return [
    ...reconciliation(
      {
        kinds: [...countFigures, ...money],
        parts: [...gap, ...money.map(({ of }) => sumOf(settlement.consortia, of) + sumOf(others, of))],
        totals: [...gap, ...money.map(({ of }) => sumOf(settlement.institutions, of))],
        labels: {
          parts: script('總計：醫共體與其他機構'),
          totals: script('機構結算合計'),
          difference: script('差額'),
        },
        labelSpan: TEXT_COLUMNS - 1,
        partKeys: [...gap, ...partKeys],
      },
      settlement,
    ),
  ];
}
