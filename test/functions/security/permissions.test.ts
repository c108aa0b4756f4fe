import { expect, test } from 'vitest';
import { QUEUE_CALLER, SERVICE_ACCOUNT } from '../../../desk/stack.ts';
import {
  AREA,
  type Bureau,
  CHIEF,
  CLERK,
  COLLEAGUE,
  LEADER,
  MONTH,
  NEIGHBOUR,
  NEIGHBOUR_CHIEF,
  OTHER_AREA,
  openBureau,
  REVIEWER,
  STRANGER,
} from '../runs/bureau.ts';

const EVERYBODY = [
  CLERK,
  REVIEWER,
  LEADER,
  NEIGHBOUR,
  NEIGHBOUR_CHIEF,
  STRANGER,
  SERVICE_ACCOUNT,
  QUEUE_CALLER,
];
const RUN = 'f'.repeat(64);

const ACTIONS: readonly (readonly [name: string, body: object, may: readonly string[]])[] = [
  ['setup', { name: '示例縣', bureauFile: 'x'.repeat(44) }, [CLERK]],
  ['check', {}, [CLERK, REVIEWER]],
  ['settle', { period: MONTH }, [CLERK, REVIEWER]],
  ['close', { period: MONTH, runId: RUN }, [REVIEWER]],
  ['publish', { period: MONTH }, [REVIEWER]],
  ['correct', { period: MONTH, reason: '錯', document: '' }, [CLERK, REVIEWER]],
  ['verify', {}, [CLERK, REVIEWER]],
  ['compare', { runA: RUN, runB: RUN }, [CLERK, REVIEWER]],
  ['explain', { what: { pool: '居民' } }, [CLERK, REVIEWER]],
  ['explain', { what: { case: 'C01' } }, [CLERK, REVIEWER]],
  [
    'explain',
    { what: { cell: { tab: '機構結算', row: 6, column: 6, consortium: 'M1' } } },
    [CLERK, REVIEWER],
  ],
  ['whatif', { period: MONTH }, [CLERK, REVIEWER]],
  ['contrast', { period: MONTH, first: '', second: '' }, [CLERK, REVIEWER]],
  ['forecast', { period: MONTH }, [CLERK, REVIEWER]],
  ['dispute', { period: MONTH, institution: 'H1' }, [CLERK, REVIEWER]],
  ['pack', { period: MONTH, institution: 'H1' }, [CLERK, REVIEWER]],
  ['watch', { period: MONTH }, [CLERK, REVIEWER]],
  ['work', { runId: RUN }, [QUEUE_CALLER]],
];

const refused = async (bureau: Bureau, name: string, email: string, body: object, code: string) => {
  const before = bureau.state();
  const answer = await bureau.call(name, email, body);
  expect([name, email, answer.body.code]).toEqual([name, email, code]);
  expect(bureau.state()).toBe(before);
  return answer;
};

test.each(ACTIONS)('%s is for its roles, in their own area', async (name, body, may) => {
  const bureau = await openBureau();
  for (const email of EVERYBODY.filter((other) => !may.includes(other))) {
    const { status, body: problem } = await refused(
      bureau,
      name,
      email,
      { area: AREA, ...body },
      'NOT_ALLOWED',
    );
    expect([status, problem.detail]).toEqual([403, expect.stringContaining(`${email} 不能在 ${AREA} 執行`)]);
  }
  for (const email of may) {
    expect((await bureau.call(name, email, { area: AREA, ...body })).body.code).not.toBe('NOT_ALLOWED');
  }
  await bureau.stack.queue.idle();
});

test('a run is shown to its area, whatever the role, and to nobody else', async () => {
  const bureau = await openBureau();
  const { runId } = await bureau.press('settle', CLERK, { period: MONTH });
  for (const email of [CLERK, COLLEAGUE, REVIEWER, CHIEF, LEADER]) {
    expect([email, (await bureau.poll(runId, email)).status]).toEqual([email, 200]);
  }
  const before = bureau.state();
  for (const email of [NEIGHBOUR, NEIGHBOUR_CHIEF, STRANGER, SERVICE_ACCOUNT, QUEUE_CALLER]) {
    const answer = await bureau.poll(runId, email);
    expect([email, answer.status, answer.body.code]).toEqual([email, 403, 'NOT_ALLOWED']);
  }
  expect(bureau.state()).toBe(before);
});

test('nobody reaches into an area by way of another', async () => {
  const bureau = await openBureau();
  const { runId } = await bureau.press('settle', CLERK, { period: MONTH });
  const { token } = bureau.person(NEIGHBOUR);
  const tries = [
    `area=${OTHER_AREA}&run=${runId}`,
    `area=${OTHER_AREA}&area=${AREA}&run=${runId}`,
    `area[]=${OTHER_AREA}&run=${runId}`,
    `area=${OTHER_AREA}/../${AREA}&run=${runId}`,
    `area=${OTHER_AREA}&run=../../${AREA}/runs/${runId}`,
    `area=${OTHER_AREA}&run=${runId.toUpperCase()}`,
  ];
  const before = bureau.state();
  for (const query of tries) {
    const answer = await fetch(`${bureau.stack.functions.url}/settle?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { code } = (await answer.json()) as { code: string };
    expect(['RUN_UNKNOWN', 'NOT_ALLOWED']).toContain(code);
  }
  const elsewhere = { area: OTHER_AREA, period: MONTH };
  await refused(bureau, 'close', NEIGHBOUR_CHIEF, { ...elsewhere, runId }, 'AREA_UNKNOWN');
  await refused(bureau, 'publish', NEIGHBOUR_CHIEF, elsewhere, 'AREA_UNKNOWN');
  expect(bureau.state()).toBe(before);
});

test('nobody closes what he settled alone', async () => {
  const bureau = await openBureau();
  const { runId } = await bureau.press('settle', REVIEWER, { period: MONTH });
  const close = { area: AREA, period: MONTH, runId };
  const { status, body } = await refused(bureau, 'close', REVIEWER, close, 'SECOND_PERSON');
  expect([status, body.detail]).toEqual([403, `結算由 ${REVIEWER} 完成，須由另一位有覆核權限的人員確認。`]);
  await refused(bureau, 'close', CLERK, close, 'NOT_ALLOWED');
  expect(await bureau.press('close', CHIEF, close)).toMatchObject({ state: 'done', by: CHIEF });
  expect(await bureau.ledger()).toMatchObject([{ preparedBy: REVIEWER, by: CHIEF }]);
});

test('nobody publishes, or records the correction of, what he prepared alone', async () => {
  const bureau = await openBureau();
  const { runId } = await bureau.press('settle', REVIEWER, { period: MONTH });
  await bureau.press('close', CHIEF, { period: MONTH, runId });
  await refused(bureau, 'publish', REVIEWER, { area: AREA, period: MONTH }, 'SECOND_PERSON');
  const correction = await bureau.press('correct', CHIEF, { period: MONTH, reason: '覆查', document: '' });
  const close = { area: AREA, period: MONTH, runId: correction.runId };
  await refused(bureau, 'close', CHIEF, close, 'SECOND_PERSON');
  expect((await bureau.press('close', REVIEWER, close)).state).toBe('done');
  expect(await bureau.ledger()).toMatchObject([
    { kind: 'closed', preparedBy: REVIEWER, by: CHIEF },
    { kind: 'correction', preparedBy: CHIEF, by: REVIEWER },
  ]);
});

test('the list is read without regard to large and small letters, and by whole lines only', async () => {
  const bureau = await openBureau({
    grants: [
      { email: 'Jingban@SHILI.gov.cn', role: '經辦', area: AREA },
      { email: NEIGHBOUR, role: '覆核', area: AREA },
      { email: NEIGHBOUR, role: '經辦', area: OTHER_AREA },
    ],
  });
  expect((await bureau.call('check', CLERK, { area: AREA })).status).toBe(202);
  await bureau.stack.queue.idle();
  const setup = { area: AREA, name: '示例縣', bureauFile: bureau.bureauFile };
  await refused(bureau, 'setup', NEIGHBOUR, setup, 'NOT_ALLOWED');
  await refused(bureau, 'close', NEIGHBOUR, { area: OTHER_AREA, period: MONTH, runId: RUN }, 'NOT_ALLOWED');
});

test('a task is worked on for the queue alone', async () => {
  const bureau = await openBureau();
  await bureau.stack.queue.close();
  const { body } = await bureau.call('settle', CLERK, { area: AREA, period: MONTH });
  const task = { area: AREA, runId: body.runId };
  for (const email of [CLERK, REVIEWER, SERVICE_ACCOUNT, STRANGER]) {
    await refused(bureau, 'work', email, task, 'NOT_ALLOWED');
  }
  expect(await bureau.call('work', QUEUE_CALLER, task)).toMatchObject({
    status: 200,
    body: { worked: body.runId },
  });
  expect((await bureau.poll(body.runId)).body.state).toBe('done');
});
