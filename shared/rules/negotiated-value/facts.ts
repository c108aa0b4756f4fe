import type { Rule } from '../../law/rule.ts';
import type { Fen } from '../../money/fen.ts';
import type { Fraction } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';

/** A proposed or an agreed value, as it was typed. */
export interface ValueFacts {
  readonly value: Fraction;
  readonly params: Pick<SchemeParameters, 'negotiated.unit'>;
}

/** P′, the base points a value means. */
export type NegotiatedPointsRule = Rule<ValueFacts, Fraction, 'negotiatedValue'>;

/** One institution's points of one group in one fund. */
export interface GroupPointsFacts {
  /** Of the cases whose points follow from P, in units of 10^-`decimals` */
  readonly points: bigint;
  readonly decimals: number;
  /** P in force; not zero */
  readonly from: Fraction;
  /** P′ */
  readonly to: Fraction;
}

/** The points with P′ in the place of P, in the same units. */
export type GroupPointsRule = Rule<GroupPointsFacts, bigint, 'negotiatedValue'>;

/** One institution's part of a pool whose money stays as it is. Points in units of 10^-`decimals`. */
export interface EffectFacts {
  /** G, what the pool shares by points */
  readonly gross: Fen;
  readonly decimals: number;
  readonly before: { readonly points: bigint; readonly pool: bigint; readonly share: Fen };
  readonly after: { readonly points: bigint; readonly pool: bigint; readonly share: Fen };
}

/** What the institution gains, or loses when negative. */
export type EffectRule = Rule<EffectFacts, Fen, 'negotiatedValue'>;
