import { sampleAppraisal } from './appraisal.ts';
import { sampleBedDays } from './bed-day.ts';
import { sampleBenefits } from './benefits.ts';
import { sampleCapitation } from './capitation.ts';
import { samplePackages } from './disease-package.ts';
import { sampleEquivalents } from './equivalents.ts';
import { type Inpatient, sampleBudget } from './fund-budget.ts';
import { sampleGroup } from './group-payment.ts';
import { sampleLongTermCare } from './long-term-care.ts';
import type { MethodRows, MethodSample, Row, SampleYear } from './method-rows.ts';
import { sampleNegotiation } from './negotiated-value.ts';
import { samplePricePool } from './price-pool.ts';
import { sampleProcurement } from './procurement.ts';
import { sampleWorkingCapital } from './working-capital.ts';

const SAMPLES: readonly MethodSample[] = [
  sampleAppraisal,
  sampleCapitation,
  sampleBedDays,
  samplePackages,
  sampleNegotiation,
  sampleEquivalents,
  sampleProcurement,
  samplePricePool,
  sampleGroup,
  sampleWorkingCapital,
  sampleBenefits,
  sampleLongTermCare,
];

/** Every payment method besides points, and what that makes of 參數 and 預算. */
export interface AllMethods {
  readonly parameters: readonly Row[];
  readonly budgetTab: readonly Row[];
  readonly tabs: MethodRows['tabs'];
}

export function sampleMethods(sample: SampleYear, inpatient: readonly Inpatient[]): AllMethods {
  const made = SAMPLES.map((method) => method(sample));
  const budget = sampleBudget(
    sample.year,
    inpatient,
    made.flatMap((method) => method.budget ?? []),
  );
  const all = [budget, ...made];
  return {
    parameters: all.flatMap((method) => (method.parameters ?? []).map((row) => [...row, '示例數據', '推定'])),
    budgetTab: budget.budgetTab,
    tabs: Object.assign({}, ...all.map(({ tabs }) => tabs)),
  };
}
