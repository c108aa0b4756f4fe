import { type Trace, type Traced, type TraceStep, traced } from '../../law/trace.ts';
import { type Fraction, fraction, larger, smaller } from '../../money/fraction.ts';
import { rounded } from '../../money/round.ts';
import type { SchemeParameters } from '../parameters.ts';
import type { MeanOf } from './group-means.ts';

/** 差異係數保留四位小數，四捨五入；未讀到規定位數的文本，取與基準點數相同的位數。 */
const COEFFICIENT_DECIMALS = 4;

/** A coefficient before rounding, and its formula with the numbers put in, asked for only when a trace is taken. */
export interface Computed {
  readonly exact: Fraction;
  readonly explain: () => Pick<TraceStep, 'formula' | 'inputs'>;
}

/** 約整後再套用下限與上限；兩者矛盾時以上限為準。Rounds, limits and tells the trace of one line of the table. */
export function publish(
  trace: Trace | undefined,
  rule: string,
  { exact, explain }: Computed,
  params: SchemeParameters,
): Fraction {
  const floor = params['coefficient.floor'];
  const cap = params['coefficient.cap'];
  const value = rounded(exact, COEFFICIENT_DECIMALS);
  const raised = floor ? larger(value, floor) : value;
  const result = cap ? smaller(raised, cap) : raised;
  if (trace) {
    const { formula, inputs } = explain();
    const lower = floor ? `max(${formula}, k_min)` : formula;
    trace({
      rule,
      formula: cap ? `min(${lower}, k_max)` : lower,
      inputs: { ...inputs, ...(floor && { k_min: traced(floor) }), ...(cap && { k_max: traced(cap) }) },
      result: traced(result),
    });
  }
  return result;
}

/** A mean as a trace shows it, in yuan. */
export const meanCost = ({ cases, total }: MeanOf): Traced => traced(fraction(total, cases * 100n), '元');
