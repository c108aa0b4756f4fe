import { lowCost } from '../../rules/supervision/case-flag/low-cost.ts';
import type { WatchCell } from '../case-watch.ts';
import type { Flag } from '../flag.ts';
import type { WatchArea } from './watch-area.ts';

/** An institution in a month. */
export const placeInTime = (institution: string, month: string): string => `${month} ${institution}`;

/** Low-cost cases are listed one by one where they are too large a share of the month's: the rest only count. */
export function listedPlaces(
  low: ReadonlyMap<string, number>,
  cells: readonly WatchCell[],
  { lowShare, params }: Pick<WatchArea, 'lowShare' | 'params'>,
): ReadonlySet<string> {
  const cases = new Map<string, number>();
  for (const cell of cells) {
    const place = placeInTime(cell.institution, cell.month);
    cases.set(place, (cases.get(place) ?? 0) + cell.cases);
  }
  const listed = [...low].filter(
    ([place, count]) => lowShare?.when?.({ low: count, cases: cases.get(place)!, params }) ?? true,
  );
  return new Set(listed.map(([place]) => place));
}

/** The flags without those of low-cost cases that are not listed. */
export function withoutUnlisted(
  flags: readonly Flag[],
  cells: readonly WatchCell[],
  area: Pick<WatchArea, 'lowShare' | 'params'>,
): readonly Flag[] {
  const low = new Map<string, number>();
  for (const { rule, institution, month } of flags) {
    if (rule !== lowCost.id) continue;
    const place = placeInTime(institution, month);
    low.set(place, (low.get(place) ?? 0) + 1);
  }
  const listed = listedPlaces(low, cells, area);
  return flags.filter(
    ({ rule, institution, month }) => rule !== lowCost.id || listed.has(placeInTime(institution, month)),
  );
}
