import type { MethodStep, Rule } from '../law/rule.ts';

/** A rule of a payment method besides points; the method that applies it knows its facts. */
export type MethodRule = Rule<never, unknown, MethodStep>;
