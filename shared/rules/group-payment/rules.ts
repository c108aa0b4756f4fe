import type { MethodRule } from '../method-rule.ts';

/** 集團總額付費: its rules in the order they apply. */
export const groupPaymentRules: readonly MethodRule[] = [];
