import type { Area } from '../settle/area.ts';
import { flagId } from './flag.ts';
import type { WatchSheet } from './part.ts';
import { trackingTables } from './tracking/tables.ts';
import { track } from './tracking/track.ts';
import type { Watched } from './watch.ts';

/**
 * Three months watched one by one as one: all their flags, and the sheets as they stand at the end. What is counted over
 * a quarter or a year is the same flag in each of them, and stands once, as of the last.
 */
export function watchedTogether(area: Area, months: readonly Watched[]): Watched {
  const last = months.at(-1)!;
  const later = months.map(
    (_, index) => new Set(months.slice(index + 1).flatMap((month) => month.flags.map(flagId))),
  );
  const flags = months.flatMap((month, index) =>
    month.flags.filter((flag) => !later[index]!.has(flagId(flag))),
  );
  const each = months.map((month) => track(month.flags, area.tables.flagHandling, month.period));
  const tables = trackingTables(area, {
    tracked: each.flatMap(({ tracked }, index) => tracked.filter(({ id }) => !later[index]!.has(id))),
    vanished: each.flatMap(({ vanished }) => vanished),
  });
  const sheets = last.sheets.map(
    (sheet): WatchSheet => (sheet.sheet === FLAG_LIST ? { ...sheet, tables } : sheet),
  );
  return { period: last.period, flags, sheets };
}

export const FLAG_LIST = '異常清單';
