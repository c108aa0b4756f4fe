import { type Entry, standing } from './ledger.ts';

/** The closing or correction that a publication shows; `undefined` when the ledger has none like it. */
export const sourceOf = (entries: readonly Entry[], published: Entry): Entry | undefined =>
  entries
    .filter(({ seq }) => seq < published.seq)
    .findLast(
      ({ kind, period, inputDigest, resultDigest }) =>
        kind !== 'published' &&
        period === published.period &&
        inputDigest === published.inputDigest &&
        resultDigest === published.resultDigest,
    );

/** What the readers of a period were shown last, and the corrections since. */
export interface SincePublished {
  readonly published: Entry;
  readonly source: Entry;
  readonly corrections: readonly Entry[];
}

/** Before the publication by this run; `undefined` when nothing was published or nothing was corrected since. */
export function sincePublished(
  entries: readonly Entry[],
  period: string,
  runId: string,
): SincePublished | undefined {
  const published = entries.findLast(
    (entry) => entry.kind === 'published' && entry.period === period && entry.runId !== runId,
  );
  const source = published && sourceOf(entries, published);
  const last = standing(entries, period);
  if (!source || !last) return undefined;
  const corrections = entries.filter(
    ({ kind, period: of, seq }) =>
      kind === 'correction' && of === period && seq > source.seq && seq <= last.seq,
  );
  return corrections.length > 0 ? { published, source, corrections } : undefined;
}
