import type { PackedBasis } from '../../functions/cases/basis.ts';
import type { DoneShard, StaysReduced, TextsReduced } from '../../functions/cases/case-work.ts';
import type { Workers } from '../../functions/cases/digest-files.ts';
import type { Plan } from '../../functions/cases/plan.ts';
import type { Order } from './orders.ts';
import { ThreadPool, whole } from './thread-pool.ts';

/** Parts of the stays are given out in so many lots per thread. */
const ORDERS_PER_THREAD = 3;

/** The threads of one machine. They load while the tabs are still being read. */
export class ThreadWorkers implements Workers {
  readonly #files: string;
  readonly #store: string;
  readonly #onShard: ((share: number) => void) | undefined;
  readonly #pool: ThreadPool<Order>;
  readonly #count: number;
  #parts = 0;

  constructor(count: number, files: string, store: string, onShard?: (share: number) => void) {
    this.#files = files;
    this.#store = store;
    this.#onShard = onShard;
    this.#count = count;
    this.#pool = new ThreadPool(count, new URL('./thread.ts', import.meta.url));
  }

  async shards(plan: Plan, basis: PackedBasis): Promise<readonly string[]> {
    this.#pool.open({ kind: 'open', plan, basis, files: this.#files, store: this.#store });
    this.#parts = plan.stayParts;
    let done = 0;
    const keys = [...plan.shards.keys()].map(async (index) => {
      const key = await this.#pool.ask<string>({ kind: 'shard', index });
      this.#onShard?.(++done / plan.shards.length);
      return key;
    });
    return whole(keys);
  }

  texts = (shards: readonly DoneShard[]): Promise<TextsReduced> => this.#pool.ask({ kind: 'texts', shards });

  stays(shards: readonly DoneShard[], groups: readonly string[]): Promise<readonly StaysReduced[]> {
    const parts = [...Array(this.#parts).keys()];
    const size = Math.ceil(parts.length / (this.#count * ORDERS_PER_THREAD));
    const orders = Array.from({ length: Math.ceil(parts.length / size) }, (_, index) =>
      this.#pool.ask<StaysReduced>({
        kind: 'stays',
        parts: parts.slice(index * size, (index + 1) * size),
        shards,
        groups,
      }),
    );
    return whole(orders);
  }

  /** Ends one thread at once, as a fault would. */
  killOne(): void {
    this.#pool.killOne();
  }

  close = (): Promise<void> => this.#pool.close();
}
