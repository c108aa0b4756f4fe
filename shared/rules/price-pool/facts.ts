import type { Rule } from '../../law/rule.ts';
import { type Traced, traced } from '../../law/trace.ts';
import type { Fen } from '../../money/fen.ts';
import { type Fraction, fraction } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';

export type PricePoolRule<F, R> = Rule<F, R, 'pricePool'>;

/** A year of the pool, in fen. */
export interface PoolFacts {
  /** Carried over from the year before, with documented additions and withdrawals */
  readonly opening: Fen;
  /** What drugs and consumables cost less than at the level before; negative: more */
  readonly saved: Fen;
  /** What the new prices bring, cuts taken off */
  readonly raised: Fen;
  readonly params: Pick<SchemeParameters, 'pricePool.share'>;
}

/** Room for prices, and what of it is carried over to the next year. */
export interface PoolBalance {
  readonly room: Fen;
  readonly closing: Fen;
}

/** One service's price. */
export interface PriceFacts {
  /** In fen */
  readonly before: Fen;
  readonly after: Fen;
  readonly volume: number;
}

/** An indicator before and after the change of prices. */
export interface IndicatorFacts {
  readonly before: Fraction;
  readonly after: Fraction;
  readonly direction: '不升' | '不降';
  /** `null`: the value before */
  readonly target: Fraction | null;
}

export const yuanOf = (amount: Fen, name?: string): Traced => traced(fraction(amount, 100n), '元', name);
