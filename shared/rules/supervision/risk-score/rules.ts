import type { SupervisionRule } from '../rule.ts';

/** The rules of 風險畫像, in the order they are applied. */
export const riskScoreRules: readonly SupervisionRule[] = [];
