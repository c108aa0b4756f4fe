import type { MethodRule } from '../method-rule.ts';

/** 待遇與轉診: its rules in the order they apply. */
export const benefitsRules: readonly MethodRule[] = [];
