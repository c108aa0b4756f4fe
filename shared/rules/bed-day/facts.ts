import type { Rule } from '../../law/rule.ts';
import type { Fen } from '../../money/fen.ts';
import type { Fraction } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';

/** A stay, or several of the same standard and ratios, paid by the day in money. */
export interface StayFacts {
  /** Days by the standard that prices them, in fen a day */
  readonly parts: readonly { readonly standard: Fen; readonly days: number }[];
  /** 甲類 and 乙類 charges as shares of all, and what the fund pays of each */
  readonly shareA: Fraction;
  readonly ratioA: Fraction;
  readonly shareB: Fraction;
  readonly ratioB: Fraction;
}

/** One institution's period in one fund. Money in fen. */
export interface LimitFacts {
  readonly amount: Fen;
  /** What the institution reasonably advanced; `undefined`: unknown, which a limit forbids */
  readonly advance: Fen | undefined;
  readonly params: SchemeParameters;
}

export type BedDayRule<F, R> = Rule<F, R, 'bedDayStandard'>;
