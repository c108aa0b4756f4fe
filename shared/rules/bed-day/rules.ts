import type { MethodRule } from '../method-rule.ts';
import { bedDayAmount } from './amount.ts';
import { bedDayAppraisal } from './appraisal.ts';
import { bedDayLimit } from './limit.ts';
import { bedDayClearing, bedDayPrepayment } from './payment.ts';

/** 床日付費: its rules in the order they apply. */
export const bedDayStandardRules: readonly MethodRule[] = [
  bedDayAppraisal,
  bedDayAmount,
  bedDayLimit,
  bedDayPrepayment,
  bedDayClearing,
];
