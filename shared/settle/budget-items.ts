import { type Fen, fen, NO_MONEY } from '../money/fen.ts';
import type { BothScripts } from '../sheets/column.ts';
import { normalise } from '../sheets/raw.ts';
import { closedValue } from '../sheets/read-cell.ts';
import { INPATIENT } from '../sheets/read-tables.ts';
import type { Tables } from '../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../sheets/tabs/values.ts';

/** The 項目 of the 預算 tab whose money is packed to the 醫共體. */
export const OUTPATIENT = '門診';
export const RESERVE = '調劑金';
export const EMERGENCY = '應急預算池';

/** The 項目 that the program itself names, in the order they are shown; any other is known as it is typed. */
export const BUDGET_ITEMS: readonly BothScripts[] = [
  { hant: INPATIENT, hans: '住院' },
  { hant: OUTPATIENT, hans: '门诊' },
  { hant: '床日', hans: '床日' },
  { hant: '單病種', hans: '单病种' },
  { hant: '工作當量', hans: '工作当量' },
  { hant: '集團總額', hans: '集团总额' },
  { hant: '集團獎勵', hans: '集团奖励' },
  { hant: '考核獎勵', hans: '考核奖励' },
  { hant: '集採結餘留用', hans: '集采结余留用' },
  { hant: '長護', hans: '长护' },
  { hant: RESERVE, hans: '调剂金' },
  { hant: EMERGENCY, hans: '应急预算池' },
];

/** A 項目 as it is compared: in the Traditional form, without blanks. */
export const budgetItemOf = (typed: string): string => closedValue(typed, BUDGET_ITEMS) ?? normalise(typed);

const place = (item: string): number => {
  const known = BUDGET_ITEMS.findIndex(({ hant }) => hant === item);
  return known < 0 ? BUDGET_ITEMS.length : known;
};

/** The usual order of 項目; those of no list by their names. */
export const inItemOrder = (a: string, b: string): number =>
  place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0);

/** The 預算 tab of a fund by 項目, in their usual order; several rows of one 項目 add up. */
export function budgetByItem(tables: Pick<Tables, 'budget'>, fund: Fund): ReadonlyMap<string, Fen> {
  const sums = new Map<string, Fen>();
  for (const row of tables.budget) {
    if (row.fund !== fund) continue;
    const item = budgetItemOf(row.item);
    sums.set(item, fen((sums.get(item) ?? NO_MONEY) + row.amount));
  }
  return new Map([...sums].sort(([a], [b]) => inItemOrder(a, b)));
}
