import type { RowOf } from '../tab.ts';
import { incentivesTab, innovationTab, lastYearPointsTab, negotiatedDrugsTab } from './adjustment-tabs.ts';
import { consortiaTab, institutionsTab, parametersTab } from './area-tabs.ts';
import { casesTab, decisionsTab } from './case-tabs.ts';
import { coefficientsTab, componentsTab, groupsTab, referenceCasesTab } from './group-tabs.ts';
import { budgetTab, clearingAdjustmentsTab, monthPaymentsTab, monthWeightsTab } from './money-tabs.ts';

/** Every tab a settlement reads, by the name code uses; in workbook order. */
export const TABS = {
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
  incentives: incentivesTab,
  negotiatedDrugs: negotiatedDrugsTab,
  innovation: innovationTab,
} as const;

export type TabKey = keyof typeof TABS;

/** All rows of all tabs but 病例, whose rows stream. */
export type Tables = {
  readonly [K in Exclude<TabKey, 'cases'>]: readonly RowOf<(typeof TABS)[K]>[];
};

export type CaseRow = RowOf<typeof casesTab>;
export type ParameterRow = RowOf<typeof parametersTab>;
export type GroupRow = RowOf<typeof groupsTab>;
export type DecisionRow = RowOf<typeof decisionsTab>;
