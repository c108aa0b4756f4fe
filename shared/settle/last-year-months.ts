import { finding, type Report } from '../findings/finding.ts';
import { inOneUnit } from '../money/common-unit.ts';
import { plus, ZERO } from '../money/fraction.ts';
import { MONTHS } from '../rules/payment/month-budget.ts';
import type { PlaceOf } from '../sheets/read-tab.ts';
import type { RowOf } from '../sheets/tab.ts';
import type { lastYearMonthsTab } from '../sheets/tabs/money-tabs.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { FUND_ORDER } from './settlement.ts';

type Row = RowOf<typeof lastYearMonthsTab>;

/** Last year's months of one fund, January first. */
export interface LastYear {
  /** In fen */
  readonly spending: readonly bigint[];
  /** In one unit; absent where a month has none */
  readonly points: readonly bigint[] | undefined;
}

/** Several rows of a month add up. `undefined` when a month is missing. */
export function lastYearOf(fund: Fund, rows: readonly Row[]): LastYear | undefined {
  const months = byMonth(fund, rows);
  if (months.some((ofMonth) => ofMonth.length === 0)) return undefined;
  const points = months.map((ofMonth) => ofMonth.flatMap((row) => row.points ?? []));
  return {
    spending: months.map((ofMonth) => ofMonth.reduce((sum, { spending }) => sum + spending, 0n)),
    points: points.every(({ length }) => length > 0)
      ? inOneUnit(points.map((ofMonth) => ofMonth.reduce(plus, ZERO)))
      : undefined,
  };
}

const byMonth = (fund: Fund, rows: readonly Row[]): readonly (readonly Row[])[] =>
  MONTHS.map((month) => rows.filter((row) => row.fund === fund && row.month === month));

/** A fund whose year has gaps gives no seasonal shape. */
export function checkLastYearMonths(
  rows: readonly Row[],
  place: PlaceOf<typeof lastYearMonthsTab>,
  report: Report,
): void {
  for (const fund of FUND_ORDER) {
    const months = byMonth(fund, rows);
    const missing = MONTHS.filter((_, index) => months[index]!.length === 0);
    if (missing.length === 0 || missing.length === MONTHS.length) continue;
    report(finding('LAST_YEAR_MONTH_MISSING', place(), { fund, months: missing.join('、') }));
  }
}
