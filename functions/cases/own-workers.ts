import type { PackedBasis } from './basis.ts';
import type { Blobs } from './blobs.ts';
import { CaseWork, type DoneShard } from './case-work.ts';
import type { Workers } from './digest-files.ts';
import type { Plan } from './plan.ts';

/** All of the work in this thread, piece after piece. */
export class OwnWorkers implements Workers {
  readonly #files: Blobs;
  readonly #store: Blobs;
  readonly #onShard: ((share: number) => void) | undefined;
  #work: CaseWork | undefined;
  #parts = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(files: Blobs, store: Blobs, onShard?: (share: number) => void) {
    this.#files = files;
    this.#store = store;
    this.#onShard = onShard;
  }

  async shards(plan: Plan, basis: PackedBasis): Promise<readonly string[]> {
    this.#work = new CaseWork(plan, basis, this.#files, this.#store);
    this.#parts = plan.stayParts;
    const keys: string[] = [];
    for (const index of plan.shards.keys()) {
      keys.push(await this.shard(this.#work, index, plan));
      this.#onShard?.(keys.length / plan.shards.length);
    }
    return keys;
  }

  protected shard(work: CaseWork, index: number, _plan: Plan): Promise<string> {
    return work.shard(index);
  }

  texts = (shards: readonly DoneShard[]) => this.#after(() => this.#work!.texts(shards));

  stays = (shards: readonly DoneShard[], groups: readonly string[]) =>
    this.#after(async () => [await this.#work!.stays([...Array(this.#parts).keys()], shards, groups)]);

  /** One piece of work at a time: they share their memory. */
  #after<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => {});
    return done;
  }
}
