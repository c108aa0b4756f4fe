import type { MethodRule } from '../method-rule.ts';

/** 床日付費: its rules in the order they apply. */
export const bedDayStandardRules: readonly MethodRule[] = [];
