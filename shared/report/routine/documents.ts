import type { WatchReportContext } from '../watch-context.ts';
import type { WatchDocument } from '../watch-tab.ts';
import { flagStatusTable, openCountsTable, openFlagsTable } from './flag-tables.ts';
import { fundTable } from './fund-table.ts';
import { groupTable } from './group-table.ts';
import { indicatorValues, shortIndicators } from './indicator-tables.ts';
import { institutionTable } from './institution-table.ts';
import type { Span } from './months.ts';
import { monthsTable } from './months-table.ts';
import { talks } from './talks.ts';

export const FLASH_SHEET = '月度快報';
export const QUARTER_SHEET = '季度分析';
export const YEAR_SHEET = '年度評價';
export const TRACKING_SHEET = '跟蹤清單';

/** 每月數據分析：基金、機構、病種、異常與預警，一月一份。 */
export const monthlyFlash = (context: WatchReportContext, span: Span): WatchDocument => ({
  sheet: FLASH_SHEET,
  about: span.title,
  title: '月度快報',
  tables: [
    fundTable(context),
    institutionTable(context, span),
    ...warningTables(context),
    flagStatusTable(context),
    groupTable(context, span),
  ],
});

/** 季度分析：三個月逐月，與上季相比。 */
export const quarterlyAnalysis = (context: WatchReportContext, span: Span): WatchDocument => ({
  sheet: QUARTER_SHEET,
  about: span.title,
  title: '季度分析',
  tables: [
    monthsTable(context, span),
    institutionTable(context, span),
    ...warningTables(context),
    flagStatusTable(context),
    groupTable(context, span),
    ...shortIndicators(context),
  ],
});

/** 年度評價：全年的基金、機構、指標與異常的了結。 */
export const yearlyEvaluation = (context: WatchReportContext, span: Span): WatchDocument => ({
  sheet: YEAR_SHEET,
  about: span.title,
  title: '年度評價',
  tables: [
    fundTable(context),
    monthsTable(context, span),
    institutionTable(context, span),
    ...indicatorValues(context),
    ...shortIndicators(context),
    ...warningTables(context),
    flagStatusTable(context),
    groupTable(context, span),
  ],
});

/** 全程跟蹤監管：未了結的異常，直到處理或排除。 */
export const trackingList = (context: WatchReportContext, span: Span): WatchDocument => ({
  sheet: TRACKING_SHEET,
  about: span.title,
  title: '跟蹤清單',
  tables: [openCountsTable(context), openFlagsTable(context)],
});

/** What a month, a quarter or a year has of them. */
export function routineDocuments(context: WatchReportContext, span: Span): readonly WatchDocument[] {
  const first = { 1: monthlyFlash, 3: quarterlyAnalysis, 12: yearlyEvaluation }[span.months.length];
  return [...(first ? [first(context, span)] : []), talks(context, span), trackingList(context, span)];
}

const warningTables = ({ watched }: WatchReportContext) =>
  watched.sheets
    .filter(({ part, sheet }) => part === 'earlyWarning' && sheet === '預警')
    .flatMap(({ tables }) => tables.filter(({ key }) => key === 'warnings'))
    .map((table) => ({ ...table, columns: table.columns.filter(({ key }) => key !== 'clauses') }));
