import { type CorrectionNotice, correctionNotice } from '../../shared/settle/correction-notice.ts';
import type { Store } from '../gateways/store.ts';
import type { Entry } from '../runs/ledger.ts';
import { sincePublished } from '../runs/published.ts';
import { loadFigures } from './figures.ts';

/** What was corrected in a period since its readers were shown it last; `undefined` when nothing was. */
export async function noticeOf(
  store: Store,
  area: string,
  entries: readonly Entry[],
  { period, runId }: { readonly period: string; readonly runId: string },
): Promise<CorrectionNotice | undefined> {
  const since = sincePublished(entries, period, runId);
  if (!since) return undefined;
  const { published, source, corrections } = since;
  return correctionNotice(
    { entry: published, figures: await loadFigures(store, area, source.runId) },
    await Promise.all(
      corrections.map(async (entry) => ({ entry, figures: await loadFigures(store, area, entry.runId) })),
    ),
  );
}
