import { expect, test } from 'vitest';
import { SERVICE_ACCOUNT } from '../../../desk/stack.ts';
import { AREA, type Bureau, CHIEF, CLERK, COLLEAGUE, MONTH, openBureau, REVIEWER } from './bureau.ts';

const SETTLE = { area: AREA, period: MONTH };

const runsOf = async ({ stack: { store } }: Bureau, action: string) =>
  (await store.list(`areas/${AREA}/runs`, { limit: 100 })).filter(({ data }) => data['action'] === action);

test('a double click is one run and one write', async () => {
  const bureau = await openBureau();
  const answers = await Promise.all([1, 2].map(() => bureau.call('settle', CLERK, SETTLE)));
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  const [runId, ...same] = answers.map(({ body }) => body.runId);
  expect(same).toEqual([runId]);

  await bureau.stack.queue.idle();
  expect(await runsOf(bureau, 'settle')).toHaveLength(1);
  expect(bureau.writes()).toBe(1);
  expect((await bureau.poll(runId!)).body).toMatchObject({ state: 'done', by: CLERK });
  expect(await bureau.stamp()).toBe(runId);
});

test('two people who settle at once share the run of whoever came first', async () => {
  const bureau = await openBureau();
  const presses = [CLERK, COLLEAGUE, REVIEWER, CHIEF].flatMap((email) => [email, email, email]);
  const answers = await Promise.all(presses.map((email) => bureau.call('settle', email, SETTLE)));
  expect(new Set(answers.map(({ body }) => body.runId)).size).toBe(1);
  expect(new Set(answers.map(({ body }) => body.by)).size).toBe(1);

  await bureau.stack.queue.idle();
  expect(await runsOf(bureau, 'settle')).toHaveLength(1);
  expect(bureau.writes()).toBe(1);
});

test('two reviewers who close at once make one entry and one set of payments', async () => {
  const bureau = await openBureau();
  const { runId, resultDigest } = await bureau.press('settle', CLERK, { period: MONTH });
  const answers = await Promise.all(
    [REVIEWER, CHIEF, REVIEWER, CHIEF].map((email) => bureau.call('close', email, { ...SETTLE, runId })),
  );
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
  const [closing] = answers;
  expect(new Set(answers.map(({ body }) => body.runId))).toEqual(new Set([closing!.body.runId]));

  await bureau.stack.queue.idle();
  expect(await bureau.ledger()).toMatchObject([{ seq: 1, kind: 'closed', runId, resultDigest }]);
  expect(await bureau.payments()).toHaveLength(7);
  expect(await runsOf(bureau, 'close')).toHaveLength(1);
  expect(bureau.writes()).toBe(2);
  expect(await bureau.stamp()).toBe(closing!.body.runId);
});

test('different buttons pressed at once are done one after the other', async () => {
  const bureau = await openBureau();
  const pressed = [
    ['settle', CLERK, SETTLE],
    ['check', COLLEAGUE, { area: AREA }],
    ['settle', REVIEWER, { area: AREA, period: '2025' }],
    ['verify', CHIEF, { area: AREA }],
  ] as const;
  const answers = await Promise.all(pressed.map(([name, email, body]) => bureau.call(name, email, body)));
  await bureau.stack.queue.idle();
  const runs = await Promise.all(answers.map(({ body }) => bureau.poll(body.runId)));
  expect(runs.map(({ body }) => [body.action, body.state])).toEqual([
    ['settle', 'done'],
    ['check', 'done'],
    ['settle', 'done'],
    ['verify', 'done'],
  ]);
  expect(runs.map(({ body }) => body.runId)).toContain(await bureau.stamp());
});

test('a request that is sent again changes nothing', async () => {
  const bureau = await openBureau();
  const settled = await bureau.press('settle', CLERK, { period: MONTH });
  const afterSettling = bureau.state();
  expect(await bureau.call('settle', CLERK, SETTLE)).toMatchObject({ status: 200, body: settled });
  expect(bureau.state()).toBe(afterSettling);

  const close = { period: MONTH, runId: settled.runId };
  const closed = await bureau.press('close', REVIEWER, close);
  const afterClosing = bureau.state();
  expect(await bureau.call('close', REVIEWER, { area: AREA, ...close })).toMatchObject({
    status: 200,
    body: closed,
  });
  expect(bureau.state()).toBe(afterClosing);

  const published = await bureau.press('publish', REVIEWER, { period: MONTH });
  const afterPublishing = bureau.state();
  expect(await bureau.call('publish', REVIEWER, SETTLE)).toMatchObject({ status: 200, body: published });
  expect(bureau.state()).toBe(afterPublishing);
  expect(await bureau.ledger()).toMatchObject([{ kind: 'closed' }, { kind: 'published', by: REVIEWER }]);
});

test('a caller whose answer got lost presses again and gets the same run', async () => {
  const bureau = await openBureau();
  const { token } = bureau.person(CLERK);
  const caller = new AbortController();
  bureau.fault = ({ method, user }) => {
    if (method === 'spreadsheets.get' && user === SERVICE_ACCOUNT) caller.abort();
    return undefined;
  };
  const lost = fetch(`${bureau.stack.functions.url}/settle`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(SETTLE),
    signal: caller.signal,
  });
  await expect(lost).rejects.toThrow('aborted');

  const { state } = await bureau.press('settle', CLERK, { period: MONTH });
  expect(state).toBe('done');
  expect(await runsOf(bureau, 'settle')).toHaveLength(1);
  expect(bureau.writes()).toBe(1);
});

test('a finished month is written again when another run has replaced it in the file', async () => {
  const bureau = await openBureau();
  const month = await bureau.press('settle', CLERK, { period: MONTH });
  const year = await bureau.press('settle', CLERK, { period: '2025' });
  expect(await bureau.stamp()).toBe(year.runId);
  const again = await bureau.press('settle', COLLEAGUE, { period: MONTH });
  expect(again).toEqual({ ...month });
  expect(await bureau.stamp()).toBe(month.runId);
  expect(bureau.writes()).toBe(3);
});

test('a failed run is the same run when it is asked for again', async () => {
  const bureau = await openBureau();
  const { bureauFile, stack } = bureau;
  const { drive } = bureau.person(CLERK);
  const { runId } = await bureau.press('settle', CLERK, { period: MONTH });
  await bureau.press('settle', CLERK, { period: '2025' });
  const { data } = await drive.permissions.list({
    fileId: bureauFile,
    fields: 'permissions(id,emailAddress)',
  });
  const permissionId = data.permissions!.find(({ emailAddress }) => emailAddress === SERVICE_ACCOUNT)!.id!;

  let withdrawn = false;
  bureau.fault = async ({ method, user }) => {
    if (withdrawn || method !== 'spreadsheets.batchUpdate' || user !== SERVICE_ACCOUNT) return undefined;
    withdrawn = true;
    await drive.permissions.delete({ fileId: bureauFile, permissionId });
    return undefined;
  };
  const failed = await bureau.press('settle', CLERK, { period: MONTH });
  expect(failed).toMatchObject({
    runId,
    state: 'failed',
    problem: {
      code: 'FILE_UNREACHABLE',
      message: `無法打開工作簿：請把文件 ${bureauFile} 共享給 ${SERVICE_ACCOUNT}（編輯者）。`,
    },
  });
  const permission = { type: 'user', role: 'writer', emailAddress: SERVICE_ACCOUNT };
  await drive.permissions.create({ fileId: bureauFile, requestBody: permission });
  const again = await bureau.press('settle', CLERK, { period: MONTH });
  expect(again).toMatchObject({ runId, state: 'done' });
  expect(again.problem).toBeUndefined();
  expect(await bureau.stamp()).toBe(runId);
  await stack.queue.idle();
});
