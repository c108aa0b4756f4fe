import type { MethodRule } from '../method-rule.ts';
import { appraisalCoefficient } from './coefficient.ts';
import { depositRelease } from './deposit-release.ts';
import { deductedIndicator } from './indicator-deduction.ts';
import { linearIndicator } from './indicator-linear.ts';
import { steppedIndicator } from './indicator-steps.ts';
import { targetIndicator } from './indicator-target.ts';
import { rewardPool } from './reward-pool.ts';
import { totalScore } from './total-score.ts';

/** 考核: its rules in the order they apply. */
export const appraisalRules: readonly MethodRule[] = [
  linearIndicator,
  steppedIndicator,
  targetIndicator,
  deductedIndicator,
  totalScore,
  depositRelease,
  appraisalCoefficient,
  rewardPool,
];
