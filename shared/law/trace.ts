import type { Fraction } from '../money/fraction.ts';

/** An input or a result, as a fraction of its unit. */
export interface Traced {
  readonly value: Fraction;
  readonly unit: '元' | '點' | '元/點' | '倍' | '天' | '例' | '';
}

/** One application of a rule: its formula in the symbols of `inputs`, the numbers put in, and what came out. */
export interface TraceStep {
  readonly rule: string;
  readonly formula: string;
  readonly inputs: Readonly<Record<string, Traced>>;
  readonly result: Traced;
}

/** Told of every rule applied. The hot loop passes none; the same functions then run without it. */
export type Trace = (step: TraceStep) => void;

export const traced = (value: Fraction, unit: Traced['unit'] = ''): Traced => ({ value, unit });
