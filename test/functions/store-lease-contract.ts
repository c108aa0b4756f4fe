import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store, Write } from '../../functions/gateways/store.ts';
import { acquireLease, LeaseLost } from '../../functions/runs/lease.ts';
import { openStore, type StoreAddress } from './store-address.ts';

const PATH = 'areas/330000/leases/write';
const TERM = 60_000;

/** One worker at a time, on any adapter. */
export function storeLeaseContract(name: string, fresh: () => StoreAddress): void {
  describe(`${name}: leases`, () => {
    let store: Store;
    let now: number;
    const clock = { now: () => now };

    beforeEach(() => {
      store = openStore(fresh());
      now = Date.UTC(2025, 2, 31);
    });
    afterEach(() => store.close());

    const take = (owner: string) => acquireLease(store, clock, PATH, owner, TERM);
    const work = (n: number): Write => ({ kind: 'create', path: `runs/${n}`, data: {} });

    test('of 20 attempts at once one gets it, and the fencing number rises', async () => {
      for (const round of [1, 2, 3]) {
        const attempts = Array.from({ length: 20 }, (_, n) => take(`worker ${n}`));
        const leases = (await Promise.all(attempts)).filter((lease) => lease !== undefined);
        expect(leases.map(({ fencing }) => fencing)).toEqual([round]);
        now += TERM;
      }
    });

    test('nobody gets it before its term is over, not even its owner', async () => {
      expect((await take('a'))!.fencing).toBe(1);
      now += TERM - 1;
      expect(await take('a')).toBeUndefined();
      expect(await take('b')).toBeUndefined();
      now += 1;
      expect((await take('b'))!.fencing).toBe(2);
    });

    test('renewing holds it for another term', async () => {
      const lease = (await take('a'))!;
      now += TERM - 1;
      await lease.renew();
      now += TERM - 1;
      expect(await take('b')).toBeUndefined();
      now += 1;
      await lease.renew();
      expect(await take('b')).toBeUndefined();
    });

    test('renewing fails once another has taken it', async () => {
      const lease = (await take('a'))!;
      now += TERM;
      const other = (await take('b'))!;
      await expect(lease.renew()).rejects.toThrow(LeaseLost);
      await lease.release();
      await other.renew();
      expect(await take('c')).toBeUndefined();
    });

    test('released, it is free at once, and its number goes on', async () => {
      const lease = (await take('a'))!;
      await lease.release();
      await lease.release();
      await expect(lease.renew()).rejects.toThrow(LeaseLost);
      expect((await take('a'))!.fencing).toBe(2);
      await expect(lease.renew()).rejects.toThrow(LeaseLost);
    });

    test('a guard lets the owner write, and holds the lease for another term', async () => {
      const lease = (await take('a'))!;
      now += TERM - 1;
      const guard = lease.guard();
      expect(await store.commit([work(1), ...guard])).toBe(true);
      now += TERM - 1;
      expect(await take('b')).toBeUndefined();
      await lease.renew();
      expect(await store.commit([work(2), ...lease.guard()])).toBe(true);
    });

    test('a guard is as good as before when the commit failed for another reason', async () => {
      const lease = (await take('a'))!;
      await store.commit([work(1)]);
      expect(await store.commit([work(1), ...lease.guard()])).toBe(false);
      expect(await store.commit([work(2), ...lease.guard()])).toBe(true);
    });

    test('a guard stops whoever lost the lease without knowing', async () => {
      const lease = (await take('a'))!;
      const guard = lease.guard();
      const slow = { now: () => now - TERM };
      now += TERM;
      const other = (await take('b'))!;
      expect(await store.commit([work(1), ...guard])).toBe(false);
      expect(await store.get('runs/1')).toBeUndefined();
      expect(() => lease.guard()).toThrow(LeaseLost);
      expect(await store.commit([work(1), ...other.guard()])).toBe(true);

      await other.release();
      const behind = (await acquireLease(store, slow, PATH, 'clock behind', TERM))!;
      expect((await take('d'))!.fencing).toBe(behind.fencing + 1);
      expect(await store.commit([work(2), ...behind.guard()])).toBe(false);
      expect(await store.get('runs/2')).toBeUndefined();
    });
  });
}
