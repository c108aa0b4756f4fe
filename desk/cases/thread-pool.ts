import { Worker } from 'node:worker_threads';
import { UnfitForShards } from '../../shared/cases/stream/unfit.ts';
import type { Answer } from './orders.ts';

/** A thread that dies is replaced, and its piece of work given out again, so many times. */
const TRIES = 3;
/** Threads make few objects, and none that outlives a row. */
const YOUNG_MB = 8;

interface Job<O> {
  readonly order: O;
  readonly done: (result: unknown) => void;
  readonly failed: (error: Error) => void;
  tries: number;
}

/** What a thread is doing, and the plan it was opened with: pieces of another plan are not for it. */
interface State<O> {
  job: Job<O> | undefined;
  opening: Job<O> | undefined;
}

/** Threads that do pieces of work, one at a time each. They load at once, before there is any work. */
export class ThreadPool<O> {
  readonly #entry: URL;
  readonly #queue: Job<O>[] = [];
  readonly #threads = new Map<Worker, State<O>>();
  #opening: Job<O> | undefined;
  #closed = false;

  constructor(count: number, entry: URL) {
    this.#entry = entry;
    for (let index = 0; index < count; index++) this.#start();
  }

  /** Every thread does this before any piece that is asked for from now on. */
  open(order: O): void {
    this.#opening = { order, done: () => {}, failed: (error) => this.#failAll(error), tries: 0 };
  }

  ask<T>(order: O): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ order, done: (result) => resolve(result as T), failed: reject, tries: 0 });
      this.#next();
    });
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
    const thread = new Worker(this.#entry, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
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
    const state = this.#threads.get(thread);
    this.#threads.delete(thread);
    if (this.#closed) return;
    const job = state?.job;
    if (job && ++job.tries >= TRIES)
      job.failed(new Error(`a thread died ${TRIES} times over one piece of work`));
    else if (job && job !== state.opening) this.#queue.unshift(job);
    if (this.#threads.size === 0 || job) this.#start();
  }

  #failAll(error: Error): void {
    for (const job of this.#queue.splice(0)) job.failed(error);
  }
}

/** All results; the first failure only after nothing is under way any more. */
export async function whole<T>(results: readonly Promise<T>[]): Promise<readonly T[]> {
  const settled = await Promise.allSettled(results);
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}
