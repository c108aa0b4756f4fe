import { finding } from '../../findings/finding.ts';
import type { Period } from '../../settle/settlement.ts';
import type { WatchContext } from '../part.ts';
import { houseIndicator } from './targets.ts';
import { computed, type Sources, termsOf } from './terms.ts';
import { quantityOf } from './typed.ts';

/** Numbers of this year that were typed although the program counts them itself, which it goes by. */
export function reportIdle({ area, report, use }: WatchContext, sources: Sources): void {
  const { year: ofYear } = area.params;
  for (const { row, item: text, party, fund, year, month } of area.tables.watchData) {
    if (year !== ofYear) continue;
    const period: Period = month === null ? { kind: 'year', year } : { kind: 'month', year, month };
    const place = { party: party ?? undefined, fund: fund ?? undefined, period };
    const quantity = quantityOf(text);
    const indicator = houseIndicator(text);
    const known = quantity
      ? computed(sources, place, quantity)
      : indicator && use(indicator).apply(termsOf(sources, place));
    if (known) report(finding('WATCH_VALUE_COMPUTED', area.places.watchData(row, 'value'), { text }));
  }
}
