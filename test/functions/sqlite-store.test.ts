import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../functions/gateways/clock.ts';
import { openSqliteStore } from '../../functions/gateways/sqlite-store.ts';
import { acquireLease } from '../../functions/runs/lease.ts';
import { startChild } from './child-process.ts';
import type { ChildJob } from './store-child.ts';
import { storeContract } from './store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'dianzhi-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const freshPath = (): string => join(folder, `${++files}.sqlite`);

storeContract('SQLite', () => ({ kind: 'sqlite', path: freshPath() }));

test('the file has a write-ahead log, so that readers and a writer do not wait for each other', async () => {
  const path = freshPath();
  const store = openSqliteStore(path);
  const db = new DatabaseSync(path);
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  db.close();
  await store.close();
});

async function inProcesses(count: number, path: string, job: ChildJob): Promise<(string | undefined)[]> {
  const address = { kind: 'sqlite', path } as const;
  const children = await Promise.all(Array.from({ length: count }, () => startChild(address, job)));
  for (const child of children) child.go();
  const answers = await Promise.all(children.map((child) => child.line()));
  expect(await Promise.all(children.map(({ ended }) => ended))).toEqual(children.map(() => 0));
  return answers;
}

test('of attempts by several processes that make the file at once, one gets the lease', async () => {
  const path = freshPath();
  const answers = await inProcesses(4, path, { job: 'lease', path: 'leases/a', attempts: 5 });
  expect(answers.flatMap((answer) => JSON.parse(answer!) as number[])).toEqual([1]);
  const store = openSqliteStore(path);
  expect(await acquireLease(store, systemClock, 'leases/a', 'late', 1000)).toBeUndefined();
  await store.close();
});

test('two processes count to 100 together and lose no number', async () => {
  const path = freshPath();
  const store = openSqliteStore(path);
  await store.commit([{ kind: 'create', path: 'counters/a', data: { count: 0 } }]);
  await inProcesses(2, path, { job: 'increment', path: 'counters/a', times: 50 });
  expect((await store.get('counters/a'))!.data).toEqual({ count: 100 });
  await store.close();
});

test('documents in memory are gone with the store', async () => {
  const store = openSqliteStore(':memory:');
  expect(await store.commit([{ kind: 'create', path: 'runs/a', data: {} }])).toBe(true);
  await store.close();
  const other = openSqliteStore(':memory:');
  expect(await other.get('runs/a')).toBeUndefined();
  await other.close();
  await other.close();
});

test('a file of a newer layout is left alone', async () => {
  const path = freshPath();
  const db = new DatabaseSync(path);
  db.exec('PRAGMA user_version = 2');
  expect(() => openSqliteStore(path)).toThrow('layout 2');
  expect(db.prepare('SELECT name FROM sqlite_schema').all()).toEqual([]);
  db.close();
});
