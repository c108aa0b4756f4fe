import { once } from 'node:events';
import { systemClock } from '../../functions/gateways/clock.ts';
import { MOST_WRITES, type Store, type Write } from '../../functions/gateways/store.ts';
import { acquireLease } from '../../functions/runs/lease.ts';
import { increment } from './increment.ts';
import { openStore, type StoreAddress } from './store-address.ts';

/** What a process of its own does with a store. It says `ready`, waits for a line, works, and says the outcome. */
export type ChildJob =
  | { readonly job: 'increment'; readonly path: string; readonly times: number }
  | { readonly job: 'lease'; readonly path: string; readonly attempts: number }
  | { readonly job: 'two-commits'; readonly first: readonly Write[]; readonly second: readonly Write[] }
  | { readonly job: 'generations'; readonly collection: string };

const say = (text: string): unknown => process.stdout.write(`${text}\n`);

async function attemptLeases(store: Store, path: string, attempts: number): Promise<void> {
  const all = Array.from({ length: attempts }, () =>
    acquireLease(store, systemClock, path, String(process.pid), 60_000),
  );
  const leases = await Promise.all(all);
  say(JSON.stringify(leases.flatMap((lease) => lease?.fencing ?? [])));
}

/** Replaces all documents of a collection in one commit again and again, each time by the next generation. */
async function renewGenerations(store: Store, collection: string): Promise<never> {
  for (;;) {
    const stored = await store.list(collection, { limit: MOST_WRITES });
    const generation = Number(stored[0]!.data['generation']) + 1;
    const next = stored.map(({ path, data, version }): Write => {
      return { kind: 'update', path, data: { ...data, generation }, ifVersion: version };
    });
    await store.commit(next);
    say(String(generation));
  }
}

async function work(store: Store, job: ChildJob): Promise<void> {
  switch (job.job) {
    case 'increment':
      return increment(store, job.path, job.times);
    case 'lease':
      return attemptLeases(store, job.path, job.attempts);
    case 'two-commits':
      await store.commit(job.first);
      say('between');
      await once(process.stdin, 'data');
      await store.commit(job.second);
      return;
    case 'generations':
      return renewGenerations(store, job.collection);
  }
}

const [address, job] = JSON.parse(process.argv[2]!) as [StoreAddress, ChildJob];
const store = openStore(address);
await store.get('warm/up');
say('ready');
await once(process.stdin, 'data');
await work(store, job);
await store.close();
process.exit();
