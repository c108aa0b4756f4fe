import type { MethodRule } from '../method-rule.ts';

/** 單病種付費: its rules in the order they apply. */
export const diseasePackageRules: readonly MethodRule[] = [];
