import type { Statement } from '../../settle/methods/statement.ts';
import { appraisalExplained } from './appraisal.ts';
import { bedDayExplained } from './bed-day.ts';
import { benefitsExplained } from './benefits.ts';
import { capitationExplained } from './capitation.ts';
import { diseasePackageExplained } from './disease-package.ts';
import { equivalentsExplained } from './equivalents.ts';
import type { MethodExplained } from './explained.ts';
import { fundBudgetExplained } from './fund-budget.ts';
import { fundYearExplained } from './fund-year.ts';
import { groupPaymentExplained } from './group-payment.ts';
import { longTermCareExplained } from './long-term-care.ts';
import { negotiatedValueExplained } from './negotiated-value.ts';
import { pricePoolExplained } from './price-pool.ts';
import { procurementExplained } from './procurement.ts';
import { workingCapitalExplained } from './working-capital.ts';

/** How the amounts of every method's statement come about. */
export const METHODS_EXPLAINED: Readonly<Record<Statement['method'], MethodExplained>> = {
  appraisal: appraisalExplained,
  fundBudget: fundBudgetExplained,
  capitation: capitationExplained,
  bedDayStandard: bedDayExplained,
  diseasePackage: diseasePackageExplained,
  negotiatedValue: negotiatedValueExplained,
  equivalents: equivalentsExplained,
  procurement: procurementExplained,
  pricePool: pricePoolExplained,
  groupPayment: groupPaymentExplained,
  workingCapital: workingCapitalExplained,
  benefits: benefitsExplained,
  longTermCare: longTermCareExplained,
  fundYear: fundYearExplained,
};
