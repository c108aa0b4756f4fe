import type { SheetModel } from '../sheets/sheet-model.ts';
import type { CompareContext, CompareNames } from './compare-context.ts';
import { compareGroupTab } from './compare-group-tab.ts';
import { compareConsortiumTab, compareInstitutionTab, comparePartiesTab } from './compare-parties-tab.ts';
import { compareSourcesTab } from './compare-sources-tab.ts';
import { compareSummaryTab } from './compare-summary-tab.ts';

/** The tabs of 比較.xlsx and of 測算.xlsx: values only, every sum of parts beside the whole change. */
export const compareReport = (context: CompareContext): readonly SheetModel[] => {
  const anybody = context.others.some(
    ({ comparison }) => comparison.before.area.consortia.size + comparison.after.area.consortia.size > 0,
  );
  return [
    compareSummaryTab(context),
    compareSourcesTab(context),
    compareInstitutionTab(context),
    ...(anybody ? [compareConsortiumTab(context)] : []),
    ...groupTabs(context),
  ];
};

/** The same in the bureau's workbook, beside its 機構 and 病組; who gains and who loses comes first. */
export const compareTabs = (
  context: CompareContext & { readonly names: CompareNames },
): readonly SheetModel[] => [
  comparePartiesTab(context),
  compareSummaryTab(context),
  compareSourcesTab(context),
  ...groupTabs(context),
];

const groupTabs = (context: CompareContext): readonly SheetModel[] =>
  context.base.run.area.settlesPoints ? [compareGroupTab(context)] : [];

export const WHAT_IF_TABS: CompareNames = {
  institutions: '測算比較',
  summary: '測算概要',
  sources: '測算來源',
  groups: '測算病組',
};

export const CONTRAST_TABS: CompareNames = {
  institutions: '結算對比',
  summary: '對比概要',
  sources: '對比來源',
  groups: '對比病組',
};
