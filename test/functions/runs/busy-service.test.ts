import { describe, expect, test } from 'vitest';
import type { Fault, RequestInfo } from '../../../desk/google/http/fault.ts';
import { paste } from '../../../desk/person.ts';
import { SERVICE_ACCOUNT } from '../../../desk/stack.ts';
import { work } from '../../../functions/jobs/work.ts';
import { AREA, type Bureau, CLERK, MONTH, openBureau, REVIEWER } from './bureau.ts';

/** The first `times` batches of the program meet a fault. */
const batches =
  (fault: Fault, times: number) =>
  ({ method, user, count }: RequestInfo): Fault | undefined =>
    method === 'spreadsheets.batchUpdate' && user === SERVICE_ACCOUNT && count <= times ? fault : undefined;

const FAULTS: readonly (readonly [string, Fault, number])[] = [
  ['an error in place of the write', { status: 500 }, 1],
  ['an error after the write', { status: 503, afterApply: true }, 1],
  ['a connection cut before the write', { status: 'drop' }, 1],
  ['a connection cut after the write', { status: 'drop', afterApply: true }, 1],
  ['a storm of 429', { status: 429 }, 4],
  ['a storm of errors', { status: 502 }, 3],
];

describe.each(FAULTS)('%s', (_, fault, times) => {
  test('the month is settled, closed and published once', async () => {
    const bureau = await openBureau();
    const { stack, reportFiles } = bureau;
    bureau.fault = batches(fault, times);

    const settled = await bureau.press('settle', CLERK, { period: MONTH });
    expect(settled).toMatchObject({ state: 'done', step: '完成' });
    expect(await bureau.stamp()).toBe(settled.runId);

    stack.twin.resetStats();
    const closed = await bureau.press('close', REVIEWER, { period: MONTH, runId: settled.runId });
    expect(closed.state).toBe('done');
    expect(await bureau.stamp()).toBe(closed.runId);
    const payments = await bureau.payments();
    expect(payments.map(([month, fund, code]) => `${month} ${fund} ${code}`)).toEqual([
      ...['H1', 'H3', 'H4'].map((code) => `${MONTH} 職工 ${code}`),
      ...['H1', 'H2', 'H3', 'H4'].map((code) => `${MONTH} 居民 ${code}`),
    ]);

    stack.twin.resetStats();
    const published = await bureau.press('publish', REVIEWER, { period: MONTH });
    expect(published.state).toBe('done');
    expect(await bureau.stamp(reportFiles.M1)).toBe(published.runId);
    expect(await bureau.stamp(reportFiles.M2)).toBe(published.runId);
    expect(await bureau.ledger()).toMatchObject([
      { seq: 1, kind: 'closed', runId: settled.runId },
      { seq: 2, kind: 'published', runId: published.runId },
    ]);
    const statuses = stack.twin.stats().statuses;
    expect(statuses[fault.status === 'drop' ? 0 : fault.status!]).toBe(times);
  });
});

/** Lets the queue go, so that a test delivers tasks itself and need not wait between deliveries. */
async function deliveredByHand({ stack }: Bureau): Promise<void> {
  await stack.queue.close();
}

test('a storm that does not end fails the run, and after it the same run is done', async () => {
  const bureau = await openBureau();
  await deliveredByHand(bureau);
  const { context } = bureau.stack;
  const { body } = await bureau.call('settle', CLERK, { area: AREA, period: MONTH });
  const task = { area: AREA, runId: body.runId };
  bureau.fault = ({ method }) => (method === 'spreadsheets.batchUpdate' ? { status: 429 } : undefined);
  for (let attempt = 1; attempt < 5; attempt++) {
    expect(await work(context, task)).toBe('later');
    expect((await bureau.poll(task.runId)).body).toMatchObject({
      state: 'running',
      step: '服務繁忙，稍後重試',
    });
  }
  expect(await work(context, task)).toBe('over');
  expect((await bureau.poll(task.runId)).body).toMatchObject({
    state: 'failed',
    problem: { code: 'QUOTA', message: '表格服務繁忙：請一分鐘後再試。' },
  });
  expect(await bureau.stamp()).toBeUndefined();

  bureau.fault = () => undefined;
  expect(await bureau.call('settle', CLERK, { area: AREA, period: MONTH })).toMatchObject({
    status: 202,
    body: { runId: task.runId, state: 'queued' },
  });
  expect(await work(context, task)).toBe('over');
  expect((await bureau.poll(task.runId)).body.state).toBe('done');
  expect(await bureau.stamp()).toBe(task.runId);
});

test('the lease is held through a storm, however long the waits are', async () => {
  const others: string[] = [];
  let waited = 0;
  const bureau = await openBureau({
    sleep: async (milliseconds) => {
      waited += milliseconds;
      bureau.ahead += Math.ceil(milliseconds);
      others.push(await work(bureau.stack.context, { area: AREA, runId: other }));
    },
  });
  const { body } = await bureau.call('settle', REVIEWER, { area: AREA, period: '2025' });
  const other = body.runId;
  await bureau.stack.queue.idle();
  const { store } = bureau.stack;
  const run = (await store.get(`areas/${AREA}/runs/${other}`))!;
  const data = { ...run.data, state: 'queued' };
  await store.commit([{ kind: 'update', path: run.path, data, ifVersion: run.version }]);

  bureau.stack.twin.resetStats();
  bureau.fault = batches({ status: 429 }, 6);
  const settled = await bureau.press('settle', CLERK, { period: MONTH });
  expect(waited).toBeGreaterThan(60_000);
  expect(others).toEqual(Array.from({ length: 6 }, () => 'later'));
  expect(settled.state).toBe('done');
  expect(await bureau.stamp()).toBe(settled.runId);
});

test('what is written in several batches appears at once or not at all', async () => {
  const bureau = await openBureau();
  const { sheets } = bureau.person(CLERK);
  const faultless = await bureau.press('check', CLERK);
  expect(faultless.summary).toEqual(['阻斷 0 項，警告 0 項，提示 0 項']);

  const grid = await sheets.spreadsheets.get({ spreadsheetId: bureau.bureauFile });
  const cases = grid.data.sheets!.find(({ properties }) => properties!.title === '病例')!;
  const room = { sheetId: cases.properties!.sheetId!, dimension: 'ROWS', length: 2500 };
  await sheets.spreadsheets.batchUpdate({
    spreadsheetId: bureau.bureauFile,
    requestBody: { requests: [{ appendDimension: room }] },
  });
  const bad = Array.from({ length: 2500 }, (_, n) => [`X${n}`, 'H1', `Q${n}`, '居民', '本地', '三月一日']);
  await paste(bureau.person(CLERK), bureau.bureauFile, '病例!A16', bad, 'texts');
  const tabsNow = async () => {
    const { data } = await sheets.spreadsheets.get({ spreadsheetId: bureau.bureauFile });
    const shown = data.sheets!.filter(({ properties }) => !properties!.hidden);
    const findings = await sheets.spreadsheets.values.get({
      spreadsheetId: bureau.bureauFile,
      range: '數據檢查!A1:Z9',
    });
    return {
      hidden: data.sheets!.length - shown.length,
      shown: shown.map(({ properties }) => properties!.title!),
      findings: findings.data.values,
    };
  };
  const before = await tabsNow();
  bureau.stack.twin.resetStats();
  let broken = true;
  bureau.fault = ({ method, user, count }) =>
    broken && method === 'spreadsheets.batchUpdate' && user === SERVICE_ACCOUNT && count > 1
      ? { status: 500 }
      : undefined;
  await deliveredByHand(bureau);
  const { body } = await bureau.call('check', CLERK, { area: AREA });
  expect(await work(bureau.stack.context, { area: AREA, runId: body.runId })).toBe('later');
  const halfway = await tabsNow();
  expect(halfway).toEqual({ ...before, hidden: 1 });
  expect(await bureau.stamp()).toBe(faultless.runId);

  broken = false;
  expect(await work(bureau.stack.context, { area: AREA, runId: body.runId })).toBe('over');
  const after = await tabsNow();
  expect(after.hidden).toBe(0);
  expect(after.shown).toEqual(before.shown);
  expect(after.findings).not.toEqual(before.findings);
  expect(await bureau.stamp()).toBe(body.runId);
});
