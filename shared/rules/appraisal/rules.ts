import type { MethodRule } from '../method-rule.ts';

/** 考核: its rules in the order they apply. */
export const appraisalRules: readonly MethodRule[] = [];
