import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { folderBlobs, memoryBlobs } from '../../functions/cases/blobs.ts';
import { type DigestedFiles, digestFiles, type Workers } from '../../functions/cases/digest-files.ts';
import { OwnWorkers } from '../../functions/cases/own-workers.ts';
import type { Area } from '../../shared/settle/area.ts';
import { ThreadWorkers } from './thread-workers.ts';

/** Below this many bytes of case files one thread and memory do; above, threads and a folder. */
const SMALL_BYTES = 2 ** 23;
const LEAST_SHARD = 2 ** 21;
const MOST_SHARD = 2 ** 23;
/** Shards per thread, so that one that is slow does not keep all waiting */
const SHARDS_PER_THREAD = 3;

export interface CaseFilesOptions {
  /** Threads; as many as the machine has cores unless told */
  readonly threads?: number | undefined;
  /** Bytes of a case file for one shard; chosen by size unless told */
  readonly shardBytes?: number | undefined;
  /** A folder that keeps what shards came to, so that a run that was killed goes on from there */
  readonly work?: string | undefined;
  /** Told of the share that was read */
  readonly onShard?: ((share: number) => void) | undefined;
}

/** Case files on this machine, being digested: threads load while the tabs are read. */
export class CaseFilesDigest {
  readonly #paths: readonly string[];
  readonly #threads: number;
  readonly #options: CaseFilesOptions;
  readonly #store: Promise<string> | undefined;
  readonly #workers: Promise<ThreadWorkers> | undefined;

  constructor(paths: readonly string[], total: number, options: CaseFilesOptions) {
    this.#paths = paths;
    this.#options = options;
    this.#threads = options.threads ?? availableParallelism();
    if (total < SMALL_BYTES && options.work === undefined && options.threads === undefined) return;
    this.#store =
      options.work === undefined ? mkdtemp(join(tmpdir(), 'dianzhi-shards-')) : Promise.resolve(options.work);
    if (this.#threads > 1) {
      this.#workers = this.#store.then(
        (store) => new ThreadWorkers(this.#threads, '.', store, options.onShard),
      );
    }
  }

  /** See digestFiles. */
  async digest(
    area: Area | undefined,
    checks: Area['checks'],
    { watch }: { readonly watch?: boolean | undefined } = {},
  ): Promise<DigestedFiles | undefined> {
    const folder = await this.#store;
    const files = folderBlobs('.');
    const store = folder === undefined ? memoryBlobs() : folderBlobs(folder);
    const threads = await this.#workers;
    const workers: Workers = threads ?? new OwnWorkers(files, store, this.#options.onShard);
    const names = this.#paths.map((path) => resolve(path));
    const shardBytes = (total: number) => this.#options.shardBytes ?? shardSize(total, this.#threads);
    const kept = this.#options.work !== undefined;
    const onReduced = async () => threads?.close();
    return digestFiles({ area, checks, names, files, store, workers, onReduced, kept, shardBytes, watch });
  }

  async close(): Promise<void> {
    await (await this.#workers)?.close();
    const folder = await this.#store;
    if (folder !== undefined && this.#options.work === undefined) await rm(folder, { recursive: true });
  }
}

const shardSize = (total: number, threads: number): number =>
  Math.min(MOST_SHARD, Math.max(LEAST_SHARD, Math.ceil(total / (threads * SHARDS_PER_THREAD))));
