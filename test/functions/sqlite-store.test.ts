import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { openSqliteStore } from '../../functions/gateways/sqlite-store.ts';
import { startChild } from './child-process.ts';
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

test('several processes make one file at once', async () => {
  const path = freshPath();
  const job = { job: 'lease', path: 'leases/a', attempts: 1 } as const;
  const children = await Promise.all(
    Array.from({ length: 4 }, () => startChild({ kind: 'sqlite', path }, job)),
  );
  for (const child of children) child.go();
  expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
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
