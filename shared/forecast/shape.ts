import { MONTHS } from '../rules/payment/month-budget.ts';
import type { Area } from '../settle/area.ts';
import { lastYearOf } from '../settle/last-year-months.ts';
import type { Fund } from '../sheets/tabs/values.ts';

/** How a fund's year is spread over its months; January first, in any unit, above 0 in every closed month. */
export interface Shape {
  readonly how: '上年月度' | '月度權重' | '各月相等';
  readonly money: readonly bigint[];
  readonly points: readonly bigint[];
}

const EQUAL = MONTHS.map(() => 1n);

/** Last year's months where they are given, else the weights of the budget, else equal months. */
export function shapeOf(fund: Fund, { tables, monthWeights }: Area, closed: number): Shape {
  const fits = (weights: readonly bigint[]) => weights.slice(0, closed).every((weight) => weight > 0n);
  const last = lastYearOf(fund, tables.lastYearMonths);
  if (last && fits(last.spending)) {
    const points = last.points && fits(last.points) ? last.points : last.spending;
    return { how: '上年月度', money: last.spending, points };
  }
  const weighted = tables.monthWeights.length > 0 && fits(monthWeights);
  return weighted
    ? { how: '月度權重', money: monthWeights, points: monthWeights }
    : { how: '各月相等', money: EQUAL, points: EQUAL };
}
