import { memberKey } from '../explain/book-context.ts';
import { FUND_ORDER, type InstitutionStatement } from '../settle/settlement.ts';
import type { ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { cell, percentCell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { absent, explained, type Figure, figureCell, reconciliation, sumOf } from './figures.ts';
import { type ColumnLimit, headRows, noteRow, reportSheet, signatureRows } from './layout.ts';
import {
  addTotals,
  countFigures,
  figureNotes,
  fundTotals,
  memberSums,
  moneyFigures,
} from './statement-figures.ts';

const NAME = '機構結算';
/** 編碼, 名稱, 等級, 醫共體 */
const TEXT_COLUMNS = 4;
const TEXT_LIMITS: readonly ColumnLimit[] = [
  { most: 16 },
  { least: 26, most: 36 },
  { most: 8 },
  { least: 8, most: 16 },
];

/** 機構結算：每險種每機構一行，其下列明各項點數調整與清算調整；合計與點數池、依據表相對。 */
export function institutionTab(context: ReportContext): SheetModel {
  const { settlement, area, script } = context;
  const table = new Table(context);
  const funds = FUND_ORDER.filter((fund) => settlement.institutions.some((line) => line.fund === fund));
  const rows = [
    ...headRows(context, NAME, table.width),
    table.header(),
    ...funds.flatMap((fund) => table.fundRows(fund)),
    ...(funds.length > 1 ? table.grandTotal(funds) : []),
    [],
    ...figureNotes(area, settlement.period).map((note) => noteRow(script(note), table.width)),
    ...signatureRows(context, table.width),
  ];
  const limits = [...TEXT_LIMITS, ...Array.from({ length: table.width - TEXT_COLUMNS }, () => ({}))];
  return reportSheet(context, { name: NAME, rows, limits, headRows: 4, frozenColumns: 2 });
}

class Table {
  readonly width: number;
  readonly #context: ReportContext;
  readonly #figures: readonly Figure<InstitutionStatement>[];
  readonly #month: boolean;

  constructor(context: ReportContext) {
    const { period } = context.settlement;
    this.#context = context;
    this.#month = period.kind === 'month';
    this.#figures = [...countFigures, ...moneyFigures(period)];
    this.width = TEXT_COLUMNS + this.#figures.length + (this.#month ? 1 : 0);
  }

  header(): ModelCell[] {
    const { script } = this.#context;
    const header = (title: string) => cell(script(title), 'header');
    const figures = this.#figures.map(({ title }) => header(title));
    return [
      ...['編碼', '名稱', '等級', '醫共體'].map(header),
      ...this.#withRatio(figures, header('預付比例')),
    ];
  }

  fundRows(fund: Fund): ModelCell[][] {
    const { settlement, area, script } = this.#context;
    const lines = settlement.institutions.filter((line) => line.fund === fund);
    const pool = settlement.pools.find((candidate) => candidate.fund === fund);
    return [
      [cell(script(`${fund}基金`), 'total', this.width - 1)],
      ...lines.flatMap((line) => [this.#line(line), ...this.#changes(line), ...this.#adjustments(line)]),
      ...this.#reconciled(
        lines,
        fundTotals(fund, pool, area, settlement.period),
        `${fund}各機構合計`,
        this.#totalsLabel(this.#month ? '點數池合計' : '點數池與月度預付、清算調整表合計'),
      ),
    ];
  }

  grandTotal(funds: readonly Fund[]): ModelCell[][] {
    const { settlement, area } = this.#context;
    const totals = funds
      .map((fund) =>
        fundTotals(
          fund,
          settlement.pools.find((pool) => pool.fund === fund),
          area,
          settlement.period,
        ),
      )
      .reduce(addTotals);
    return this.#reconciled(
      settlement.institutions,
      totals,
      '各險種總計',
      this.#totalsLabel('各險種點數池與依據表合計'),
    );
  }

  #line(line: InstitutionStatement): ModelCell[] {
    const { area, settlement, script } = this.#context;
    const institution = area.institutions.get(line.code);
    const figures = this.#figures.map(({ key, kind, of }) =>
      explained(figureCell(kind, of(line), settlement), key && memberKey(line.fund, line.code, key)),
    );
    return [
      cell(line.code),
      cell(institution?.name ?? ''),
      cell(script(institution?.level ?? '')),
      cell(institution?.consortium ?? ''),
      ...this.#withRatio(figures, percentCell(area.params['prepay.ratio'])),
    ];
  }

  /** Points gained and lost at the clearing, rule by rule; part of the institution's points. */
  #changes({ pointChanges }: InstitutionStatement): ModelCell[][] {
    const { script } = this.#context;
    return pointChanges.map(({ title, change }) =>
      this.#detail(script(`點數調整：${title}`), '點數', change),
    );
  }

  /** The year's documented money, row by row of its tab; part of the institution's 清算調整. */
  #adjustments({ code, fund }: InstitutionStatement): ModelCell[][] {
    if (this.#month) return [];
    const { area, script } = this.#context;
    return area.tables.clearingAdjustments
      .filter((row) => row.institution === code && row.fund === fund)
      .map(({ item, document, amount }) =>
        this.#detail(
          `${script('清算調整：')}${item}　${document ?? script('（無文號）')}`,
          '清算調整',
          amount,
        ),
      );
  }

  #detail(label: string, column: string, amount: bigint): ModelCell[] {
    const { settlement } = this.#context;
    const figures = this.#figures.map(({ title, kind }) =>
      title === column ? figureCell(kind, amount, settlement) : cell(null, kind),
    );
    return [cell(null), cell(`└ ${label}`, 'text', TEXT_COLUMNS - 2), ...figures];
  }

  #totalsLabel(ofAll: string): string {
    const { ownTitle } = this.#context;
    return ownTitle ? `${ownTitle}合計` : ofAll;
  }

  #reconciled(
    lines: readonly InstitutionStatement[],
    totals: readonly (bigint | undefined)[],
    partsLabel: string,
    totalsLabel: string,
  ): ModelCell[][] {
    const { settlement, script } = this.#context;
    const labels = {
      parts: script(partsLabel),
      totals: script(totalsLabel),
      difference: script('差額'),
    };
    const rows = reconciliation(
      {
        kinds: this.#figures,
        parts: this.#figures.map(({ of }) => sumOf(lines, of)),
        totals,
        labels,
        labelSpan: TEXT_COLUMNS - 1,
        partKeys: memberSums(partsLabel, this.#figures, lines),
      },
      settlement,
    );
    return rows.map(([label, ...figures]) => [label!, ...this.#withRatio(figures, ratioGap(figures))]);
  }

  /** The prepayment's ratio stands just before it. */
  #withRatio(figures: readonly ModelCell[], ratio: ModelCell): ModelCell[] {
    return this.#month ? [...figures.slice(0, -1), ratio, ...figures.slice(-1)] : [...figures];
  }
}

/** A ratio has no sum; its cell takes the look of its neighbours. */
const ratioGap = (figures: readonly ModelCell[]): ModelCell => absent(figures.at(-1)!.style);
