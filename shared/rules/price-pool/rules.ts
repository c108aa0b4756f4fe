import type { MethodRule } from '../method-rule.ts';

/** 調價資金池: its rules in the order they apply. */
export const pricePoolRules: readonly MethodRule[] = [];
