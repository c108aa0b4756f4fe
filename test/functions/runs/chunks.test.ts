import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../../functions/gateways/sqlite-store.ts';
import type { Store } from '../../../functions/gateways/store.ts';
import { loadText, saveText } from '../../../functions/runs/chunks.ts';

const PATH = 'areas/330000/inputs/abc';

function emptyStore(): Store {
  const store = openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  return store;
}

/** Text that no compression makes shorter than its half. */
const dense = (bytes: number): string => randomBytes(bytes).toString('hex');

const chunksOf = (store: Store) => store.list(`${PATH}/chunks`, { limit: 100 });

test.each([
  ['nothing', '', 1],
  ['a line', '病例號,機構\n', 1],
  ['what compresses well', '0.00,'.repeat(1_000_000), 1],
  ['what needs three documents', dense(1_300_000), 3],
  ['signs beyond the first plane', '𠀀😀'.repeat(1000), 1],
])('%s comes back as it was', async (_, text, chunks) => {
  const store = emptyStore();
  await saveText(store, PATH, text);
  expect(await chunksOf(store)).toHaveLength(chunks);
  expect((await loadText(store, PATH)) === text).toBe(true);
});

test('what was not saved is not there', async () => {
  const store = emptyStore();
  expect(await loadText(store, PATH)).toBeUndefined();
});

test('the first text of a path stays', async () => {
  const store = emptyStore();
  await saveText(store, PATH, '一');
  await saveText(store, PATH, '二');
  expect(await loadText(store, PATH)).toBe('一');
  expect(await chunksOf(store)).toHaveLength(1);
});

test('without its header a text is not there, whatever its parts', async () => {
  const store = emptyStore();
  await saveText(store, PATH, '一');
  const header = (await store.get(PATH))!;
  await store.commit([{ kind: 'delete', path: PATH, ifVersion: header.version }]);
  expect(await loadText(store, PATH)).toBeUndefined();
  await saveText(store, PATH, '一');
  expect(await loadText(store, PATH)).toBe('一');
});

test('parts left by a save that broke off are not mixed with those of another text', async () => {
  const store = emptyStore();
  const [first, second] = [dense(900_000), dense(900_000)];
  let commits = 0;
  const breaking: Store = {
    ...store,
    commit: async (writes) => {
      commits += 1;
      if (commits > 1) throw new Error('broken off');
      return store.commit(writes);
    },
  };
  await expect(saveText(breaking, PATH, first)).rejects.toThrow('broken off');
  expect(await chunksOf(store)).toHaveLength(1);
  await saveText(store, PATH, second);
  expect((await loadText(store, PATH)) === second).toBe(true);
});

test('saved by several at once, it is saved once', async () => {
  const store = emptyStore();
  const text = dense(900_000);
  await Promise.all([1, 2, 3].map(() => saveText(store, PATH, text)));
  expect(await chunksOf(store)).toHaveLength(2);
  expect((await loadText(store, PATH)) === text).toBe(true);
});

test('a missing part is an error', async () => {
  const store = emptyStore();
  await saveText(store, PATH, dense(900_000));
  const [, second] = await chunksOf(store);
  await store.commit([{ kind: 'delete', path: second!.path, ifVersion: second!.version }]);
  await expect(loadText(store, PATH)).rejects.toThrow(`${PATH} lacks chunk 1`);
});

test('a changed part is an error', async () => {
  const store = emptyStore();
  await saveText(store, PATH, '機構,金額\nH1,100.00\n');
  const other = emptyStore();
  await saveText(other, PATH, '機構,金額\nH1,900.00\n');
  const [[ours], [theirs]] = [await chunksOf(store), await chunksOf(other)];
  const { path, version } = ours!;
  await store.commit([{ kind: 'update', path, data: theirs!.data, ifVersion: version }]);
  await expect(loadText(store, PATH)).rejects.toThrow(`${PATH} is not what was saved`);
});
