import type { Queue } from '../gateways/queue.ts';
import type { Store, Stored } from '../gateways/store.ts';
import { isOver, type Run } from './run.ts';

const PAGE = 200;

/** Queues every run that an earlier process made and did not finish, also one that died before it had a task. */
export async function takeUpUnfinished(store: Store, queue: Queue): Promise<void> {
  for await (const { path } of all(store, 'areas')) {
    for await (const { data } of all(store, `${path}/runs`)) {
      const run = data as unknown as Run;
      if (!isOver(run)) await queue.enqueue({ area: run.area, runId: run.runId });
    }
  }
}

async function* all(store: Store, collection: string): AsyncGenerator<Stored> {
  let after: string | undefined;
  for (;;) {
    const page = await store.list(collection, { ...(after === undefined ? {} : { after }), limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.path.slice(last.path.lastIndexOf('/') + 1);
  }
}
