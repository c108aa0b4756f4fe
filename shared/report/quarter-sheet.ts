import { MONTHS } from '../rules/payment/month-budget.ts';
import { settle } from '../settle/settle.ts';
import type { SheetModel } from '../sheets/sheet-model.ts';
import { watchedTogether } from '../watch/quarter.ts';
import { watch } from '../watch/watch.ts';
import { quarterlyAnalysis } from './routine/documents.ts';
import { type Quarter, quarterSpan } from './routine/months.ts';
import type { WatchReportContext } from './watch-context.ts';
import { watchTab } from './watch-tab.ts';

const NAMES: readonly string[] = MONTHS;

/** 季度分析, with the month that ends a quarter: its other months are settled and watched for it. */
export function quarterSheet(context: WatchReportContext): SheetModel | undefined {
  const { area, digest, caseWatch, watched } = context;
  const { period } = watched;
  const quarter = QUARTERS.find((one) => period.kind === 'month' && NAMES[one * 3 - 1] === period.month);
  if (quarter === undefined) return undefined;
  const span = quarterSpan(period.year, quarter);
  const before = span.months.slice(0, -1).flatMap((month) => {
    if (!digest.cells.some((cell) => cell.month === month)) return [];
    const settlement = settle(area, digest, { kind: 'month', year: period.year, month }, () => {});
    return settlement ? [watch(area, digest, caseWatch, settlement, () => {})] : [];
  });
  const together = { ...context, watched: watchedTogether(area, [...before, watched]) };
  return watchTab(together, quarterlyAnalysis(together, span));
}

const QUARTERS: readonly Quarter[] = [1, 2, 3, 4];
