import type { Column, ColumnType } from '../sheets/column.ts';
import { TABS, type TabKey } from '../sheets/tabs/settlement-tabs.ts';

type ColumnOf<K extends TabKey> = keyof (typeof TABS)[K]['columns'] & string;

/** Where the required columns of names and dates are not what a person would look a row up by. */
const OWN_KEYS: { readonly [K in TabKey]?: readonly ColumnOf<K>[] } = {
  consortia: ['code'],
  institutions: ['code'],
  groups: ['code'],
  cases: ['case'],
  decisions: ['case'],
  referenceCases: ['year', 'institution', 'group'],
  appraisalIndicators: ['plan', 'indicator'],
  appraisalBands: ['plan', 'from'],
  appraisalMoney: ['plan', 'fund', 'party', 'item'],
  fundBudgetBase: ['fund', 'year', 'element'],
  fundBudgetCategories: ['fund', 'category', 'factor'],
  fundBudgetAdjustments: ['fund', 'item', 'date', 'source'],
  fundBudgetParts: ['fund', 'part', 'consortium'],
  capitationPersons: ['person', 'fund', 'from'],
  capitationAreas: ['area'],
  capitationHeads: ['fund', 'consortium', 'institution', 'group'],
  capitationStandards: ['fund', 'group', 'party', 'ageFrom', 'disease'],
  capitationHistory: ['fund', 'group', 'party', 'year'],
  capitationSpending: ['month', 'fund', 'institution', 'consortium', 'person'],
  bedDayStandards: ['group', 'target', 'fromDay'],
  bedDayStays: ['fund', 'institution', 'month', 'group'],
  bedDayTargets: ['institution', 'group'],
  packageCases: ['case'],
  equivalentWork: ['institution', 'item', 'month'],
  equivalentCeilings: ['institution', 'item'],
  equivalentSamples: ['institution', 'item'],
  equivalentMoney: ['kind', 'institution'],
  pricePoolEntries: ['kind', 'document'],
  servicePrices: ['code'],
  priceIndicators: ['indicator', 'party'],
  groupBase: ['consortium', 'fund', 'year'],
  groupSpending: ['consortium', 'fund', 'month', 'institution', 'kind'],
  workingCapitalHistory: ['fund', 'institution', 'spendingYear'],
  benefitPolicies: ['fund', 'cover', 'level'],
  benefitStays: ['stay'],
  careIncome: ['source', 'document'],
  careServices: ['institution', 'provider', 'item'],
};

const NAMING: readonly ColumnType[] = ['text', 'identifier', 'listed', 'month', 'monthOfYear', 'date'];

/**
 * The columns by which a row is known again in another input. Where several rows have the same key, such as the entries
 * of one budget item, they are told together.
 */
export function rowKeys(tab: TabKey): readonly string[] {
  const own: readonly string[] | undefined = OWN_KEYS[tab];
  if (own) return own;
  const columns = Object.entries(TABS[tab].columns as Readonly<Record<string, Column>>);
  return columns.flatMap(([key, { required, type }]) => (required && NAMING.includes(type) ? [key] : []));
}
