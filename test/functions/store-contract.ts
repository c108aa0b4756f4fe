import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  CommitTooLarge,
  type Document,
  DocumentTooLarge,
  MOST_BYTES,
  MOST_COMMIT_BYTES,
  MOST_WRITES,
  PathRefused,
  type Store,
  type Write,
} from '../../functions/gateways/store.ts';
import { increment } from './increment.ts';
import { openStore, type StoreAddress } from './store-address.ts';
import { storeCrashContract } from './store-crash-contract.ts';
import { storeLeaseContract } from './store-lease-contract.ts';

/** Of an update or a deletion that is to fail */
const NO_VERSION = '1.0';

const create = (path: string, data: Document): Write => ({ kind: 'create', path, data });

/** A document whose JSON has exactly so many bytes. */
const documentOf = (bytes: number): Document => ({ text: 'x'.repeat(bytes - '{"text":""}'.length) });

/** What every adapter of `Store` must do; `fresh` names a place for documents that nobody used before. */
export function storeContract(name: string, fresh: () => StoreAddress): void {
  describe(`${name}: documents`, () => {
    let address: StoreAddress;
    let store: Store;

    beforeEach(() => {
      address = fresh();
      store = openStore(address);
    });
    afterEach(() => store.close());

    const versionOf = async (path: string): Promise<string> => (await store.get(path))!.version;
    const dataOf = async (path: string): Promise<Document | undefined> => (await store.get(path))?.data;

    test('creates a document once', async () => {
      expect(await store.get('runs/a')).toBeUndefined();
      expect(await store.commit([create('runs/a', { n: '1' })])).toBe(true);
      expect(await store.commit([create('runs/a', { n: '2' })])).toBe(false);
      expect(await store.get('runs/a')).toEqual({
        path: 'runs/a',
        data: { n: '1' },
        version: expect.any(String),
      });
    });

    test('of 20 creations at once one happens', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, by) => store.commit([create('runs/a', { by })])),
      );
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await dataOf('runs/a')).toEqual({ by: answers.indexOf(true) });
    });

    test('updates only the version insisted on, and replaces all of the document', async () => {
      await store.commit([create('runs/a', { n: '1', old: true })]);
      const first = await versionOf('runs/a');
      const update = (data: Document, ifVersion: string): Promise<boolean> =>
        store.commit([{ kind: 'update', path: 'runs/a', data, ifVersion }]);
      expect(await update({ n: '2' }, first)).toBe(true);
      expect(await update({ n: '3' }, first)).toBe(false);
      expect(await dataOf('runs/a')).toEqual({ n: '2' });
      expect(await store.commit([{ kind: 'update', path: 'runs/absent', data: {}, ifVersion: first }])).toBe(
        false,
      );
      expect(await store.get('runs/absent')).toBeUndefined();
    });

    test('a write of equal data changes the version', async () => {
      await store.commit([create('runs/a', { n: '1' })]);
      const before = await versionOf('runs/a');
      const same: Write = { kind: 'update', path: 'runs/a', data: { n: '1' }, ifVersion: before };
      expect(await store.commit([same])).toBe(true);
      expect(await versionOf('runs/a')).not.toBe(before);
      expect(await store.commit([same])).toBe(false);
    });

    test('deletes only the version insisted on; the version does not come back', async () => {
      await store.commit([create('runs/a', { n: '1' })]);
      const first = await versionOf('runs/a');
      const remove: Write = { kind: 'delete', path: 'runs/a', ifVersion: first };
      expect(await store.commit([{ ...remove, ifVersion: NO_VERSION }])).toBe(false);
      expect(await store.commit([remove])).toBe(true);
      expect(await store.get('runs/a')).toBeUndefined();
      expect(await store.commit([remove])).toBe(false);

      await store.commit([create('runs/a', { n: '1' })]);
      expect(await store.commit([remove])).toBe(false);
      expect(await dataOf('runs/a')).toEqual({ n: '1' });
    });

    test('a batch happens whole', async () => {
      await store.commit([create('runs/a', { n: '1' }), create('runs/b', { n: '1' })]);
      const batch: Write[] = [
        create('ledger/1', { n: '1' }),
        { kind: 'update', path: 'runs/a', data: { n: '2' }, ifVersion: await versionOf('runs/a') },
        { kind: 'delete', path: 'runs/b', ifVersion: await versionOf('runs/b') },
      ];
      expect(await store.commit(batch)).toBe(true);
      expect(await dataOf('ledger/1')).toEqual({ n: '1' });
      expect(await dataOf('runs/a')).toEqual({ n: '2' });
      expect(await dataOf('runs/b')).toBeUndefined();
    });

    test('a batch with one bad write, wherever it stands, leaves everything as it was', async () => {
      await store.commit([create('runs/a', { n: '1' }), create('runs/b', { n: '1' })]);
      const good: Write[] = [
        create('ledger/1', { n: '1' }),
        { kind: 'update', path: 'runs/a', data: { n: '2' }, ifVersion: await versionOf('runs/a') },
        { kind: 'delete', path: 'runs/b', ifVersion: await versionOf('runs/b') },
      ];
      const bad: Write[] = [
        create('runs/b', { n: '9' }),
        { kind: 'update', path: 'runs/c', data: { n: '9' }, ifVersion: NO_VERSION },
        { kind: 'delete', path: 'runs/c', ifVersion: NO_VERSION },
      ];
      for (const write of bad) {
        const others = good.filter(({ path }) => path !== write.path);
        for (let at = 0; at <= others.length; at++) {
          expect(await store.commit(others.toSpliced(at, 0, write))).toBe(false);
        }
      }
      expect(await dataOf('ledger/1')).toBeUndefined();
      expect(await dataOf('runs/a')).toEqual({ n: '1' });
      expect(await dataOf('runs/b')).toEqual({ n: '1' });
      expect(await store.commit(good)).toBe(true);
    });

    test('a batch of nothing happens; one that writes a document twice is a mistake', async () => {
      expect(await store.commit([])).toBe(true);
      const twice = [create('runs/a', { n: '1' }), create('runs/a', { n: '2' })];
      await expect(store.commit(twice)).rejects.toThrow(TypeError);
      expect(await store.get('runs/a')).toBeUndefined();
    });

    test('pages over 250 documents, each seen once, those of other collections not at all', async () => {
      const ids = Array.from({ length: 250 }, (_, n) => String(n).padStart(4, '0'));
      const writes = ids.map((id) => create(`areas/33/runs/${id}`, { id }));
      expect(await store.commit(writes)).toBe(true);
      await store.commit([
        create('areas/33/runs/0007/steps/1', {}),
        create('areas/34/runs/0001', {}),
        create('areas/33/runs2/0001', {}),
        create('areas/33', {}),
      ]);

      const seen: string[] = [];
      const sizes: number[] = [];
      for (let after: string | undefined; sizes.at(-1) !== 0; after = seen.at(-1)) {
        const page = await store.list('areas/33/runs', { limit: 100, ...(after !== undefined && { after }) });
        sizes.push(page.length);
        seen.push(...page.map(({ data }) => data['id'] as string));
        for (const { path, data, version } of page.slice(0, 1)) {
          expect({ path, data, version }).toEqual(await store.get(path));
        }
      }
      expect(sizes).toEqual([100, 100, 50, 0]);
      expect(seen).toEqual(ids);
    });

    test('a page starts after an id that is not there, and sees what came since', async () => {
      await store.commit(['b', 'd'].map((id) => create(`runs/${id}`, {})));
      const idsAfter = async (id: string) =>
        (await store.list('runs', { after: id, limit: 10 })).map(({ path }) => path);
      expect(await idsAfter('a')).toEqual(['runs/b', 'runs/d']);
      expect(await idsAfter('b')).toEqual(['runs/d']);
      await store.commit([create('runs/c', {}), create('runs/a', {})]);
      expect(await idsAfter('b')).toEqual(['runs/c', 'runs/d']);
      expect(await idsAfter('d')).toEqual([]);
      expect(await store.list('none', { limit: 10 })).toEqual([]);
    });

    test('ids stand in the order of their bytes', async () => {
      const ids = ['10', '9', 'A', 'Z', '_', 'a', 'e\u0301', '~', '\u00e9', '甲', '點', '\uffee', '😀'];
      await store.commit(ids.toReversed().map((id) => create(`runs/${id}`, {})));
      const listed = (await store.list('runs', { limit: 50 })).map(({ path }) => path.slice('runs/'.length));
      expect(listed).toEqual(ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    });

    test('keeps ids and contents of any script as they are', async () => {
      const id = '永嘉縣 第1醫共體 %2F?#&"\'\\ 😀 e\u0301';
      const data: Document = {
        總費用: '1234.50',
        '': '鍵為空',
        'a.b`c': { body: null, commit: [true, 1.5, -0.1, [[]]] },
        text: '點值\u0000\u2028"\\\n\t😀 \ud800 𠮷',
        1: 'one',
      };
      expect(await store.commit([create(`區域/${id}`, data)])).toBe(true);
      expect(await store.get(`區域/${id}`)).toMatchObject({ path: `區域/${id}`, data });
      expect((await store.list('區域', { limit: 5 })).map(({ path }) => path)).toEqual([`區域/${id}`]);
      expect(await store.get(`區域/${id.normalize('NFC')}`)).toBeUndefined();
    });

    test('keeps a document as large as allowed, whatever it is made of', async () => {
      const quotes = { text: '"'.repeat((MOST_BYTES - '{"text":""}'.length - 1) / 2) };
      const writes = [create('runs/x', documentOf(MOST_BYTES)), create('runs/q', quotes)];
      expect(await store.commit(writes)).toBe(true);
      expect((await dataOf('runs/x'))!['text']).toHaveLength(MOST_BYTES - 11);
      expect(await dataOf('runs/q')).toEqual(quotes);
    });

    test('refuses a document that is larger by one byte, and the batch with it', async () => {
      const tooLarge = [documentOf(MOST_BYTES + 1), documentOf(1_048_576), { text: '點'.repeat(300_000) }];
      for (const data of tooLarge) {
        const writes = [create('runs/a', { n: '1' }), create('runs/b', data)];
        await expect(store.commit(writes)).rejects.toThrow(DocumentTooLarge);
        await expect(store.commit(writes.toReversed())).rejects.toThrow(DocumentTooLarge);
      }
      expect(await store.list('runs', { limit: 10 })).toEqual([]);
    });

    test('takes commits up to the largest, and refuses larger ones', async () => {
      const large = Array.from({ length: 4 }, (_, n) =>
        create(`runs/${n}`, documentOf(MOST_COMMIT_BYTES / 4)),
      );
      const many = Array.from({ length: MOST_WRITES }, (_, n) => create(`inputs/${n}`, {}));
      await expect(store.commit([...large, create('runs/4', {})])).rejects.toThrow(CommitTooLarge);
      await expect(store.commit([...many, create('inputs/more', {})])).rejects.toThrow(CommitTooLarge);
      expect(await store.list('runs', { limit: 1 })).toEqual([]);
      expect(await store.list('inputs', { limit: 1 })).toEqual([]);
      expect(await store.commit(large)).toBe(true);
      expect(await store.commit(many)).toBe(true);
    });

    test.each([
      ['empty', ''],
      ['of nothing', '/'],
      ['of a collection', 'runs'],
      ['without an id', 'runs/'],
      ['without a collection', '/runs'],
      ['with a gap', 'areas//runs/a'],
      ['of a collection below a document', 'runs/a/steps'],
      ['here', 'runs/.'],
      ['above', 'runs/..'],
      ['of a collection above', '../a'],
      ['of a reserved id', 'runs/__a__'],
      ['of an id of underscores', 'runs/____'],
      ['with NUL', 'runs/a\u0000b'],
      ['with a line end', 'runs/a\n'],
      ['with half a character', 'runs/\ud800'],
      ['with a long id', `runs/${'點'.repeat(501)}`],
      ['that is long', Array.from({ length: 10 }, () => 'x'.repeat(600)).join('/')],
    ])('refuses a path %s', async (_, path) => {
      await expect(store.get(path)).rejects.toThrow(PathRefused);
      await expect(store.commit([create('runs/good', {}), create(path, {})])).rejects.toThrow(PathRefused);
      await expect(store.list(`${path}/x/..`, { limit: 1 })).rejects.toThrow(PathRefused);
      expect(await store.get('runs/good')).toBeUndefined();
    });

    test('refuses pages that make no sense', async () => {
      await expect(store.list('runs/a', { limit: 1 })).rejects.toThrow(PathRefused);
      await expect(store.list('runs', { after: 'a/b', limit: 1 })).rejects.toThrow(PathRefused);
      await expect(store.list('runs', { after: '', limit: 1 })).rejects.toThrow(PathRefused);
      for (const limit of [0, -1, 1.5, Number.NaN]) {
        await expect(store.list('runs', { limit })).rejects.toThrow(RangeError);
      }
    });

    test('what is stored does not change with the object it was made from', async () => {
      const rows = ['1'];
      await store.commit([create('runs/a', { rows })]);
      rows.push('2');
      expect(await dataOf('runs/a')).toEqual({ rows: ['1'] });
    });

    test('two writers count to 100 together and lose no number', async () => {
      const other = openStore(address);
      await store.commit([create('counters/a', { count: 0 })]);
      await Promise.all([store, other].map((writer) => increment(writer, 'counters/a', 50)));
      expect(await dataOf('counters/a')).toEqual({ count: 100 });
      await other.close();
    });

    test('documents are there for whoever opens the place later', async () => {
      await store.commit([create('runs/a', { n: '1' })]);
      const { version } = (await store.get('runs/a'))!;
      await store.close();
      store = openStore(address);
      expect(await store.get('runs/a')).toEqual({ path: 'runs/a', data: { n: '1' }, version });
      expect(await store.commit([{ kind: 'delete', path: 'runs/a', ifVersion: version }])).toBe(true);
    });
  });

  storeLeaseContract(name, fresh);
  storeCrashContract(name, fresh);
}
