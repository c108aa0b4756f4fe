import { finding } from '../../findings/finding.ts';
import { redLights } from '../early-warning/red-lights.ts';
import { paceTable, warningsTable } from '../early-warning/tables.ts';
import { fundWarnings, institutionWarnings, lastMonth, tellWarning } from '../early-warning/warnings.ts';
import type { WatchContext, WatchPart } from '../part.ts';
import { checkHandling } from '../tracking/check.ts';
import { trackingTables } from '../tracking/tables.ts';
import { track } from '../tracking/track.ts';

/** 預警與異常清單：最後一步，看得到之前各步的異常與指標。 */
export const earlyWarningPart: WatchPart = {
  step: 'earlyWarning',
  title: '預警',
  check: checkHandling,
  watch: (context) => {
    const { area, digest, period, report } = context;
    const lights = redLights(context);
    // Those of the funds are told by the run itself.
    for (const warning of lights) tellWarning(warning, report);
    const warnings = [
      ...fundWarnings(area, digest, period),
      ...institutionWarnings(area, digest, period),
      ...lights,
    ];
    const title = '預警';
    const tables = [warningsTable(warnings), paceTable(area, digest, lastMonth(period))];
    return {
      flags: [],
      sheets: [{ part: 'earlyWarning', sheet: title, title, tables }, ...trackingSheet(context)],
    };
  },
};

function trackingSheet({ area, flags, period, cases, report }: WatchContext) {
  const rows = area.tables.flagHandling;
  // Cases that nobody watched have no flags, and none of those noted has gone.
  const watched = cases.cells.length > 0 || flags.length > 0;
  const tracking = track(flags, watched ? rows : [], period);
  for (const { row, flag, status } of tracking.vanished) {
    const where = area.places.flagHandling(row, 'flag');
    report(finding('FLAG_VANISHED', where, { text: flag, status: status ?? '待核查' }));
  }
  const title = '異常清單';
  return [{ part: 'earlyWarning', sheet: title, title, tables: trackingTables(area, tracking) } as const];
}
