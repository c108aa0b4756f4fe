import { z } from 'zod';
import type { Clock } from '../gateways/clock.ts';
import type { Document, Store, Stored, Write } from '../gateways/store.ts';

/** The lease document. It stays when released, so that its fencing number never starts anew. */
const LEASE = z.strictObject({
  /** Empty when released */
  owner: z.string(),
  /** One more with every acquisition */
  fencing: z.int().positive(),
  /** Milliseconds since 1970; from then on anyone may take it */
  until: z.int(),
});

/** Someone else has taken the lease, or might have: whoever held it must stop. */
export class LeaseLost extends Error {}

/** The right to be the one who works on something. */
export interface Lease {
  readonly fencing: number;

  /**
   * Holds for another full term from now. Late is not lost as long as no one else has taken it.
   * @throws LeaseLost
   */
  renew(): Promise<void>;

  /**
   * For a commit of the work: fails it whole when someone else has taken the lease, and renews the lease otherwise.
   * A commit that failed may be repeated; after one that succeeded, `renew` before guarding the next.
   * @throws LeaseLost when the term is over, so that repeating comes to an end
   */
  guard(): readonly [Write];

  /** Lets others take it at once; does nothing when lost. */
  release(): Promise<void>;
}

/**
 * Takes the lease at `path` for `ttlMs`, which should be far longer than the clocks of different machines differ.
 * @param owner for people to read; equal owners exclude each other like different ones
 * @returns undefined when someone holds it, or was quicker
 */
export async function acquireLease(
  store: Store,
  clock: Clock,
  path: string,
  owner: string,
  ttlMs: number,
): Promise<Lease | undefined> {
  const before = await store.get(path);
  const last = before && LEASE.parse(before.data);
  if (last !== undefined && last.until > clock.now()) return undefined;

  const fencing = (last?.fencing ?? 0) + 1;
  const data: Document = { owner, fencing, until: clock.now() + ttlMs };
  const take: Write = before
    ? { kind: 'update', path, data, ifVersion: before.version }
    : { kind: 'create', path, data };
  if (!(await store.commit([take]))) return undefined;
  const taken = await held(store, path, fencing);
  return taken && leaseOf(store, clock, taken, ttlMs);
}

/**
 * Renews a lease every third of its term, however long one step of the work takes. What it gives ends that and
 * releases the lease.
 */
export function keepAlive(lease: Lease, ttlMs: number): () => Promise<void> {
  let beat = Promise.resolve();
  const timer = setInterval(() => {
    // The work itself finds out, before its next write, that the lease is lost or the store away.
    beat = lease.renew().catch(() => {});
  }, ttlMs / 3);
  return async () => {
    clearInterval(timer);
    await beat;
    await lease.release();
  };
}

/** The lease document while it is that of acquisition `fencing`. */
async function held(store: Store, path: string, fencing: number): Promise<Stored | undefined> {
  const stored = await store.get(path);
  const lease = stored && LEASE.parse(stored.data);
  return lease?.fencing === fencing && lease.owner !== '' ? stored : undefined;
}

function leaseOf(store: Store, clock: Clock, taken: Stored, ttlMs: number): Lease {
  const { path } = taken;
  const { owner, fencing } = LEASE.parse(taken.data);
  let known = taken;

  const change = ({ version }: Stored, data: Document): Write => ({
    kind: 'update',
    path,
    data,
    ifVersion: version,
  });
  const renewed = (): Document => ({ owner, fencing, until: clock.now() + ttlMs });

  /** Refreshes `known`, which a guarded commit has made old. @throws LeaseLost */
  const look = async (): Promise<Stored> => {
    const now = await held(store, path, fencing);
    if (now === undefined) throw new LeaseLost(`${path} is not ${owner}'s any more.`);
    known = now;
    return now;
  };

  return {
    fencing,
    async renew() {
      while (!(await store.commit([change(await look(), renewed())])));
      await look();
    },
    guard() {
      if (LEASE.parse(known.data).until <= clock.now()) throw new LeaseLost(`The term of ${path} is over.`);
      return [change(known, renewed())];
    },
    async release() {
      const now = await held(store, path, fencing);
      if (now) await store.commit([change(now, { owner: '', fencing, until: 0 })]);
    },
  };
}
