import { listAll } from '../gateways/list-all.ts';
import type { Queue } from '../gateways/queue.ts';
import type { Store } from '../gateways/store.ts';
import { isOver, type Run } from './run.ts';

/** Queues every run that an earlier process made and did not finish, also one that died before it had a task. */
export async function takeUpUnfinished(store: Store, queue: Queue): Promise<void> {
  for await (const { path } of listAll(store, 'areas')) {
    for await (const { data } of listAll(store, `${path}/runs`)) {
      const run = data as unknown as Run;
      if (!isOver(run)) await queue.enqueue({ area: run.area, runId: run.runId });
    }
  }
}
