import { listAll } from './list-all.ts';
import type { Queue, Task } from './queue.ts';
import type { Document, Store } from './store.ts';

export interface LocalQueueOptions {
  readonly store: Store;
  /** Does the work of a task; `later` has it delivered again */
  readonly deliver: (task: Task) => Promise<'over' | 'later'>;
  /** Milliseconds before the nth delivery after the first */
  readonly delay?: (attempt: number) => number;
}

export interface LocalQueue extends Queue {
  /** Takes up what an earlier process left undone. */
  resume(): Promise<void>;
  /** Resolves when nothing is waiting or being worked on, or never will be. */
  idle(): Promise<void>;
  /** No further delivery begins; resolves when the one under way is over. */
  close(): Promise<void>;
}

const COLLECTION = 'queue';
const DEFAULT_DELAY = (attempt: number): number => Math.min(200 * 2 ** attempt, 10_000);

/** The in-process twin of Cloud Tasks: tasks are kept in the store until they are done, one is worked on at a time. */
export function openLocalQueue({ store, deliver, delay = DEFAULT_DELAY }: LocalQueueOptions): LocalQueue {
  const waiting: Task[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;
  let working: Promise<void> | undefined;
  let wake: (() => void)[] = [];

  const pathOf = ({ runId }: Task) => `${COLLECTION}/${runId}`;
  const quiet = () => !working && (closed || (waiting.length === 0 && timers.size === 0));

  const forget = async (task: Task): Promise<void> => {
    const stored = await store.get(pathOf(task));
    if (stored) await store.commit([{ kind: 'delete', path: stored.path, ifVersion: stored.version }]);
  };

  const attempts = new Map<string, number>();
  const once = async (task: Task): Promise<void> => {
    try {
      if ((await deliver(task)) === 'over') {
        attempts.delete(task.runId);
        await forget(task);
        return;
      }
    } catch (error) {
      console.error(error);
    }
    if (closed) return;
    const attempt = (attempts.get(task.runId) ?? 0) + 1;
    attempts.set(task.runId, attempt);
    const timer = setTimeout(() => {
      timers.delete(timer);
      waiting.push(task);
      next();
    }, delay(attempt));
    timers.add(timer);
  };

  const next = (): void => {
    if (working) return;
    const task = closed ? undefined : waiting.shift();
    if (!task) {
      if (quiet()) {
        for (const resolve of wake) resolve();
        wake = [];
      }
      return;
    }
    working = once(task).finally(() => {
      working = undefined;
      next();
    });
  };

  const schedule = (task: Task): void => {
    if (!waiting.some(({ runId }) => runId === task.runId)) waiting.push(task);
    next();
  };

  return {
    enqueue: async (task) => {
      await store.commit([{ kind: 'create', path: pathOf(task), data: { ...task } satisfies Document }]);
      schedule(task);
    },
    resume: async () => {
      for await (const { data } of listAll(store, COLLECTION)) schedule(data as unknown as Task);
    },
    idle: () => (quiet() ? Promise.resolve() : new Promise((resolve) => wake.push(resolve))),
    close: async () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      await working;
      next();
    },
  };
}
