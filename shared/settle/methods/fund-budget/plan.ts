import { finding, type Report } from '../../../findings/finding.ts';
import type { Trace } from '../../../law/trace.ts';
import { type Fen, fen, formatYuan, NO_MONEY } from '../../../money/fen.ts';
import { INPATIENT } from '../../../sheets/read-tables.ts';
import { fundBudgetTabs } from '../../../sheets/tabs/fund-budget-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import {
  budgetByItem,
  budgetItemOf,
  EMERGENCY,
  inItemOrder,
  OUTPATIENT,
  RESERVE,
} from '../../budget-items.ts';
import { FUND_ORDER } from '../../settlement.ts';
import type { AmountPlace, MethodInput } from '../method.ts';
import { type CurrentLine, currentLines, type Entry, entriesOf } from './adjustments.ts';
import {
  type PackageLine,
  type PartLine,
  packageLines,
  packageShares,
  partLines,
  partRows,
} from './divisions.ts';
import { itemRows, openingLines } from './items.ts';
import { type Opening, openingOf } from './opening.ts';

/** A line of the budget beside what the 預算 tab holds for it. */
export interface BalanceLine extends CurrentLine {
  readonly held: Fen;
}

/** One fund's budget of the year. */
export interface FundPlan {
  readonly fund: Fund;
  readonly opening: Opening;
  readonly lines: readonly BalanceLine[];
  /** By date */
  readonly entries: readonly Entry[];
  readonly packages: readonly PackageLine[];
  readonly parts: readonly PartLine[];
}

export const FUND_BUDGET_TABS = Object.keys(fundBudgetTabs) as (keyof typeof fundBudgetTabs)[];

/** The budget of every fund that a row of these tabs names; a fund with a blocking finding is left out. */
export const planBudgets = (
  input: MethodInput,
  report: Report,
  trace?: (place: AmountPlace) => Trace,
): readonly FundPlan[] =>
  FUND_ORDER.filter((fund) =>
    FUND_BUDGET_TABS.some((tab) => input.tables[tab].some((row) => row.fund === fund)),
  ).flatMap((fund) => planOf(fund, input, report, trace) ?? []);

/** Everything that can be checked is, so that all findings are told at once. */
function planOf(
  fund: Fund,
  input: MethodInput,
  report: Report,
  trace?: (place: AmountPlace) => Trace,
): FundPlan | undefined {
  const opening = openingOf(fund, input, report, trace);
  const items = itemRows(fund, input, report);
  const entries = entriesOf(fund, items, reservesOf(items, input), input, report);
  const shares = packageShares(fund, input, report, trace);
  const parts = partRows(fund, input, report);
  const packed = items && hasItem(fund, items, OUTPATIENT, '門診打包', shares?.length ?? 0, input, report);
  const divided = items && hasItem(fund, items, INPATIENT, '住院過渡分配', parts?.length ?? 0, input, report);
  const start = opening && items && openingLines(fund, opening.amount, items, input, report, trace);
  const lines = start && entries && currentLines(fund, start, entries, input, report, trace);
  if (!lines || !shares || !parts || !packed || !divided) return undefined;
  const amountOf = (item: string) => lines.find((line) => line.item === item)?.current ?? NO_MONEY;
  return {
    fund,
    opening,
    lines: besideTheTab(fund, lines, input, report),
    entries,
    packages: packageLines(fund, shares, amountOf(OUTPATIENT), input, trace),
    parts: partLines(fund, parts, amountOf(INPATIENT), input, trace),
  };
}

/** The reserves that are set aside, by row or by parameter. */
function reservesOf(items: ReadonlyMap<string, unknown> | undefined, { params }: MethodInput): string[] {
  return [
    ...(items?.has(RESERVE) || params['budget.reserve.ratio'].n > 0n ? [RESERVE] : []),
    ...(items?.has(EMERGENCY) || params['budget.emergency.ratio'].n > 0n ? [EMERGENCY] : []),
  ];
}

/** What is divided further must be an item itself. */
function hasItem(
  fund: Fund,
  items: ReadonlyMap<string, unknown>,
  item: string,
  tab: '門診打包' | '住院過渡分配',
  rows: number,
  { places }: MethodInput,
  report: Report,
): boolean {
  if (rows === 0 || items.has(item)) return true;
  const where = tab === '門診打包' ? places.fundBudgetPackages() : places.fundBudgetParts();
  report(finding('FUND_BUDGET_ITEM_MISSING', where, { fund, tab, item }));
  return false;
}

/** The 預算 tab is what is settled from: it should hold every line as it stands, reserves included. */
function besideTheTab(
  fund: Fund,
  lines: readonly CurrentLine[],
  { tables, places }: MethodInput,
  report: Report,
): readonly BalanceLine[] {
  const held = budgetByItem(tables, fund);
  const strangers = [...held.keys()].filter((item) => !lines.some((line) => line.item === item));
  const all = [...lines, ...strangers.sort(inItemOrder).map(lineOfTheTab)];
  return all.map((line) => {
    const inTab = held.get(line.item) ?? NO_MONEY;
    if (line.current !== inTab && line.kind !== 'unassigned') {
      const row = tables.budget.find((one) => one.fund === fund && budgetItemOf(one.item) === line.item)?.row;
      const where = row === undefined ? places.budget() : places.budget(row, 'amount');
      report(
        finding('FUND_BUDGET_TAB_DIFFERS', where, {
          fund,
          item: line.item,
          current: formatYuan(line.current),
          held: formatYuan(inTab),
          difference: formatYuan(fen(inTab - line.current)),
        }),
      );
    }
    return { ...line, held: inTab };
  });
}

/** An item that only the 預算 tab knows. */
const lineOfTheTab = (item: string): CurrentLine => ({
  item,
  kind: 'item',
  size: '',
  opening: NO_MONEY,
  documents: '',
  added: NO_MONEY,
  drawn: NO_MONEY,
  current: NO_MONEY,
});
