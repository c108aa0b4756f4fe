import type { Area } from '../../shared/settle/area.ts';
import { FLAG_STATUS } from '../../shared/sheets/tabs/early-warning-tabs.ts';
import { ruleNames } from '../../shared/watch/rule-names.ts';
import { track } from '../../shared/watch/tracking/track.ts';
import type { Watched } from '../../shared/watch/watch.ts';
import { table } from './print.ts';

/** How many flags every rule raised, and how far they are. */
export function watchSummary({ flags, period }: Watched, area: Area): string[] {
  const nameOf = ruleNames(area);
  const { tracked } = track(flags, area.tables.flagHandling, period);
  const statuses = FLAG_STATUS.map(({ hant }) => hant);
  const rows = [...Map.groupBy(tracked, ({ flag }) => flag.rule)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, own]) => [
      nameOf(rule).title,
      ...statuses.map((status) => String(own.filter((one) => one.status === status).length)),
      String(own.length),
    ]);
  const lines = rows.length > 0 ? table([['規則', ...statuses, '合計'], ...rows]) : [];
  return [`異常 ${tracked.length} 條`, ...lines];
}
