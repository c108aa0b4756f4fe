import type { MethodRule } from '../method-rule.ts';

/** 總額預算: its rules in the order they apply. */
export const fundBudgetRules: readonly MethodRule[] = [];
