import type { MethodRule } from '../method-rule.ts';
import { capitationAttribution } from './attribution.ts';
import { capitationBudget } from './budget.ts';
import { capitationControl } from './control.ts';
import { capitationDue } from './due.ts';
import { capitationMonth } from './month.ts';
import { noPerformance, performanceByRates, performanceByScore } from './performance.ts';
import { capitationSharing } from './sharing.ts';
import { capitationStandard } from './standard.ts';

/** 門診按人頭付費: its rules in the order they apply. */
export const capitationRules: readonly MethodRule[] = [
  capitationAttribution,
  capitationStandard,
  capitationBudget,
  capitationControl,

  // 績效掛鉤：由 capitation.performance.by 選一
  noPerformance,
  performanceByRates,
  performanceByScore,

  capitationMonth,
  capitationSharing,
  capitationDue,
];
