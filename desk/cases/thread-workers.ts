import { Worker } from 'node:worker_threads';
import type { PackedBasis } from '../../functions/cases/basis.ts';
import type { DoneShard, StaysReduced, TextsReduced } from '../../functions/cases/case-work.ts';
import type { Workers } from '../../functions/cases/digest-files.ts';
import type { Plan } from '../../functions/cases/plan.ts';
import { UnfitForShards } from '../../shared/cases/stream/unfit.ts';
import type { Answer, Order } from './orders.ts';

/** A thread that dies is replaced, and its piece of work given out again, so many times. */
const TRIES = 3;
/** Threads make few objects, and none that outlives a row. */
const YOUNG_MB = 8;

/** Parts of the stays are given out in so many lots per thread. */
const ORDERS_PER_THREAD = 3;

interface Job {
  readonly order: Order;
  readonly done: (result: unknown) => void;
  readonly failed: (error: Error) => void;
  tries: number;
}

/** What a thread is doing, and the plan it was opened with: pieces of another plan are not for it. */
interface State {
  job: Job | undefined;
  opening: Job | undefined;
}

/** The threads of one machine. They load while the tabs are still being read. */
export class ThreadWorkers implements Workers {
  readonly #files: string;
  readonly #store: string;
  readonly #onShard: (() => void) | undefined;
  readonly #queue: Job[] = [];
  readonly #threads = new Map<Worker, State>();
  readonly #count: number;
  #opening: Job | undefined;
  #closed = false;
  #parts = 0;

  constructor(count: number, files: string, store: string, onShard?: () => void) {
    this.#files = files;
    this.#store = store;
    this.#onShard = onShard;
    this.#count = count;
    for (let index = 0; index < count; index++) this.#start();
  }

  async shards(plan: Plan, basis: PackedBasis): Promise<readonly string[]> {
    this.#opening = {
      order: { kind: 'open', plan, basis, files: this.#files, store: this.#store },
      done: () => {},
      failed: (error) => this.#failAll(error),
      tries: 0,
    };
    this.#parts = plan.stayParts;
    const keys = [...plan.shards.keys()].map(async (index) => {
      const key = await this.#ask<string>({ kind: 'shard', index });
      this.#onShard?.();
      return key;
    });
    return whole(keys);
  }

  texts = (shards: readonly DoneShard[]): Promise<TextsReduced> => this.#ask({ kind: 'texts', shards });

  stays(shards: readonly DoneShard[], groups: readonly string[]): Promise<readonly StaysReduced[]> {
    const parts = [...Array(this.#parts).keys()];
    const size = Math.ceil(parts.length / (this.#count * ORDERS_PER_THREAD));
    const orders = Array.from({ length: Math.ceil(parts.length / size) }, (_, index) =>
      this.#ask<StaysReduced>({
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
    const [thread] = this.#threads.keys();
    void thread?.terminate();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#threads.keys()].map((thread) => thread.terminate()));
  }

  #ask<T>(order: Order): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ order, done: (result) => resolve(result as T), failed: reject, tries: 0 });
      this.#next();
    });
  }

  #next(): void {
    for (const [thread, state] of this.#threads) {
      if (state.job) continue;
      if (state.opening !== this.#opening) {
        state.opening = this.#opening;
        state.job = this.#opening;
      } else state.job = this.#queue.shift();
      if (state.job) thread.postMessage(state.job.order);
    }
  }

  #start(): void {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    thread.unref();
    this.#threads.set(thread, { job: undefined, opening: undefined });
    thread.on('message', (answer: Answer) => this.#answered(thread, answer));
    thread.on('error', () => {});
    thread.on('exit', () => this.#died(thread));
    this.#next();
  }

  #answered(thread: Worker, answer: Answer): void {
    const state = this.#threads.get(thread);
    const job = state?.job;
    if (state) state.job = undefined;
    if ('result' in answer) job?.done(answer.result);
    else job?.failed('unfit' in answer ? new UnfitForShards(answer.unfit) : new Error(answer.error));
    this.#next();
  }

  #died(thread: Worker): void {
    const job = this.#threads.get(thread)?.job;
    this.#threads.delete(thread);
    if (this.#closed) return;
    if (job && ++job.tries >= TRIES)
      job.failed(new Error(`a thread died ${TRIES} times over one piece of work`));
    else if (job && job.order.kind !== 'open') this.#queue.unshift(job);
    if (this.#threads.size === 0 || job) this.#start();
  }

  #failAll(error: Error): void {
    for (const job of this.#queue.splice(0)) job.failed(error);
  }
}

/** All results; the first failure only after nothing is under way any more. */
async function whole<T>(results: readonly Promise<T>[]): Promise<readonly T[]> {
  const settled = await Promise.allSettled(results);
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}
