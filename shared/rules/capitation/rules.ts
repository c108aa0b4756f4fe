import type { MethodRule } from '../method-rule.ts';

/** 門診按人頭付費: its rules in the order they apply. */
export const capitationRules: readonly MethodRule[] = [];
