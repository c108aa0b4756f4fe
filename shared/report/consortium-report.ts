import type { Digest } from '../cases/digest.ts';
import type { Area } from '../settle/area.ts';
import type { CorrectionNotice } from '../settle/correction-notice.ts';
import type { Settlement } from '../settle/settlement.ts';
import type { SheetModel } from '../sheets/sheet-model.ts';
import { consortiumTab } from './consortium-tab.ts';
import { asWritten, type ReportContext, type Script } from './context.ts';
import { groupTab } from './group-tab.ts';
import { institutionTab } from './institution-tab.ts';
import { noticeTab, ownNotice } from './notice-tab.ts';
import { ownContext } from './own-context.ts';
import { consortiumOwner, refuseForeign } from './owner.ts';
import { pointValueTab } from './point-value-tab.ts';
import { statementTab } from './statement-tab.ts';

export interface ConsortiumReportOptions {
  readonly script?: Script;
  /** What was corrected since the leaders were told last, of all institutions */
  readonly notice?: CorrectionNotice | undefined;
}

/**
 * What the leaders of one 醫共體 get: the area's point value, and the statements, institutions and groups of its own
 * members. It is made from data in which nobody else's rows are left, and checked once more before it is handed on.
 *
 * @throws ForeignContent
 */
export function consortiumReport(
  code: string,
  area: Area,
  digest: Digest,
  settlement: Settlement,
  digests: ReportContext['digests'],
  { script = asWritten, notice }: ConsortiumReportOptions = {},
): readonly SheetModel[] {
  const { period } = settlement;
  const cells = digest.cells.filter(({ month }) => period.kind === 'year' || month === period.month);
  const whole = { area, cells, settlement, digests, findings: [], script, codeVersion: undefined };
  const owner = consortiumOwner(area, code);
  const own = ownContext(whole, owner);
  const points = area.settlesPoints
    ? [pointValueTab(whole), consortiumTab(own), institutionTab(own), groupTab(own)]
    : [];
  const sheets = [
    ...points,
    ...own.settlement.statements.map((statement) => statementTab(own, statement)),
    ...(notice ? [noticeTab(own, ownNotice(notice, area, owner))] : []),
  ];
  refuseForeign(sheets, area, owner);
  return sheets;
}
