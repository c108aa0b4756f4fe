import type { Digest } from '../../shared/cases/digest.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { Area } from '../../shared/settle/area.ts';
import type { Statement, StatementRow, StatementTable } from '../../shared/settle/methods/statement.ts';
import { figureText } from '../../shared/settle/methods/statement-figures.ts';
import { digestCases, lastDay, openInput, readAllCases } from '../../shared/settle/run.ts';
import { settle } from '../../shared/settle/settle.ts';
import { periodOf, type Settlement } from '../../shared/settle/settlement.ts';

/** Tab name to its rows, header first. */
export type Tabs = Readonly<Record<string, readonly (readonly string[])[]>>;

export interface SettledTabs {
  readonly findings: readonly Finding[];
  readonly area: Area | undefined;
  readonly settlement: Settlement | undefined;
  /** The sums it was settled from */
  readonly digest?: Digest;
}

/** Two 醫共體 of two institutions each, and one institution of neither. */
export const AREA: Tabs = {
  醫共體: [
    ['編碼', '名稱', '牽頭機構'],
    ['G1', '第一醫共體', 'H1'],
    ['G2', '第二醫共體', 'H2'],
  ],
  機構: [
    ['編碼', '名稱', '等級', '醫共體', '基層', '信用等級'],
    ['H1', '縣人民醫院', '二級', 'G1', '否', 'A'],
    ['C1', '東鎮衛生院', '一級', 'G1', '是', 'B'],
    ['H2', '縣中醫院', '二級', 'G2', '否', 'B'],
    ['C2', '西鎮衛生院', '一級', 'G2', '是', 'C'],
    ['P1', '民營醫院', '二級', '', '否', 'B'],
  ],
};

/** The blank first row of an optional budget; a workbook of methods alone needs the tab. */
const BUDGET_HEADER = ['險種', '項目', '金額', '文號'];

/**
 * Settles a workbook of 參數, `AREA`, and the tabs given, of which those of the same name take the place of AREA's.
 * Rows of points are only needed when the tabs have them.
 */
export async function settleTabs(
  tabs: Tabs,
  period: string,
  params: Readonly<Record<string, string>> = {},
): Promise<SettledTabs> {
  const settings = { year: period.slice(0, 4), scheme: 'zhejiang-2019', ...params };
  const all: Tabs = {
    參數: [['鍵', '值'], ...Object.entries(settings)],
    預算: [BUDGET_HEADER],
    ...AREA,
    ...tabs,
  };
  const raws = Object.entries(all).map(([name, rows]) => ({
    name,
    rows: rows.map((cells, index) => ({ row: index + 1, cells })),
  }));
  const list = new FindingList();
  const asked = periodOf(period);
  const clocks = { lawDate: lastDay(asked), knownAt: '2026-11-23' };
  const opened = await openInput(raws, clocks, list.report, { casesElsewhere: false });
  const cases = await readAllCases(opened.workbook.cases ? [opened.workbook.cases] : [], opened, list.report);
  if (!opened.area || list.blocked) return { findings: list.all, area: opened.area, settlement: undefined };
  const { digest } = digestCases(cases, opened.area, list.report);
  const settlement = settle(opened.area, digest, asked, list.report);
  return { findings: list.all, area: opened.area, settlement, digest };
}

/** The statement of a method. @throws Error with the findings when there is none */
export function statementOf({ settlement, findings }: SettledTabs, method: Statement['method']): Statement {
  const statement = settlement?.statements.find((candidate) => candidate.method === method);
  if (!statement) throw new Error(`no statement of ${method}: ${JSON.stringify(findings.slice(0, 3))}`);
  return statement;
}

/** The table of a statement. */
export function tableOf(statement: Statement, key: string): StatementTable {
  const table = statement.tables.find((candidate) => candidate.key === key);
  if (!table) throw new Error(`no table ${key} in ${statement.tables.map((one) => one.key).join(', ')}`);
  return table;
}

/** A row as texts and decimal strings, by column. */
export const textsOf = ({ columns }: StatementTable, { cells }: StatementRow): Record<string, string> =>
  Object.fromEntries(columns.map((column) => [column.key, figureText(column, cells[column.key] ?? null)]));

/** All rows of a table as texts. */
export const rowsOf = (statement: Statement, key: string): Record<string, string>[] => {
  const table = tableOf(statement, key);
  return table.rows.map((row) => textsOf(table, row));
};

/** `預算!C2 BUDGET_MISSING`: where and what, of blocking findings and warnings. */
export const told = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, where }) => `${where.tab}!${where.column ?? ''}${where.row ?? ''} ${code}`);

/** `BUDGET_MISSING 預算!C2`: the same, the code first. */
export const toldByCode = (findings: readonly Finding[]): string[] =>
  told(findings).map((line) => line.split(' ').reverse().join(' '));
