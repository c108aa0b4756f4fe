import type { SupervisionRule } from '../rule.ts';

/** The rules of 醫師記分, in the order they are applied. */
export const doctorPointsRules: readonly SupervisionRule[] = [];
