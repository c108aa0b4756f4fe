import { BedDayStandards } from '../rules/bed-day/standards.ts';
import { closedValue } from '../sheets/read-cell.ts';
import type { Tables } from '../sheets/tabs/settlement-tabs.ts';
import { LEVELS } from '../sheets/tabs/values.ts';

/** The 床日標準 tab, levels in their Traditional form; the method's check tells what is wrong with it. */
export const bedDayStandards = ({ bedDayStandards: rows }: Tables): BedDayStandards =>
  new BedDayStandards(
    rows.map(({ group, target, fromDay, toDay, standard, points, row }) => ({
      group,
      target: closedValue(target, LEVELS) ?? target,
      fromDay: fromDay ?? 1,
      toDay: toDay ?? undefined,
      standard: standard ?? undefined,
      points: points ?? undefined,
      row,
    })),
  );
