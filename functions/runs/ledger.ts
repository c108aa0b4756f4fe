import { canonicalJson, hashOf } from '../../shared/settle/hash.ts';
import { listAll } from '../gateways/list-all.ts';
import { sha256 } from '../gateways/sha256.ts';
import type { Document, Store, Write } from '../gateways/store.ts';
import { paths } from './paths.ts';

/** closed a month · cleared a year · correction of a closed period · published to the 醫共體 */
export type EntryKind = 'closed' | 'cleared' | 'correction' | 'published';

/** What an entry records; entries are added and never changed. */
export interface EntryBody {
  readonly kind: EntryKind;
  readonly period: string;
  readonly runId: string;
  readonly inputDigest: string;
  readonly resultDigest: string;
  /** Who prepared the run, and who recorded it */
  readonly preparedBy: string;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly document: string;
  /** The entry that a correction corrects; 0 for none */
  readonly corrects: number;
}

export interface Entry extends EntryBody {
  readonly seq: number;
  /** The hash of the entry before; of the first, of nothing */
  readonly previous: string;
  readonly hash: string;
}

const NOTHING = 'sha256:'.padEnd(71, '0');

const hashOfEntry = ({ hash: _, ...rest }: Entry): string => hashOf(sha256, canonicalJson(rest));

interface Head {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Adds an entry after the last one, together with the mark that its run is recorded. The entry there is when the
 * run was recorded before; `undefined` when another entry came in between and the caller should look again.
 */
export async function append(
  store: Store,
  area: string,
  body: EntryBody,
  also: readonly Write[] = [],
): Promise<Entry | undefined> {
  const marked = await store.get(paths.recorded(area, body.runId));
  if (marked) return entryAt(store, area, Number(marked.data['seq']));

  const stored = await store.get(paths.head(area));
  const head = (stored?.data ?? { seq: 0, hash: NOTHING }) as unknown as Head;
  const open = { ...body, seq: head.seq + 1, previous: head.hash, hash: '' };
  const entry: Entry = { ...open, hash: hashOfEntry(open) };
  const next = { seq: entry.seq, hash: entry.hash };
  const headWrite: Write = stored
    ? { kind: 'update', path: paths.head(area), data: next, ifVersion: stored.version }
    : { kind: 'create', path: paths.head(area), data: next };
  const written = await store.commit([
    { kind: 'create', path: paths.entry(area, entry.seq), data: entry as unknown as Document },
    { kind: 'create', path: paths.recorded(area, body.runId), data: { seq: entry.seq } },
    headWrite,
    ...also,
  ]);
  return written ? entry : undefined;
}

async function entryAt(store: Store, area: string, seq: number): Promise<Entry | undefined> {
  return (await store.get(paths.entry(area, seq)))?.data as unknown as Entry | undefined;
}

/** All entries of an area, first to last. */
export async function readLedger(store: Store, area: string): Promise<readonly Entry[]> {
  return (await Array.fromAsync(listAll(store, paths.ledger(area)))).map(
    ({ data }) => data as unknown as Entry,
  );
}

/** What is wrong with the chain: a gap, a changed entry, a broken link, an end cut off; by entry number. */
export async function chainFaults(store: Store, area: string): Promise<readonly string[]> {
  const entries = await readLedger(store, area);
  const head = (await store.get(paths.head(area)))?.data as unknown as Head | undefined;
  const faults: string[] = [];
  let previous = NOTHING;
  entries.forEach((entry, index) => {
    if (entry.seq !== index + 1) faults.push(`第 ${index + 1} 筆：序號為 ${entry.seq}，賬冊有缺`);
    if (entry.previous !== previous) faults.push(`第 ${entry.seq} 筆：與前一筆的鏈接不符`);
    if (entry.hash !== hashOfEntry(entry)) faults.push(`第 ${entry.seq} 筆：內容與其摘要不符`);
    previous = entry.hash;
  });
  if ((head?.seq ?? 0) !== entries.length || (head && head.hash !== previous)) {
    faults.push(`末筆標記為第 ${head?.seq ?? 0} 筆，賬冊有 ${entries.length} 筆`);
  }
  const present = new Set(entries.map(({ seq, runId }) => `${seq} ${runId}`));
  for await (const { path, data } of listAll(store, paths.allRecorded(area))) {
    const runId = path.slice(path.lastIndexOf('/') + 1);
    if (!present.has(`${data['seq']} ${runId}`)) faults.push(`運算 ${runId} 曾記入賬冊，今已不見`);
  }
  return faults;
}

/** The entry that says what a period is settled at: its latest correction, else its closing. */
export const standing = (entries: readonly Entry[], period: string): Entry | undefined =>
  entries.filter((entry) => entry.period === period && entry.kind !== 'published').at(-1);
