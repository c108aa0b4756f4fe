import type { MethodRule } from '../method-rule.ts';
import { advanceAmount } from './amount.ts';
import { advanceBalance } from './balance.ts';
import { advanceEligibility } from './eligibility.ts';

/** 預付金: its rules in the order they apply. */
export const workingCapitalRules: readonly MethodRule[] = [advanceEligibility, advanceAmount, advanceBalance];
