import type { MethodRule } from '../method-rule.ts';

/** 預付金: its rules in the order they apply. */
export const workingCapitalRules: readonly MethodRule[] = [];
