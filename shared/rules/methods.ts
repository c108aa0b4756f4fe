import { appraisalRules } from './appraisal/rules.ts';
import { bedDayStandardRules } from './bed-day/rules.ts';
import { benefitsRules } from './benefits/rules.ts';
import { capitationRules } from './capitation/rules.ts';
import { diseasePackageRules } from './disease-package/rules.ts';
import { equivalentsRules } from './equivalents/rules.ts';
import { fundBudgetRules } from './fund-budget/rules.ts';
import { groupPaymentRules } from './group-payment/rules.ts';
import { longTermCareRules } from './long-term-care/rules.ts';
import type { MethodRule } from './method-rule.ts';
import { negotiatedValueRules } from './negotiated-value/rules.ts';
import { pricePoolRules } from './price-pool/rules.ts';
import { procurementRules } from './procurement/rules.ts';
import { workingCapitalRules } from './working-capital/rules.ts';

/**
 * The rules of every payment method besides points. Every programme carries them: a county may use a method that its
 * scheme's texts do not describe, and the report then shows by grade that no text was read.
 */
export const METHOD_RULES: readonly MethodRule[] = [
  ...appraisalRules,
  ...fundBudgetRules,
  ...capitationRules,
  ...bedDayStandardRules,
  ...diseasePackageRules,
  ...negotiatedValueRules,
  ...equivalentsRules,
  ...procurementRules,
  ...pricePoolRules,
  ...groupPaymentRules,
  ...workingCapitalRules,
  ...benefitsRules,
  ...longTermCareRules,
];
