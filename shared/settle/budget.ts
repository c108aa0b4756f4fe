import { finding, type Report } from '../findings/finding.ts';
import { type Fen, fen, formatYuan, NO_MONEY } from '../money/fen.ts';
import { normalise } from '../sheets/raw.ts';
import { INPATIENT, type Places } from '../sheets/read-tables.ts';
import type { Tables } from '../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../sheets/tabs/values.ts';

export const isInpatient = ({ item }: { readonly item: string }): boolean => normalise(item) === INPATIENT;

/** The year's inpatient budget by fund; several rows add up (contract.md). */
export function inpatientBudget(tables: Tables): ReadonlyMap<Fund, Fen> {
  const budget = new Map<Fund, Fen>();
  for (const { fund, amount } of tables.budget.filter(isInpatient)) {
    budget.set(fund, fen((budget.get(fund) ?? NO_MONEY) + amount));
  }
  return budget;
}

/** The budget of a fund that has cases. `undefined` after a finding: there is none, or nothing is left of it. */
export function budgetOf(fund: Fund, tables: Tables, places: Places, report: Report): Fen | undefined {
  const amount = inpatientBudget(tables).get(fund);
  if (amount === undefined) {
    report(finding('BUDGET_MISSING', places.budget(), { fund }));
    return undefined;
  }
  if (amount <= 0n) {
    const first = tables.budget.find((row) => row.fund === fund && isInpatient(row));
    const where = places.budget(first?.row, 'amount');
    report(finding('BUDGET_NOT_POSITIVE', where, { fund, amount: formatYuan(amount) }));
    return undefined;
  }
  return amount;
}
