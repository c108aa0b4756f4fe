import { finding, type Report } from '../findings/finding.ts';
import { MONTHS } from '../rules/payment/month-budget.ts';
import type { PlaceOf } from '../sheets/read-tab.ts';
import type { RowOf } from '../sheets/tab.ts';
import type { monthWeightsTab } from '../sheets/tabs/money-tabs.ts';

const EQUAL = MONTHS.map(() => 1n);

/** Twelve weights in one unit, January first; an empty tab means equal ones. */
export function monthWeightsOf(
  rows: readonly RowOf<typeof monthWeightsTab>[],
  place: PlaceOf<typeof monthWeightsTab>,
  report: Report,
): readonly bigint[] {
  if (rows.length === 0) return EQUAL;
  const byMonth = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const before = byMonth.get(row.month);
    if (before) {
      const values = { header: '月份', text: row.month, other: before.row };
      report(finding('CODE_DUPLICATE', place(row.row, 'month'), values));
    }
    byMonth.set(row.month, row);
  }
  const missing = MONTHS.filter((month) => !byMonth.has(month));
  if (missing.length > 0) {
    report(finding('MONTH_WEIGHT_MISSING', place(), { months: missing.join('、') }));
    return EQUAL;
  }
  const fractions = MONTHS.map((month) => byMonth.get(month)!.weight);
  let unit = 1n;
  for (const { d } of fractions) if (d > unit) unit = d;
  // Denominators are powers of ten, so the largest is a multiple of all.
  const weights = fractions.map(({ n, d }) => n * (unit / d));
  if (weights.every((weight) => weight === 0n)) {
    report(finding('MONTH_WEIGHT_ZERO', place(undefined, 'weight')));
    return EQUAL;
  }
  return weights;
}
