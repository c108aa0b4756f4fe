import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../../functions/gateways/sqlite-store.ts';
import type { Document, Store } from '../../../functions/gateways/store.ts';
import {
  append,
  chainFaults,
  type Entry,
  type EntryBody,
  readLedger,
  standing,
} from '../../../functions/runs/ledger.ts';
import { paths } from '../../../functions/runs/paths.ts';

const AREA = '330000';

const body = (n: number, changes: Partial<EntryBody> = {}): EntryBody => ({
  kind: 'closed',
  period: `2025-${String(n).padStart(2, '0')}`,
  runId: String(n).repeat(64),
  inputDigest: `sha256:input ${n}`,
  resultDigest: `sha256:result ${n}`,
  preparedBy: 'a@x.cn',
  by: 'b@x.cn',
  at: `2025-0${n}-28T08:00:00.000Z`,
  reason: '',
  document: '',
  corrects: 0,
  ...changes,
});

function emptyStore(): Store {
  const store = openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  return store;
}

/** A ledger of three closed months. */
async function threeMonths(): Promise<Store> {
  const store = emptyStore();
  for (const n of [1, 2, 3]) await append(store, AREA, body(n));
  return store;
}

async function change(store: Store, path: string, data: (old: Document) => Document): Promise<void> {
  const stored = (await store.get(path))!;
  const write = { kind: 'update', path, data: data(stored.data), ifVersion: stored.version } as const;
  expect(await store.commit([write])).toBe(true);
}

async function remove(store: Store, path: string): Promise<void> {
  const stored = (await store.get(path))!;
  expect(await store.commit([{ kind: 'delete', path, ifVersion: stored.version }])).toBe(true);
}

const entryPath = (seq: number): string => paths.entry(AREA, seq);

test('entries are numbered from 1, each names the hash of the one before', async () => {
  const store = await threeMonths();
  const entries = await readLedger(store, AREA);
  expect(entries.map(({ seq, period }) => [seq, period])).toEqual([
    [1, '2025-01'],
    [2, '2025-02'],
    [3, '2025-03'],
  ]);
  expect(entries[0]!.previous).toBe(`sha256:${'0'.repeat(64)}`);
  expect(entries[1]!.previous).toBe(entries[0]!.hash);
  expect(entries[2]!.previous).toBe(entries[1]!.hash);
  expect(new Set(entries.map(({ hash }) => hash)).size).toBe(3);
  expect((await store.get(paths.head(AREA)))!.data).toEqual({ seq: 3, hash: entries[2]!.hash });
  expect(await chainFaults(store, AREA)).toEqual([]);
});

test('an empty ledger has no faults', async () => {
  expect(await chainFaults(emptyStore(), AREA)).toEqual([]);
});

test('a hundred entries and more are read in their order', async () => {
  const store = emptyStore();
  for (let n = 1; n <= 450; n++) await append(store, AREA, body(1, { runId: `run${n}` }));
  const entries = await readLedger(store, AREA);
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 450 }, (_, index) => index + 1));
  expect(await chainFaults(store, AREA)).toEqual([]);
});

test('a run is recorded once, and answers with the entry it has', async () => {
  const store = await threeMonths();
  const again = await append(store, AREA, body(2, { by: 'c@x.cn', at: '2026-01-01T00:00:00.000Z' }));
  expect(again).toMatchObject({ seq: 2, by: 'b@x.cn' });
  expect(await readLedger(store, AREA)).toHaveLength(3);
});

test('of two that append at the same moment one has to look again', async () => {
  const store = await threeMonths();
  const appended = await Promise.all([4, 5, 6].map((n) => append(store, AREA, body(n))));
  expect(appended.filter((entry) => entry !== undefined)).toHaveLength(1);
  expect(await readLedger(store, AREA)).toHaveLength(4);
  expect(await chainFaults(store, AREA)).toEqual([]);
});

test('nothing is recorded when what goes with it cannot be done', async () => {
  const store = await threeMonths();
  const taken = { kind: 'create', path: entryPath(1), data: {} } as const;
  expect(await append(store, AREA, body(4), [{ ...taken, path: 'areas/330000' }])).toMatchObject({ seq: 4 });
  expect(await append(store, AREA, body(5), [{ ...taken, path: 'areas/330000' }])).toBeUndefined();
  expect(await readLedger(store, AREA)).toHaveLength(4);
  expect(await store.get(paths.recorded(AREA, body(5).runId))).toBeUndefined();
});

test('one area knows nothing of another', async () => {
  const store = await threeMonths();
  expect(await append(store, '330001', body(1))).toMatchObject({ seq: 1 });
  expect(await readLedger(store, '330001')).toHaveLength(1);
  expect(await readLedger(store, AREA)).toHaveLength(3);
});

test('what stands for a period is its last correction, never a publication', async () => {
  const store = await threeMonths();
  await append(store, AREA, body(4, { period: '2025-02', kind: 'correction', corrects: 2 }));
  await append(store, AREA, body(5, { period: '2025-02', kind: 'published' }));
  const entries = await readLedger(store, AREA);
  expect(standing(entries, '2025-02')!.seq).toBe(4);
  expect(standing(entries, '2025-03')!.seq).toBe(3);
  expect(standing(entries, '2025')).toBeUndefined();
});

const FIELDS = Object.keys(body(1)) as (keyof EntryBody)[];

test.each([...FIELDS, 'hash'] as const)('a changed %s is found', async (field) => {
  const store = await threeMonths();
  await change(store, entryPath(2), (old) => ({
    ...old,
    [field]: field === 'corrects' ? 1 : `${old[field]}x`,
  }));
  expect(await chainFaults(store, AREA)).toContain('第 2 筆：內容與其摘要不符');
});

test('a field added to an entry is found', async () => {
  const store = await threeMonths();
  await change(store, entryPath(3), (old) => ({ ...old, note: '改過' }));
  expect(await chainFaults(store, AREA)).toEqual(['第 3 筆：內容與其摘要不符']);
});

test('an entry forged together with its hash breaks the link to the next', async () => {
  const store = await threeMonths();
  const other = emptyStore();
  await append(other, AREA, body(1));
  await append(other, AREA, body(2, { resultDigest: 'sha256:forged' }));
  const [, forged] = await readLedger(other, AREA);
  await change(store, entryPath(2), () => forged as unknown as Document);
  expect(await chainFaults(store, AREA)).toEqual(['第 3 筆：與前一筆的鏈接不符']);
});

test('a removed entry is found', async () => {
  const store = await threeMonths();
  await remove(store, entryPath(2));
  expect(await chainFaults(store, AREA)).toEqual([
    '第 2 筆：序號為 3，賬冊有缺',
    '第 3 筆：與前一筆的鏈接不符',
    '末筆標記為第 3 筆，賬冊有 2 筆',
    `運算 ${'2'.repeat(64)} 曾記入賬冊，今已不見`,
  ]);
});

test('swapped entries are found', async () => {
  const store = await threeMonths();
  const [first, second] = await readLedger(store, AREA);
  const swapped = (entry: Entry | undefined, seq: number): Document =>
    ({ ...entry, seq }) as unknown as Document;
  await change(store, entryPath(1), () => swapped(second, 1));
  await change(store, entryPath(2), () => swapped(first, 2));
  const faults = await chainFaults(store, AREA);
  expect(faults).toEqual(
    expect.arrayContaining([
      '第 1 筆：內容與其摘要不符',
      '第 2 筆：內容與其摘要不符',
      '第 1 筆：與前一筆的鏈接不符',
    ]),
  );
});

test('documents that changed places are found', async () => {
  const store = await threeMonths();
  const [first, second] = await readLedger(store, AREA);
  await change(store, entryPath(1), () => second as unknown as Document);
  await change(store, entryPath(2), () => first as unknown as Document);
  expect(await chainFaults(store, AREA)).toEqual(
    expect.arrayContaining(['第 1 筆：序號為 2，賬冊有缺', '第 2 筆：序號為 1，賬冊有缺']),
  );
});

test.each([
  ['its number', { seq: 2 }],
  ['its hash', { hash: `sha256:${'f'.repeat(64)}` }],
])('a head changed in %s is found', async (_, changes) => {
  const store = await threeMonths();
  await change(store, paths.head(AREA), (old) => ({ ...old, ...changes }));
  expect(await chainFaults(store, AREA)).toEqual([
    expect.stringMatching(/^末筆標記為第 \d 筆，賬冊有 3 筆$/),
  ]);
});

test('a head that is gone is found', async () => {
  const store = await threeMonths();
  await remove(store, paths.head(AREA));
  expect(await chainFaults(store, AREA)).toEqual(['末筆標記為第 0 筆，賬冊有 3 筆']);
});

test('a last entry taken away with the head turned back is found by the mark of its run', async () => {
  const store = await threeMonths();
  const [, second] = await readLedger(store, AREA);
  await remove(store, entryPath(3));
  await change(store, paths.head(AREA), () => ({ seq: 2, hash: second!.hash }));
  expect(await chainFaults(store, AREA)).toEqual([`運算 ${'3'.repeat(64)} 曾記入賬冊，今已不見`]);
});
