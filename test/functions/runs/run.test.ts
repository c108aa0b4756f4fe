import { expect, onTestFinished, test, vi } from 'vitest';
import { openSqliteStore } from '../../../functions/gateways/sqlite-store.ts';
import type { Store } from '../../../functions/gateways/store.ts';
import { acquireLease, keepAlive, LeaseLost } from '../../../functions/runs/lease.ts';
import {
  answerOf,
  createRun,
  isOver,
  loadRun,
  type NewRun,
  type RunKey,
  runIdOf,
  updateRun,
  withoutNames,
} from '../../../functions/runs/run.ts';

const clock = { now: () => Date.UTC(2025, 3, 2, 9) };

const KEY: RunKey = {
  area: '330000',
  action: 'settle',
  period: '2025-03',
  inputDigest: 'sha256:input',
  codeVersion: '1.0.0',
  details: {},
};

const fresh = (changes: Partial<NewRun> = {}): NewRun => ({
  ...KEY,
  by: 'a@x.cn',
  lawDate: '2025-03-31',
  knownAt: '2025-04-02',
  revision: '7',
  findingsDigest: '',
  state: 'queued',
  ...changes,
});

function emptyStore(): Store {
  const store = openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  return store;
}

test('the same key is the same run', () => {
  expect(runIdOf(KEY)).toMatch(/^[0-9a-f]{64}$/);
  expect(runIdOf({ ...KEY })).toBe(runIdOf(KEY));
});

const OTHER_KEYS: readonly Partial<RunKey>[] = [
  { area: '330001' },
  { action: 'correct' },
  { period: '2025' },
  { inputDigest: 'sha256:other' },
  { codeVersion: '1.0.1' },
  { details: { reason: '' } },
  { details: { reason: '錯' } },
  { area: '330000settle', action: 'check' },
  { period: '', inputDigest: '2025-03sha256:input' },
];

test('another key is another run', () => {
  const ids = [KEY, ...OTHER_KEYS.map((changes) => ({ ...KEY, ...changes }))].map(runIdOf);
  expect(new Set(ids).size).toBe(ids.length);
});

test('who asked, when, and what else is noted make no other run', async () => {
  const store = emptyStore();
  const first = await createRun(store, clock, fresh());
  const later = { now: () => clock.now() + 1000 };
  const second = await createRun(store, later, fresh({ by: 'b@x.cn', revision: '8', knownAt: '2025-04-03' }));
  expect(first.created).toBe(true);
  expect(second).toEqual({ run: first.run, created: false });
  expect(first.run).toMatchObject({
    by: 'a@x.cn',
    at: '2025-04-02T09:00:00.000Z',
    state: 'queued',
    share: 0,
  });
});

test('of runs created at once one is made', async () => {
  const store = emptyStore();
  const made = await Promise.all(Array.from({ length: 10 }, () => createRun(store, clock, fresh())));
  expect(made.filter(({ created }) => created)).toHaveLength(1);
  expect(new Set(made.map(({ run }) => run.runId)).size).toBe(1);
});

test('a refused input is a run that is over from the start', async () => {
  const { run } = await createRun(emptyStore(), clock, fresh({ state: 'refused' }));
  expect(run).toMatchObject({ state: 'refused', step: '數據有誤' });
  expect(isOver(run)).toBe(true);
});

test('a change made since it was loaded is not written over', async () => {
  const store = emptyStore();
  const { runId } = (await createRun(store, clock, fresh())).run;
  const mine = (await loadRun(store, '330000', runId))!;
  const theirs = (await loadRun(store, '330000', runId))!;
  expect(await updateRun(store, theirs, { state: 'running' })).toBe(true);
  expect(await updateRun(store, mine, { state: 'failed' })).toBe(false);
  expect((await loadRun(store, '330000', runId))!.run.state).toBe('running');
});

test('a run is known in its own area only', async () => {
  const store = emptyStore();
  const { runId } = (await createRun(store, clock, fresh())).run;
  expect(await loadRun(store, '330001', runId)).toBeUndefined();
});

test('an answer has no more than what callers may see', async () => {
  const { run } = await createRun(emptyStore(), clock, fresh({ details: { reason: '內部' } }));
  expect(answerOf(run, [])).toEqual({
    runId: run.runId,
    action: 'settle',
    period: '2025-03',
    state: 'queued',
    step: '等待',
    share: 0,
    by: 'a@x.cn',
    at: '2025-04-02T09:00:00.000Z',
    inputDigest: 'sha256:input',
    findings: [],
    summary: [],
  });
});

test('those who may only look see no line that names an institution', async () => {
  const { run } = await createRun(emptyStore(), clock, fresh({ findingsDigest: 'sha256:f' }));
  const summary = ['更正 2025-03（原第 1 筆），涉及 1 項', '職工 H1 縣人民醫院：1.00 → 2.00，差額 1.00'];
  expect(withoutNames({ ...run, action: 'correct', summary })).toMatchObject({
    findingsDigest: '',
    summary: [summary[0]],
  });
  expect(withoutNames({ ...run, summary: ['職工：點值', '居民：點值'] }).summary).toHaveLength(2);
});

test('a lease that is kept alive is renewed in time, and let go at the end', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const store = emptyStore();
  const ticking = { now: () => Date.now() };
  const take = () => acquireLease(store, ticking, 'areas/330000/leases/write', 'a', 60_000);
  const lease = (await take())!;
  const letGo = keepAlive(lease, 60_000);
  for (let second = 0; second < 600; second += 10) {
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await take()).toBeUndefined();
  }
  await letGo();
  expect(await take()).toMatchObject({ fencing: 2 });
});

test('a lease that was lost is kept alive no more', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const store = emptyStore();
  let ahead = 0;
  const jumping = { now: () => Date.now() + ahead };
  const take = () => acquireLease(store, jumping, 'areas/330000/leases/write', 'a', 60_000);
  const lease = (await take())!;
  const letGo = keepAlive(lease, 60_000);
  ahead = 60_000;
  const other = (await take())!;
  await vi.advanceTimersByTimeAsync(120_000);
  await expect(lease.renew()).rejects.toThrow(LeaseLost);
  await letGo();
  await other.renew();
});
