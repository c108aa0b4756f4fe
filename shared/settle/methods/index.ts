import { appraisal } from './appraisal.ts';
import { bedDayStandard } from './bed-day.ts';
import { benefits } from './benefits.ts';
import { capitation } from './capitation.ts';
import { diseasePackage } from './disease-package.ts';
import { equivalents } from './equivalents.ts';
import { fundBudget } from './fund-budget.ts';
import { fundYear } from './fund-year.ts';
import { groupPayment } from './group-payment.ts';
import { longTermCare } from './long-term-care.ts';
import type { Method } from './method.ts';
import { negotiatedValue } from './negotiated-value.ts';
import { pricePool } from './price-pool.ts';
import { procurement } from './procurement.ts';
import { workingCapital } from './working-capital.ts';

/** Every payment method besides points, in the order a period settles them; the fund's year on one page comes last. */
export const METHODS: readonly Method[] = [
  appraisal,
  fundBudget,
  capitation,
  bedDayStandard,
  diseasePackage,
  negotiatedValue,
  equivalents,
  procurement,
  pricePool,
  groupPayment,
  workingCapital,
  benefits,
  longTermCare,
  fundYear,
];
