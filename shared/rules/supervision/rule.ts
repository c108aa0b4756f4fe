import type { Rule, SupervisionStep } from '../../law/rule.ts';

/** A rule that watches; the part of the supervision that applies it knows its facts. */
export type SupervisionRule = Rule<never, unknown, SupervisionStep>;
