import type { MethodRule } from '../method-rule.ts';

/** 長期護理保險: its rules in the order they apply. */
export const longTermCareRules: readonly MethodRule[] = [];
