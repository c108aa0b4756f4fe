import type { Rule } from '../../law/rule.ts';
import { type Traced, traced } from '../../law/trace.ts';
import type { Fen } from '../../money/fen.ts';
import { type Fraction, fraction } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';

export type ProcurementRule<F, R> = Rule<F, R, 'procurement'>;

/** One product of a batch at one institution. */
export interface AgreedItem {
  /** Its name, for the trace */
  readonly item?: string;
  /** In the unit that the price is for */
  readonly volume: Fraction;
  /** Weighted mean price before the procurement, in yuan */
  readonly price: Fraction;
  /** What the fund pays of it, of one */
  readonly share: Fraction;
}

/** One institution's batch in one fund. */
export interface RetainedFacts {
  /** The fund's budget for the agreed volumes, in fen */
  readonly budget: Fen;
  /** What the fund really paid, in fen */
  readonly spent: Fen;
  /** Of the appraisal, at most 1 */
  readonly coefficient: Fraction;
  readonly params: Pick<SchemeParameters, 'procurement.retain' | 'procurement.floor'>;
}

export const yuanOf = (amount: Fen, name?: string): Traced => traced(fraction(amount, 100n), '元', name);
