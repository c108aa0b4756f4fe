import type { SheetModel } from '../sheets/sheet-model.ts';
import { isWatched } from '../watch/document.ts';
import { consortiumOwner, refuseForeign } from './owner.ts';
import {
  FLASH_SHEET,
  monthlyFlash,
  QUARTER_SHEET,
  quarterlyAnalysis,
  routineDocuments,
  TRACKING_SHEET,
  trackingList,
  YEAR_SHEET,
  yearlyEvaluation,
} from './routine/documents.ts';
import { type Span, spanOf } from './routine/months.ts';
import { budgetNotice, NOTICE_SHEET } from './routine/notice.ts';
import { ownWatchContext, type WatchReportContext } from './watch-context.ts';
import { type WatchDocument, watchTab } from './watch-tab.ts';

/** Told where a digest stood in for the cases. */
const NOT_SEEN = '本次以摘要代替病例，沒有逐例監管：異常清單不含病例異常，「沒有」不等於「沒有發現」。';

/** The tabs of 監管報告.xlsx, for the bureau: routine documents first, then what every part found. */
export function supervisionReport(
  context: WatchReportContext,
  span: Span = spanOf(context.watched.period),
): readonly SheetModel[] {
  const opening = isWatched(context.caseWatch) ? [] : [NOT_SEEN];
  const documents = [
    ...routineDocuments(context, span),
    ...context.watched.sheets.map((sheet): WatchDocument => ({ ...sheet, about: span.title })),
  ];
  return documents.map((document) =>
    watchTab(context, { ...document, opening: [...opening, ...(document.opening ?? [])] }),
  );
}

/**
 * What the leaders of one 醫共體 are given: 預算告知書, the period's analysis and the open hints of their own members, with
 * no person in it, made from data in which nobody else's rows are left and checked once more.
 *
 * @throws ForeignContent
 */
export function consortiumSupervision(
  context: WatchReportContext,
  code: string,
  span: Span = spanOf(context.watched.period),
): readonly SheetModel[] {
  const { area } = context;
  const owner = consortiumOwner(area, code);
  const own = ownWatchContext(context, owner);
  const analysis = { 1: monthlyFlash, 3: quarterlyAnalysis, 12: yearlyEvaluation }[span.months.length];
  const documents = [
    budgetNotice(own, area.consortia.get(code)!, context),
    ...(analysis ? [analysis(own, span)] : []),
    trackingList(own, span),
    ...own.watched.sheets
      .filter(({ part }) => TOLD.includes(part))
      .map((sheet): WatchDocument => ({ ...sheet, about: span.title })),
  ];
  const sheets = documents.map((document) => watchTab(own, document));
  refuseForeign(sheets, area, owner);
  return sheets;
}

/** Doctors and the ranking for on-site checks are the bureau's. */
const TOLD: readonly string[] = ['indicator', 'earlyWarning'];

/** Every tab that a report file may have of the supervision. */
export const CONSORTIUM_TABS: readonly string[] = [
  NOTICE_SHEET,
  FLASH_SHEET,
  QUARTER_SHEET,
  YEAR_SHEET,
  TRACKING_SHEET,
  '監測指標',
  '機構監測',
  '病種結構',
  '費用結構',
  '預警',
];
