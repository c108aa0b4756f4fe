import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store, Write } from '../../functions/gateways/store.ts';
import { startChild } from './child-process.ts';
import { openStore, type StoreAddress } from './store-address.ts';

/** Enough to make a commit long enough to be killed in. */
const COUNT = 100;
const FILLER = 'x'.repeat(20_000);

const create = (path: string, n: string): Write => ({ kind: 'create', path, data: { n } });

/** A process that is killed leaves each commit whole or undone. */
export function storeCrashContract(name: string, fresh: () => StoreAddress): void {
  describe(`${name}: crashes`, () => {
    let address: StoreAddress;
    let store: Store;

    beforeEach(() => {
      address = fresh();
      store = openStore(address);
    });
    afterEach(() => store.close());

    test('killed between two commits, the first is there and the second is not', async () => {
      const first = [create('inputs/a', '1'), create('inputs/b', '1')];
      const second = [create('runs/a', '2')];
      const child = await startChild(address, { job: 'two-commits', first, second });
      child.go();
      expect(await child.line()).toBe('between');
      await child.kill();

      expect((await store.list('inputs', { limit: 10 })).map(({ data }) => data)).toEqual([
        { n: '1' },
        { n: '1' },
      ]);
      expect(await store.get('runs/a')).toBeUndefined();
      expect(await store.commit(second)).toBe(true);
    });

    test('killed in the middle of a commit, the documents are those before or those after', async () => {
      const paths = Array.from({ length: COUNT }, (_, n) => `results/${n}`);
      const data = { generation: 0, filler: FILLER };
      await store.commit(paths.map((path) => ({ kind: 'create', path, data })));
      let last = 0;
      for (const pause of [3, 14, 30]) {
        const child = await startChild(address, { job: 'generations', collection: 'results' });
        child.go();
        const said = Number(await child.line());
        await sleep(pause);
        await child.kill();

        const left = (await store.list('results', { limit: COUNT })).map((document) => document.data);
        const generation = Number(left[0]!['generation']);
        expect(left).toEqual(paths.map(() => ({ generation, filler: FILLER })));
        expect(said).toBe(last + 1);
        expect(generation).toBeGreaterThanOrEqual(said);
        last = generation;
      }
    });
  });
}
