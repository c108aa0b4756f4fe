import type { Rule } from '../../../law/rule.ts';
import { type Trace, type Traced, traced } from '../../../law/trace.ts';
import { compare, type Fraction } from '../../../money/fraction.ts';

/** What is held against a limit, and whether it is beyond; exactly at the limit is not beyond. */
export interface Judged {
  readonly value: Fraction;
  readonly limit: Fraction;
  readonly beyond: boolean;
}

/** A rule of 預警. */
export type WarningRule<F, R = Judged> = Rule<F, R, 'earlyWarning'>;

/** Holds a value against its limit and tells the trace. */
export function judged(
  trace: Trace | undefined,
  rule: string,
  formula: string,
  inputs: Readonly<Record<string, Traced>>,
  value: Fraction,
  limit: Fraction,
): Judged {
  trace?.({ rule, formula, inputs: { ...inputs, l: traced(limit, '', '界限') }, result: traced(value) });
  return { value, limit, beyond: compare(value, limit) > 0 };
}
