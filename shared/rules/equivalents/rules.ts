import type { MethodRule } from '../method-rule.ts';

/** 標化工作當量: its rules in the order they apply. */
export const equivalentsRules: readonly MethodRule[] = [];
