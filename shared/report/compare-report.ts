import type { SheetModel } from '../sheets/sheet-model.ts';
import type { CompareContext } from './compare-context.ts';
import { compareGroupTab } from './compare-group-tab.ts';
import { compareConsortiumTab, compareInstitutionTab } from './compare-parties-tab.ts';
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
    ...(context.base.run.area.settlesPoints ? [compareGroupTab(context)] : []),
  ];
};
