import type { RowOf, Tab } from '../tab.ts';
import { incentivesTab, innovationTab, lastYearPointsTab, negotiatedDrugsTab } from './adjustment-tabs.ts';
import { appraisalTabs } from './appraisal-tabs.ts';
import { consortiaTab, institutionsTab, parametersTab } from './area-tabs.ts';
import { bedDayStandardTabs } from './bed-day-tabs.ts';
import { benefitsTabs } from './benefits-tabs.ts';
import { capitationTabs } from './capitation-tabs.ts';
import { caseFlagTabs } from './case-flag-tabs.ts';
import { casesTab, decisionsTab } from './case-tabs.ts';
import { diseasePackageTabs } from './disease-package-tabs.ts';
import { doctorPointsTabs } from './doctor-points-tabs.ts';
import { earlyWarningTabs } from './early-warning-tabs.ts';
import { equivalentsTabs } from './equivalents-tabs.ts';
import { fundBudgetTabs } from './fund-budget-tabs.ts';
import { groupPaymentTabs } from './group-payment-tabs.ts';
import { coefficientsTab, componentsTab, groupsTab, referenceCasesTab } from './group-tabs.ts';
import { indicatorTabs } from './indicator-tabs.ts';
import { longTermCareTabs } from './long-term-care-tabs.ts';
import {
  budgetTab,
  clearingAdjustmentsTab,
  lastYearMonthsTab,
  monthPaymentsTab,
  monthWeightsTab,
} from './money-tabs.ts';
import { negotiatedValueTabs } from './negotiated-value-tabs.ts';
import { pricePoolTabs } from './price-pool-tabs.ts';
import { procurementTabs } from './procurement-tabs.ts';
import { riskScoreTabs } from './risk-score-tabs.ts';
import { volumeFlagTabs } from './volume-flag-tabs.ts';
import { workingCapitalTabs } from './working-capital-tabs.ts';

/** The tabs of the settlement of points, and what every settlement needs. */
export const POINTS_TABS = {
  parameters: parametersTab,
  consortia: consortiaTab,
  institutions: institutionsTab,
  groups: groupsTab,
  coefficients: coefficientsTab,
  cases: casesTab,
  decisions: decisionsTab,
  budget: budgetTab,
  monthWeights: monthWeightsTab,
  monthPayments: monthPaymentsTab,
  clearingAdjustments: clearingAdjustmentsTab,
  referenceCases: referenceCasesTab,
  components: componentsTab,
  lastYearPoints: lastYearPointsTab,
  lastYearMonths: lastYearMonthsTab,
  incentives: incentivesTab,
  negotiatedDrugs: negotiatedDrugsTab,
  innovation: innovationTab,
} as const;

/** The tabs of the other payment methods. */
export const METHOD_TABS = {
  appraisal: appraisalTabs,
  fundBudget: fundBudgetTabs,
  capitation: capitationTabs,
  bedDayStandard: bedDayStandardTabs,
  diseasePackage: diseasePackageTabs,
  negotiatedValue: negotiatedValueTabs,
  equivalents: equivalentsTabs,
  procurement: procurementTabs,
  pricePool: pricePoolTabs,
  groupPayment: groupPaymentTabs,
  workingCapital: workingCapitalTabs,
  benefits: benefitsTabs,
  longTermCare: longTermCareTabs,
} as const;

/** The tabs of the supervision; a settlement checks them and pays nothing by them. */
export const SUPERVISION_TABS = {
  caseFlag: caseFlagTabs,
  volumeFlag: volumeFlagTabs,
  doctorPoints: doctorPointsTabs,
  indicator: indicatorTabs,
  riskScore: riskScoreTabs,
  earlyWarning: earlyWarningTabs,
} as const;

/** Every tab a settlement reads, by the name code uses; in workbook order. */
export const TABS = {
  ...POINTS_TABS,
  ...appraisalTabs,
  ...fundBudgetTabs,
  ...capitationTabs,
  ...bedDayStandardTabs,
  ...diseasePackageTabs,
  ...negotiatedValueTabs,
  ...equivalentsTabs,
  ...procurementTabs,
  ...pricePoolTabs,
  ...groupPaymentTabs,
  ...workingCapitalTabs,
  ...benefitsTabs,
  ...longTermCareTabs,
  ...caseFlagTabs,
  ...volumeFlagTabs,
  ...doctorPointsTabs,
  ...indicatorTabs,
  ...riskScoreTabs,
  ...earlyWarningTabs,
} as const;

export type TabKey = keyof typeof TABS;

/** The tabs of a workbook for points, for some of the other methods, and for the supervision. */
export const tabsFor = (
  methods: readonly string[],
  supervision = false,
): readonly (readonly [TabKey, Tab])[] =>
  Object.entries({
    ...POINTS_TABS,
    ...Object.assign({}, ...methods.map((method) => METHOD_TABS[method as keyof typeof METHOD_TABS])),
    ...(supervision && Object.assign({}, ...Object.values(SUPERVISION_TABS))),
  }) as unknown as readonly (readonly [TabKey, Tab])[];

/** All rows of all tabs but 病例, whose rows stream. */
export type Tables = {
  readonly [K in Exclude<TabKey, 'cases'>]: readonly RowOf<(typeof TABS)[K]>[];
};

export type CaseRow = RowOf<typeof casesTab>;
export type ParameterRow = RowOf<typeof parametersTab>;
export type GroupRow = RowOf<typeof groupsTab>;
export type DecisionRow = RowOf<typeof decisionsTab>;
