import type { MethodRule } from '../method-rule.ts';
import { currentBudget } from './current.ts';
import { growthGuard } from './growth-guard.ts';
import { divideBudget } from './items.ts';
import { openingAgreed } from './opening-agreed.ts';
import { openingAudited } from './opening-audited.ts';
import { openingContribution, openingMean, openingWeighted } from './opening-years.ts';
import { categoryBudget, openingZeroBased } from './opening-zero-based.ts';
import { packageWeight } from './package.ts';
import { inpatientParts, outpatientPackage } from './parts.ts';
import { setAside } from './reserve.ts';
import { yearBase } from './year-base.ts';

/** 總額預算: its rules in the order they apply. */
export const fundBudgetRules: readonly MethodRule[] = [
  yearBase,
  categoryBudget,
  openingAudited,
  openingMean,
  openingWeighted,
  openingContribution,
  openingZeroBased,
  openingAgreed,
  growthGuard,
  setAside,
  divideBudget,
  currentBudget,
  packageWeight,
  outpatientPackage,
  inpatientParts,
];
