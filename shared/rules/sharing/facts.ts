import type { Rule } from '../../law/rule.ts';
import { type Trace, type Traced, traced } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { type Fraction, fraction } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import type { SchemeParameters } from '../parameters.ts';

/** What a pool's year is shared by. Money in fen. */
export interface SharingFacts {
  /** B: the year's budget with its adjustments, 按項目 money already taken out */
  readonly budget: Fen;
  /** E: what the fund would have paid the pool's cases by item */
  readonly itemized: Fen;
  readonly params: SchemeParameters;
}

/** D, the money a pool distributes for the year. */
export type SharingRule = Rule<SharingFacts, Fen, 'sharing'>;

/** Rounds D once, to the fen, and tells the trace. */
export function distributable(
  trace: Trace | undefined,
  rule: string,
  formula: string,
  { budget, itemized }: SharingFacts,
  exactFen: Fraction,
  further: Readonly<Record<string, Traced>> = {},
): Fen {
  const result = fen(roundHalfAway(exactFen));
  trace?.({
    rule,
    formula,
    inputs: {
      B: traced(fraction(budget, 100n), '元'),
      E: traced(fraction(itemized, 100n), '元'),
      ...further,
    },
    result: traced(fraction(result, 100n), '元'),
  });
  return result;
}
