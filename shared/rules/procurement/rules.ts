import type { MethodRule } from '../method-rule.ts';

/** 集採結餘留用: its rules in the order they apply. */
export const procurementRules: readonly MethodRule[] = [];
