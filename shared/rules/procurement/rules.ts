import type { MethodRule } from '../method-rule.ts';
import { procurementBudget } from './budget.ts';
import { procurementRetained } from './retained.ts';

/** 集採結餘留用: its rules in the order they apply. */
export const procurementRules: readonly MethodRule[] = [procurementBudget, procurementRetained];
