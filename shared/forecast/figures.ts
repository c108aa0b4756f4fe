import { fraction, minus, ONE } from '../money/fraction.ts';
import { roundHalfAway } from '../money/round.ts';
import type { Area } from '../settle/area.ts';
import type { Pool } from '../settle/settlement.ts';

/** A fund's year; money in fen, points and value in units of their decimals. */
export interface FundFigures {
  /** E + 按項目: what all cases are billed to the fund */
  readonly billed: bigint;
  readonly leftPool: bigint;
  /** D */
  readonly distributable: bigint;
  /** D + 按項目: what the fund pays */
  readonly paid: bigint;
  /** E − (B − 按項目): negative for a surplus */
  readonly overrun: bigint;
  /** What the fund's part of an overrun would take, were there no end to the reserve */
  readonly reserve: bigint;
  readonly points: bigint;
  readonly pointValue: bigint;
}

export const FIGURES = [
  'billed',
  'leftPool',
  'distributable',
  'paid',
  'overrun',
  'reserve',
  'points',
  'pointValue',
] as const satisfies readonly (keyof FundFigures)[];

export function figuresOf(pool: Pool, { params }: Pick<Area, 'params'>): FundFigures {
  const { byItemFund, leftPool, distributable, budget, points, pointValue } = pool;
  const overrun = byItemFund - (budget - leftPool);
  const { n, d } = minus(ONE, params['sharing.bear']);
  const byFund = overrun > 0n ? roundHalfAway(fraction(overrun * n, d)) : 0n;
  return {
    billed: byItemFund + leftPool,
    leftPool,
    distributable,
    paid: distributable + leftPool,
    overrun,
    reserve: byFund,
    points,
    pointValue,
  };
}

type Field = (figures: FundFigures) => bigint;

/** Nearest rank of 10 % and of 90 %, figure by figure, and never beside what is expected. */
export function rangeOf(
  expected: FundFigures,
  draws: readonly FundFigures[],
): { readonly low: FundFigures; readonly high: FundFigures } {
  const ranked = (of: Field) => [...draws.map(of)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const at = (of: Field, tenths: number) => ranked(of)[Math.max(0, (draws.length * tenths) / 10 - 1)];
  const low = (of: Field) => smaller(of(expected), at(of, 1) ?? of(expected));
  const high = (of: Field) => larger(of(expected), at(of, 9) ?? of(expected));
  return { low: each(low), high: each(high) };
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

const each = (of: (field: Field) => bigint): FundFigures =>
  Object.fromEntries(FIGURES.map((name) => [name, of((figures) => figures[name])])) as unknown as FundFigures;
