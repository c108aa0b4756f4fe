import type { MethodRule } from '../method-rule.ts';

/** 談判相對價值: its rules in the order they apply. */
export const negotiatedValueRules: readonly MethodRule[] = [];
