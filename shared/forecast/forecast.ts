import type { Digest } from '../cases/digest.ts';
import { finding, type Report } from '../findings/finding.ts';
import { theRule } from '../law/rule.ts';
import { allocate } from '../money/allocate.ts';
import { fen } from '../money/fen.ts';
import { fraction } from '../money/fraction.ts';
import { MONTHS } from '../rules/payment/month-budget.ts';
import type { Area } from '../settle/area.ts';
import { settlePoints } from '../settle/settle.ts';
import { FUND_ORDER, type Period, type PointsSettlement, type Pool } from '../settle/settlement.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { type FundFigures, figuresOf, rangeOf } from './figures.ts';
import { ClosedMonths, type Times } from './projection.ts';
import { Seeded } from './seeded.ts';
import { type Shape, shapeOf } from './shape.ts';
import { type Warning, warningsOf } from './warnings.ts';

/** One month of a fund: what it came to, or what is expected of it. */
export interface MonthLine {
  readonly month: string;
  readonly closed: boolean;
  /** The month's share of the year's budget, in fen */
  readonly budget: bigint;
  /** What its cases are billed to the fund, 按項目 included; in fen */
  readonly billed: bigint;
  /** Before the adjustments of the clearing */
  readonly points: bigint;
}

export interface FundForecast {
  readonly fund: Fund;
  /** The year's inpatient budget, in fen */
  readonly budget: bigint;
  readonly shape: Shape['how'];
  readonly expected: FundFigures;
  /** The tenth and the ninetieth of a hundred, of each figure by itself; they hold the expected one between them */
  readonly low: FundFigures;
  readonly high: FundFigures;
  readonly warnings: readonly Warning[];
  readonly months: readonly MonthLine[];
}

export interface Forecast {
  readonly year: number;
  /** `01` … `12`: the last closed month */
  readonly through: string;
  /** Closed months without a single case */
  readonly empty: readonly string[];
  readonly draws: number;
  readonly pointsDecimals: number;
  readonly valueDecimals: number;
  readonly funds: readonly FundForecast[];
  /** The expected year, settled as a year is */
  readonly settlement: PointsSettlement;
}

export const DRAWS = 400;

/**
 * The year's end from its closed months: the expected year is what the closed months came to, divided by their part of
 * the seasonal shape, and then settled by the very function that settles a year. Range: each remaining month takes the
 * level of a closed month drawn at random (its sums ÷ its weight), every draw is a year and settled too. The draws come
 * from a fixed seed, so the same input always gives the same range. With twelve closed months nothing is left to
 * project, and the forecast is the settled year. Without draws there is no range but what is expected. `undefined` when
 * a blocking finding was reported.
 */
export function forecastYear(
  area: Area,
  digest: Digest,
  through: string,
  report: Report,
  draws = DRAWS,
): Forecast | undefined {
  const { year } = area.params;
  const closed = MONTHS.filter((month) => month <= through);
  const empty = closed.filter((month) => !digest.cells.some((cell) => cell.month === month));
  if (empty.length === closed.length) {
    report(finding('PERIOD_WITHOUT_CASES', area.places.cases(), { period: `${year}-${through}` }));
    return undefined;
  }
  if (empty.length > 0) {
    report(finding('FORECAST_MONTH_EMPTY', area.places.cases(), { months: empty.join('、') }));
  }
  const months = new ClosedMonths(digest, closed);
  const shapes = new Map<string, Shape>(FUND_ORDER.map((fund) => [fund, shapeOf(fund, area, closed.length)]));
  const period: Period = { kind: 'year', year };
  const settlement = settlePoints(area, months.together(wholeYear(shapes, closed.length)), period, report);
  if (!settlement) return undefined;
  const years = drawn(months, shapes, closed.length, year, draws).flatMap(
    (sums) => settlePoints(area, sums, period, () => {}) ?? [],
  );
  return {
    year,
    through,
    empty,
    draws,
    pointsDecimals: digest.decimals,
    valueDecimals: area.params['value.decimals'],
    funds: settlement.pools.map((pool) => {
      const { fund, budget } = pool;
      const expected = figuresOf(pool, area);
      const others = years.flatMap(({ pools }) => pools.filter((other) => other.fund === fund));
      const range = rangeOf(
        expected,
        others.map((other) => figuresOf(other, area)),
      );
      const warnings = warningsOf(fund, { expected, high: range.high, budget }, area);
      const changes = settlement.institutions
        .filter((line) => line.fund === fund)
        .flatMap(({ pointChanges }) => pointChanges)
        .reduce((sum, { change }) => sum + change, 0n);
      const lines = monthLines(pool, changes, months, shapes.get(fund)!, closed, area);
      return { fund, budget, shape: shapes.get(fund)!.how, expected, ...range, warnings, months: lines };
    }),
    settlement,
  };
}

const total = (weights: readonly bigint[]): bigint => weights.reduce((sum, weight) => sum + weight, 0n);

/** Whole year ÷ closed months, for money and for points. */
const wholeYear =
  (shapes: ReadonlyMap<string, Shape>, closed: number) =>
  (fund: string): Times => {
    const { money, points } = shapes.get(fund)!;
    const grown = (weights: readonly bigint[]) => fraction(total(weights), total(weights.slice(0, closed)));
    return { money: grown(money), points: grown(points) };
  };

/** Years in which every remaining month is like some closed month. */
function drawn(
  months: ClosedMonths,
  shapes: ReadonlyMap<string, Shape>,
  closed: number,
  year: number,
  draws: number,
): readonly ReturnType<ClosedMonths['each']>[] {
  if (closed === MONTHS.length) return [];
  const chance = new Seeded(BigInt(year * MONTHS.length + closed));
  return Array.from({ length: draws }, () => {
    const like = MONTHS.slice(closed).map(() => chance.below(closed));
    const grown = (weights: readonly bigint[], month: number) => {
      const further = like.map((at, index) => (at === month ? weights[closed + index]! : 0n));
      return fraction(weights[month]! + total(further), weights[month]!);
    };
    return months.each((fund, month) => {
      const { money, points } = shapes.get(fund)!;
      return like.includes(month) ? { money: grown(money, month), points: grown(points, month) } : undefined;
    });
  });
}

/** The months of a pool; what is expected of the remaining ones adds up with the closed ones to the expected year. */
function monthLines(
  { fund, budget, byItemFund, leftPool, points: yearPoints }: Pool,
  changes: bigint,
  months: ClosedMonths,
  shape: Shape,
  closed: readonly string[],
  area: Area,
): readonly MonthLine[] {
  const facts = { budget, weights: area.monthWeights };
  const budgets = theRule(area.programme.monthBudget, facts).apply(facts);
  const done = closed.map((_, index) => ({
    billed: months.sum(fund, index, ['in', 'byItem'], 'fundPaid'),
    points: months.sum(fund, index, ['in'], 'points'),
  }));
  const rest = (of: 'billed' | 'points', year: bigint, weights: readonly bigint[]) => {
    const left = done.reduce((amount, line) => amount - line[of], year);
    const shares = MONTHS.map((key, index) => ({
      key,
      weight: index < closed.length ? 0n : weights[index]!,
    }));
    return left === 0n ? new Map<string, bigint>() : allocate(fen(left), shares);
  };
  const billed = rest('billed', byItemFund + leftPool, shape.money);
  const points = rest('points', yearPoints - changes, shape.points);
  return MONTHS.map((month, index) => {
    const known = done[index];
    return {
      month,
      closed: known !== undefined,
      budget: budgets.get(month)!,
      ...(known ?? { billed: billed.get(month) ?? 0n, points: points.get(month) ?? 0n }),
    };
  });
}
