import type { Rule } from '../../law/rule.ts';
import { compare, type Fraction } from '../../money/fraction.ts';
import type { Direction, ScoringForm } from '../../sheets/tabs/appraisal-tabs.ts';

/** One step of a stepped indicator: values at least as good as `limit` earn `points`. */
export interface ScoreStep {
  readonly limit: Fraction;
  readonly points: Fraction;
}

/** An indicator as its plan defines it. */
export interface Indicator {
  readonly name: string;
  readonly direction: Direction;
  readonly form: ScoringForm;
  /** The most it earns; of a 扣分 indicator what each occurrence takes */
  readonly weight: Fraction;
  /** Of 線性 and 達標; zero where the form has none */
  readonly target: Fraction;
  /** Of 線性: the value that earns nothing; zero where the form has none */
  readonly zero: Fraction;
  /** Of 分段, the easiest first */
  readonly steps: readonly ScoreStep[];
  /** The target itself does not count as reached. */
  readonly strict: boolean;
  /** Missing it, or its occurring, makes the whole appraisal zero. */
  readonly veto: boolean;
}

export interface IndicatorFacts {
  readonly indicator: Indicator;
  readonly value: Fraction;
}

/** Points of one indicator; negative for what is deducted. */
export type IndicatorRule = Rule<IndicatorFacts, Fraction, 'appraisal'>;

/** Positive, zero or negative, as `a` is better than, as good as or worse than `b`. */
export const better = (direction: Direction, a: Fraction, b: Fraction): number =>
  direction === '越高越好' ? compare(a, b) : compare(b, a);
