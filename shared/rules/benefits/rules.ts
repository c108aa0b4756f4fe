import type { MethodRule } from '../method-rule.ts';
import { basicBenefit } from './basic.ts';
import { criticalBenefit } from './critical.ts';
import { accumulatedDeductible, oneStayDeductible, separateDeductible } from './deductible.ts';
import { benefitFloor, levelGap } from './requirements.ts';
import { supplementBenefit } from './supplement.ts';

/** The rules of 待遇與轉診, in the order they are applied; of the deductibles benefits.referral chooses one. */
export const benefitsRules: readonly MethodRule[] = [
  oneStayDeductible,
  accumulatedDeductible,
  separateDeductible,
  basicBenefit,
  supplementBenefit,
  criticalBenefit,
  levelGap,
  benefitFloor,
];
