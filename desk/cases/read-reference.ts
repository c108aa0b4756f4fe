import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { folderBlobs } from '../../functions/cases/blobs.ts';
import {
  OwnReferenceWorkers,
  type ReadReference,
  type ReferenceWorkers,
  readReferenceFiles,
} from '../../functions/cases/reference-files.ts';
import type { ReferencePlan } from '../../functions/cases/reference-work.ts';
import type { ReferenceChecks } from '../../shared/cases/check-reference.ts';
import type { ReferenceColumns } from '../../shared/cases/reference/reference-columns.ts';
import type { ReferenceShard } from '../../shared/cases/reference/reference-reader.ts';
import type { CaseFilesOptions } from './digest-case-files.ts';
import type { ReferenceOrder } from './orders.ts';
import { ThreadPool, whole } from './thread-pool.ts';

/** Below this many bytes one thread does: others would not have loaded before it is through. */
const SMALL_BYTES = 2 ** 23;
const LEAST_SHARD = 2 ** 20;
const MOST_SHARD = 2 ** 23;
const SHARDS_PER_THREAD = 3;

export type ReferenceFilesOptions = Pick<CaseFilesOptions, 'threads' | 'shardBytes' | 'onShard'>;

/** Files of 歷史病例 on this machine, being read: threads load while the tabs are read. */
export class ReferenceFiles {
  readonly #paths: readonly string[];
  readonly #threads: number;
  readonly #options: ReferenceFilesOptions;
  readonly #workers: ReferenceThreads | undefined;

  constructor(paths: readonly string[], total: number, options: ReferenceFilesOptions) {
    this.#paths = paths;
    this.#options = options;
    this.#threads = options.threads ?? availableParallelism();
    if (this.#threads === 1 || (total < SMALL_BYTES && options.threads === undefined)) return;
    this.#workers = new ReferenceThreads(this.#threads, options.onShard);
  }

  /** See readReferenceFiles. */
  read(checks: ReferenceChecks): Promise<ReadReference | undefined> {
    const files = folderBlobs('.');
    const workers = this.#workers ?? new OwnReferenceWorkers(files, this.#options.onShard);
    const names = this.#paths.map((path) => resolve(path));
    const shardBytes = (total: number) => this.#options.shardBytes ?? shardSize(total, this.#threads);
    return readReferenceFiles({ checks, names, files, workers, shardBytes });
  }

  async close(): Promise<void> {
    await this.#workers?.close();
  }
}

const shardSize = (total: number, threads: number): number =>
  Math.min(MOST_SHARD, Math.max(LEAST_SHARD, Math.ceil(total / (threads * SHARDS_PER_THREAD))));

class ReferenceThreads implements ReferenceWorkers {
  readonly #pool: ThreadPool<ReferenceOrder>;
  readonly #onShard: ((share: number) => void) | undefined;

  constructor(count: number, onShard: ((share: number) => void) | undefined) {
    this.#pool = new ThreadPool(count, new URL('./reference-thread.ts', import.meta.url));
    this.#onShard = onShard;
  }

  shards(plan: ReferencePlan): Promise<readonly ReferenceShard[]> {
    this.#pool.open({ kind: 'open', plan });
    let done = 0;
    const shards = [...plan.shards.keys()].map(async (index) => {
      const shard = await this.#pool.ask<ReferenceShard>({ kind: 'shard', index });
      this.#onShard?.(++done / plan.shards.length);
      return shard;
    });
    return whole(shards);
  }

  digest = (columns: ReferenceColumns): Promise<string> => this.#pool.ask({ kind: 'digest', columns });

  close = (): Promise<void> => this.#pool.close();
}
