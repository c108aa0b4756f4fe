import type { Fraction } from '../money/fraction.ts';

/** An input or a result, as a fraction of its unit. */
export interface Traced {
  readonly value: Fraction;
  readonly unit: '元' | '點' | '元/點' | '倍' | '天' | '例' | '';
  /** What a symbol stands for, in Chinese */
  readonly name?: string;
  /** The setting it is, by its dotted key */
  readonly parameter?: string;
  /** Where the rule had to choose between equals: why so */
  readonly reason?: string;
}

/** One application of a rule: its formula in the symbols of `inputs`, the numbers put in, and what came out. */
export interface TraceStep {
  readonly rule: string;
  /** Of a rule with a result for each of several: whose this one is */
  readonly part?: string;
  readonly formula: string;
  readonly inputs: Readonly<Record<string, Traced>>;
  readonly result: Traced;
}

/** Told of every rule applied. The hot loop passes none; the same functions then run without it. */
export type Trace = (step: TraceStep) => void;

export const traced = (
  value: Fraction,
  unit: Traced['unit'] = '',
  name?: string,
  parameter?: string,
): Traced => ({
  value,
  unit,
  ...(name !== undefined && { name }),
  ...(parameter !== undefined && { parameter }),
});

/** A setting as an input, with its dotted key. */
export const setting = (value: Fraction, name: string, parameter: string): Traced =>
  traced(value, '', name, parameter);
