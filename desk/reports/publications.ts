import { sha256 } from '../../functions/gateways/sha256.ts';
import type { Store } from '../../functions/gateways/store.ts';
import { type Figures, loadFigures } from '../../functions/jobs/figures.ts';
import { type Entry, standing } from '../../functions/runs/ledger.ts';
import { sourceOf } from '../../functions/runs/published.ts';
import { canonicalJson, hashOf } from '../../shared/settle/hash.ts';

/** A period as the leaders were shown it: what was published, and the closing or correction that it shows. */
export interface Publication {
  readonly period: string;
  readonly published: Entry;
  readonly source: Entry;
}

/** Every publication of an area, first to last. What was closed or corrected and not published since is not among them. */
export function publicationsOf(entries: readonly Entry[]): readonly Publication[] {
  return entries.flatMap((published) => {
    const source = published.kind === 'published' ? sourceOf(entries, published) : undefined;
    return source ? [{ period: published.period, published, source }] : [];
  });
}

/** The publication that stands for each period: its latest. */
export const latestOf = (publications: readonly Publication[]): ReadonlyMap<string, Publication> =>
  new Map(publications.map((publication) => [publication.period, publication]));

/** A correction of a published period that nobody has published yet. */
export function unpublishedCorrection(
  entries: readonly Entry[],
  { period, source }: Publication,
): Entry | undefined {
  const now = standing(entries, period);
  return now && now.seq !== source.seq ? now : undefined;
}

/**
 * The stored figures of what a publication shows.
 * @throws Error when they are not what the ledger's digest says
 */
export async function figuresOf(store: Store, area: string, { source }: Publication): Promise<Figures> {
  const figures = await loadFigures(store, area, source.runId);
  if (hashOf(sha256, canonicalJson(figures)) !== source.resultDigest) {
    throw new Error(`the figures of ${source.runId} are not those of entry ${source.seq}`);
  }
  return figures;
}
