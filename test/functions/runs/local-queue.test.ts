import { expect, onTestFinished, test, vi } from 'vitest';
import { type LocalQueueOptions, openLocalQueue } from '../../../functions/gateways/local-queue.ts';
import type { Task } from '../../../functions/gateways/queue.ts';
import { openSqliteStore } from '../../../functions/gateways/sqlite-store.ts';
import type { Store } from '../../../functions/gateways/store.ts';

const task = (n: number): Task => ({ area: '330000', runId: `run${String(n).padStart(3, '0')}` });

function emptyStore(): Store {
  const store = openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  return store;
}

const kept = async (store: Store) => (await store.list('queue', { limit: 1000 })).map(({ data }) => data);

function open(deliver: LocalQueueOptions['deliver'], store = emptyStore()) {
  const delays: number[] = [];
  const delay = (attempt: number): number => {
    delays.push(attempt);
    return 0;
  };
  return { store, delays, queue: openLocalQueue({ store, deliver, delay }) };
}

test('a task is delivered once and forgotten', async () => {
  const delivered: Task[] = [];
  const { queue, store } = open(async (given) => {
    expect(await kept(store)).toEqual([given]);
    delivered.push(given);
    return 'over';
  });
  await queue.enqueue(task(1));
  await queue.idle();
  expect(delivered).toEqual([task(1)]);
  expect(await kept(store)).toEqual([]);
});

test('one task is worked on at a time, in the order they came', async () => {
  const order: string[] = [];
  let atOnce = 0;
  const { queue } = open(async ({ runId }) => {
    atOnce += 1;
    expect(atOnce).toBe(1);
    order.push(runId);
    await new Promise((resolve) => setTimeout(resolve, 5));
    atOnce -= 1;
    return 'over';
  });
  await Promise.all([3, 1, 2].map((n) => queue.enqueue(task(n))));
  await queue.idle();
  expect(order).toEqual(['run003', 'run001', 'run002']);
});

test('a task that waits is not queued twice', async () => {
  const delivered: string[] = [];
  const started = Promise.withResolvers<void>();
  const { queue } = open(async ({ runId }) => {
    delivered.push(runId);
    await started.promise;
    return 'over';
  });
  await queue.enqueue(task(1));
  for (let n = 0; n < 3; n++) await queue.enqueue(task(2));
  started.resolve();
  await queue.idle();
  expect(delivered).toEqual(['run001', 'run002']);
});

test('`later` and errors have it delivered again, each time a little later, while others go on', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => errors.mockRestore());
  const delivered: string[] = [];
  const { queue, store, delays } = open(async ({ runId }) => {
    delivered.push(runId);
    if (runId === 'run002') return 'over';
    const times = delivered.filter((other) => other === runId).length;
    if (times === 2) throw new Error('out of order');
    return times < 4 ? 'later' : 'over';
  });
  await Promise.all([queue.enqueue(task(1)), queue.enqueue(task(2))]);
  await queue.idle();
  expect(delivered).toEqual(['run001', 'run002', 'run001', 'run001', 'run001']);
  expect(delays).toEqual([1, 2, 3]);
  expect(errors).toHaveBeenCalledOnce();
  expect(await kept(store)).toEqual([]);
});

test('waits grow to ten seconds and no further', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const times: number[] = [];
  const begin = Date.now();
  const deliver = async (): Promise<'over' | 'later'> => {
    times.push(Date.now() - begin);
    return times.length < 9 ? 'later' : 'over';
  };
  const queue = openLocalQueue({ store: emptyStore(), deliver });
  await queue.enqueue(task(1));
  const idle = queue.idle();
  await vi.advanceTimersByTimeAsync(60_000);
  await idle;
  const waits = times.slice(1).map((time, index) => time - times[index]!);
  expect(waits).toEqual([400, 800, 1600, 3200, 6400, 10_000, 10_000, 10_000]);
});

test('what an earlier process left undone is taken up, however much', async () => {
  const store = emptyStore();
  const before = open(async () => 'over', store).queue;
  await before.close();
  for (let n = 1; n <= 250; n++) await before.enqueue(task(n));
  expect(await kept(store)).toHaveLength(250);

  const delivered: string[] = [];
  const { queue } = open(async ({ runId }) => {
    delivered.push(runId);
    return 'over';
  }, store);
  await queue.resume();
  await queue.idle();
  expect(delivered).toEqual(Array.from({ length: 250 }, (_, n) => task(n + 1).runId));
  expect(await kept(store)).toEqual([]);
});

test('closing waits for the delivery under way and begins no other', async () => {
  const delivered: string[] = [];
  const reached = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<'later'>();
  const { queue, store } = open(({ runId }) => {
    delivered.push(runId);
    reached.resolve();
    return goOn.promise;
  });
  await queue.enqueue(task(1));
  await queue.enqueue(task(2));
  await reached.promise;
  const idle = queue.idle();
  const closed = queue.close();
  goOn.resolve('later');
  await closed;
  await idle;
  await queue.enqueue(task(3));
  await queue.idle();
  expect(delivered).toEqual(['run001']);
  expect(await kept(store)).toEqual([task(1), task(2), task(3)]);
});

test('a store that fails when a task is to be forgotten only means another delivery', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => errors.mockRestore());
  const store = emptyStore();
  let failures = 1;
  const failing: Store = {
    ...store,
    commit: async (writes) => {
      if (writes[0]?.kind === 'delete' && failures-- > 0) throw new Error('locked');
      return store.commit(writes);
    },
  };
  let delivered = 0;
  const { queue } = open(async () => {
    delivered += 1;
    return 'over';
  }, failing);
  await queue.enqueue(task(1));
  await queue.idle();
  expect(delivered).toBe(2);
  expect(await kept(store)).toEqual([]);
});
