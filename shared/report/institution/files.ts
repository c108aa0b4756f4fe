import type { CaseTable } from '../../cases/case-table.ts';
import type { Digest } from '../../cases/digest.ts';
import type { CasePlaces } from '../../explain/case-sources.ts';
import type { Area } from '../../settle/area.ts';
import type { Settlement } from '../../settle/settlement.ts';
import type { ModelCell, SheetModel } from '../../sheets/sheet-model.ts';
import { cell } from '../cells.ts';
import { asWritten, periodTitle, type ReportContext, type Script } from '../context.ts';
import { groupTab } from '../group-tab.ts';
import { institutionTab } from '../institution-tab.ts';
import { headRows, reportSheet } from '../layout.ts';
import { ownContext } from '../own-context.ts';
import { institutionOwner, refuseForeign } from '../owner.ts';
import { pointValueTab } from '../point-value-tab.ts';
import { statementTab } from '../statement-tab.ts';
import { caseListTab } from './case-list-tab.ts';
import { decisionsTab } from './decisions-tab.ts';
import { amountExplanationsTab, caseExplanationsTab } from './explanations-tab.ts';
import { isContested, type OwnCase, ownCases } from './own-cases.ts';

/** A settled period with its cases, from which the files of one institution are made. */
export interface SettledCases {
  readonly area: Area;
  readonly digest: Digest;
  readonly settlement: Settlement;
  readonly digests: ReportContext['digests'];
  /** The institution's rows of the year */
  readonly table: CaseTable;
  readonly places: CasePlaces;
  readonly script?: Script;
}

/**
 * 數據包：每月發給一家機構的數據：全區點值，本機構的結算、病組與逐例的類別和點數。
 *
 * @throws ForeignContent when it would show something of another institution
 */
export function dataPack(code: string, settled: SettledCases): readonly SheetModel[] {
  const { whole, own, cases } = contextsOf(code, settled);
  const sheets = [...statementTabs(whole, own), caseListTab(own, cases.cases)];
  refuseForeign(sheets, settled.area, institutionOwner(settled.area, code));
  return sheets;
}

/**
 * 爭議材料：一家機構一個期間的病例、結算、特病單議與扣減，及爭議病例逐步的解釋。`contested` 為病例號；不給時取所有不按正常倍率計的病例。
 *
 * @throws ForeignContent when it would show something of another institution
 * @throws UnknownCases when a number is no case of the institution in the period
 */
export function disputeFile(
  code: string,
  settled: SettledCases,
  contested?: readonly string[],
): readonly SheetModel[] {
  const { area } = settled;
  const { whole, own, cases } = contextsOf(code, settled);
  const numbers = new Set(contested);
  const unknown = [...numbers].filter((number) => !cases.cases.some(({ row }) => row.case === number));
  if (unknown.length > 0) throw new UnknownCases(unknown);
  const chosen = cases.cases.filter((one) => (contested ? numbers.has(one.row.case) : isContested(one)));
  const sheets = [
    ...statementTabs(whole, own),
    caseListTab(own, cases.cases),
    decisionsTab(own, cases.cases),
    caseExplanationsTab(own, cases, chosen),
    amountExplanationsTab(own, code, settled),
  ];
  const all = [coverTab(own, code, sheets, cases.cases, chosen, [...numbers]), ...sheets];
  refuseForeign(all, area, institutionOwner(area, code));
  return all;
}

/** Case numbers that are no cases of the institution in the period. */
export class UnknownCases extends Error {
  readonly numbers: readonly string[];

  constructor(numbers: readonly string[]) {
    super(`no such cases: ${numbers.join(', ')}`);
    this.numbers = numbers;
  }
}

function contextsOf(code: string, settled: SettledCases) {
  const { area, digest, settlement, digests, table, places, script = asWritten } = settled;
  const { period } = settlement;
  const cells = digest.cells.filter(({ month }) => period.kind === 'year' || month === period.month);
  const whole: ReportContext = {
    area,
    cells,
    settlement,
    digests,
    findings: [],
    script,
    codeVersion: undefined,
  };
  const own = ownContext(whole, institutionOwner(area, code));
  return { whole, own, cases: ownCases(area, table, places, period) };
}

const statementTabs = (whole: ReportContext, own: ReportContext): readonly SheetModel[] => [
  pointValueTab(whole),
  institutionTab(own),
  groupTab(own),
  ...own.settlement.statements.map((statement) => statementTab(own, statement)),
];

/** Longer tabs are for the screen: on paper they would be hundreds of pages. */
const MOST_PRINTED_ROWS = 3000;

const isPrinted = ({ rows }: SheetModel): boolean => rows.length <= MOST_PRINTED_ROWS;

/** The tabs of a dispute file that go on paper; its cover says which do not. */
export function printedSheets(sheets: readonly SheetModel[]): readonly SheetModel[] {
  const printed = sheets.filter(isPrinted);
  const names = new Set(printed.map(({ name }) => name));
  const reachable = ({ link, ...cell }: ModelCell): ModelCell =>
    link !== undefined && names.has(link) ? { ...cell, link } : cell;
  return printed.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.map(reachable)) }));
}

const COVER = '材料目錄';
const COVER_WIDTH = 3;

/** 材料目錄：哪家機構、哪個期間、哪次結算，以及各表。 */
function coverTab(
  context: ReportContext,
  code: string,
  sheets: readonly SheetModel[],
  cases: readonly OwnCase[],
  contested: readonly OwnCase[],
  named: readonly string[],
): SheetModel {
  const { area, settlement, digests, script } = context;
  const institution = area.institutions.get(code)!;
  const fact = (label: string, text: string): ModelCell[] => [
    cell(script(label)),
    cell(text, 'text', COVER_WIDTH - 2),
  ];
  const rows = [
    ...headRows(context, COVER, COVER_WIDTH, '爭議材料'),
    fact('機構', `${code} ${institution.name}`),
    fact('等級', script(institution.level)),
    fact('期間', script(periodTitle(settlement.period))),
    fact('病例', script(`${cases.length} 例，其中爭議或不按正常倍率計者 ${contested.length} 例，逐例解釋`)),
    fact('輸入摘要', digests.input),
    fact('結果摘要', digests.result),
    [cell(script('各表'), 'total', COVER_WIDTH - 1)],
    ...sheets.map((sheet, index) => {
      const { name, rows } = sheet;
      const aside = isPrinted(sheet) ? '' : script(`（${rows.length} 行，只在 .xlsx 中，不打印）`);
      return [cell(index + 1, 'count'), { ...cell(`${name}${aside}`, 'text', COVER_WIDTH - 2), link: name }];
    }),
    ...(named.length > 0 ? [[cell(script('所列病例'), 'total', COVER_WIDTH - 1)]] : []),
    ...named.map((number, index) => [cell(index + 1, 'count'), cell(number, 'text', COVER_WIDTH - 2)]),
  ];
  const limits = [{ least: 12 }, { least: 60 }, { least: 20 }];
  return reportSheet(context, { name: script(COVER), rows, limits, headRows: 3 });
}
