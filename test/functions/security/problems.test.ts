import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import { makeFile, paste } from '../../../desk/person.ts';
import { QUEUE_CALLER, SERVICE_ACCOUNT } from '../../../desk/stack.ts';
import { openSqliteStore } from '../../../functions/gateways/sqlite-store.ts';
import type { Store } from '../../../functions/gateways/store.ts';
import { PROBLEM } from '../../../functions/http/contract.ts';
import { PROBLEM_CODES, type ProblemCode } from '../../../functions/http/problem.ts';
import { paths } from '../../../functions/runs/paths.ts';
import { openBucketBureau } from '../runs/bucket-bureau.ts';
import {
  AREA,
  type Bureau,
  type Called,
  CLERK,
  LEADER,
  MONTH,
  NEIGHBOUR,
  OTHER_AREA,
  openBureau,
  REVIEWER,
  read,
} from '../runs/bureau.ts';

const SECRET = 'SQLITE_CORRUPT: /srv/dianzhi/secret.sqlite';
const RUN = 'f'.repeat(64);
const THIS_MONTH = { area: AREA, period: MONTH };

const type = (bureau: Bureau, range: string, ...rows: string[][]): Promise<void> =>
  paste(bureau.person(CLERK), bureau.bureauFile, range, rows, 'typed');

const bare = async ({ stack }: Bureau, authorization?: string): Promise<Called> =>
  read(
    await fetch(`${stack.functions.url}/check`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify({ area: AREA }),
    }),
  );

const settled = async (bureau: Bureau, email = CLERK) => ({
  ...THIS_MONTH,
  runId: (await bureau.press('settle', email, { period: MONTH })).runId,
});

/** What a person has to do to be told each problem. */
const PROVOKED: Readonly<Record<ProblemCode, (bureau: Bureau) => Promise<Called>>> = {
  NO_TOKEN: (bureau) => bare(bureau),
  TOKEN_REFUSED: (bureau) => bare(bureau, 'Bearer stale'),
  NOT_ALLOWED: (bureau) => bureau.call('settle', LEADER, THIS_MONTH),
  SECOND_PERSON: async (bureau) => bureau.call('close', REVIEWER, await settled(bureau, REVIEWER)),
  REQUEST_INVALID: (bureau) => bureau.call('settle', CLERK, { area: AREA, period: '三月' }),
  REQUEST_TOO_LARGE: (bureau) => bureau.call('check', CLERK, { area: AREA, x: 'x'.repeat(1_000_000) }),
  METHOD_NOT_ALLOWED: async ({ stack }) => read(await fetch(`${stack.functions.url}/verify`)),
  AREA_UNKNOWN: (bureau) => bureau.call('check', NEIGHBOUR, { area: OTHER_AREA }),
  RUN_UNKNOWN: (bureau) => bureau.poll(RUN),
  RUN_NOT_DONE: async (bureau) => {
    await type(bureau, '病例!H2', ['沒有這個病組']);
    return bureau.call('close', REVIEWER, await settled(bureau));
  },
  RUN_OTHER_PERIOD: async (bureau) =>
    bureau.call('close', REVIEWER, { ...(await settled(bureau)), period: '2025-02' }),
  RUN_NOT_REPLAYABLE: async (bureau) => {
    const { runId } = await settled(bureau);
    const { store } = bureau.stack;
    const { path, data, version } = (await store.get(paths.run(AREA, runId)))!;
    const changed = { ...data, lawDate: '2010-12-31' };
    await store.commit([{ kind: 'update', path, data: changed, ifVersion: version }]);
    return bureau.call('compare', CLERK, { area: AREA, runA: runId, runB: runId });
  },
  AMOUNT_UNKNOWN: async (bureau) => {
    const { runId } = await settled(bureau);
    return bureau.call('explain', CLERK, { area: AREA, run: runId, what: { case: '沒有' } });
  },
  CELL_WITHOUT_AMOUNT: async (bureau) => {
    const { runId } = await settled(bureau);
    const cell = { tab: '機構結算', row: 1, column: 1 };
    return bureau.call('explain', CLERK, { area: AREA, run: runId, what: { cell } });
  },
  TAB_OF_OTHER_RUN: async (bureau) => {
    const { runId } = await settled(bureau);
    await type(bureau, '病例!J2', ['100.00']);
    await settled(bureau);
    const cell = { tab: '機構結算', row: 6, column: 6 };
    return bureau.call('explain', CLERK, { area: AREA, run: runId, what: { cell } });
  },
  INPUT_CHANGED: async (bureau) => {
    const close = await settled(bureau);
    await type(bureau, '病例!J2', ['100.00']);
    return bureau.call('close', REVIEWER, close);
  },
  ALREADY_CLOSED: async (bureau) => {
    await bureau.closeMonth();
    await type(bureau, '病例!J2', ['100.00']);
    return bureau.call('close', REVIEWER, await settled(bureau));
  },
  ALREADY_PAID: async (bureau) => {
    await type(bureau, '月度預付!A2', [MONTH, '居民', 'H1', '70000.00']);
    return bureau.call('close', REVIEWER, await settled(bureau));
  },
  NOT_CLOSED: (bureau) => bureau.call('publish', REVIEWER, THIS_MONTH),
  CASES_NOT_DIGESTED: async () => {
    const bureau = await openBucketBureau();
    await settled(bureau);
    await bureau.runJob();
    const { runId } = await settled(bureau);
    await rm(join(bureau.bucket, 'digests'), { recursive: true });
    return bureau.call('compare', CLERK, { area: AREA, runA: runId, runB: runId });
  },
  CASES_ELSEWHERE: async () => {
    const bureau = await openBucketBureau();
    await settled(bureau);
    await bureau.runJob();
    const { runId } = await settled(bureau);
    return bureau.call('explain', CLERK, { area: AREA, run: runId, what: { case: 'C1' } });
  },
  NOT_SETTLED: (bureau) => bureau.call('whatif', CLERK, THIS_MONTH),
  NOTHING_TO_COMPARE: (bureau) => bureau.call('contrast', CLERK, { ...THIS_MONTH, first: '', second: '' }),
  RUN_NAME_UNKNOWN: async (bureau) => {
    await settled(bureau);
    return bureau.call('contrast', CLERK, { ...THIS_MONTH, first: '99', second: '' });
  },
  INSTITUTION_UNKNOWN: async (bureau) => {
    await settled(bureau);
    return bureau.call('dispute', CLERK, { ...THIS_MONTH, institution: 'H99' });
  },
  FILE_NOT_BLANK: async (bureau) => {
    await settled(bureau);
    const file = await makeFile(bureau.person(CLERK), '機構文件', { [SERVICE_ACCOUNT]: 'writer' });
    await paste(bureau.person(CLERK), file, 'A1', [['別的']], 'typed');
    return bureau.call('pack', CLERK, { ...THIS_MONTH, institution: 'H1', file });
  },
  BUSY: async (bureau) => {
    await bureau.stack.queue.close();
    const { body } = await bureau.call('settle', CLERK, THIS_MONTH);
    const data = { owner: RUN, fencing: 1, until: Date.now() + 60_000 };
    await bureau.stack.store.commit([{ kind: 'create', path: `areas/${AREA}/leases/write`, data }]);
    return bureau.call('work', QUEUE_CALLER, { area: AREA, runId: body.runId });
  },
  FILE_UNREACHABLE: async (bureau) => {
    const { drive } = bureau.person(CLERK);
    const fileId = bureau.bureauFile;
    const { data } = await drive.permissions.list({ fileId, fields: 'permissions(id,emailAddress)' });
    const line = data.permissions!.find(({ emailAddress }) => emailAddress === SERVICE_ACCOUNT)!;
    await drive.permissions.delete({ fileId, permissionId: line.id! });
    return bureau.call('settle', CLERK, THIS_MONTH);
  },
  FILE_SHARED_WRONGLY: (bureau) =>
    bureau.call('setup', CLERK, {
      area: AREA,
      name: '示例縣',
      bureauFile: bureau.bureauFile,
      reportFiles: { M1: bureau.bureauFile },
    }),
  QUOTA: (bureau) => {
    bureau.fault = () => ({ status: 429 });
    return bureau.call('settle', CLERK, THIS_MONTH);
  },
  INTERNAL: async () => {
    let broken = false;
    const sqlite = openSqliteStore(':memory:');
    const store: Store = {
      ...sqlite,
      get: async (path) => {
        if (broken) throw new Error(SECRET);
        return sqlite.get(path);
      },
    };
    const bureau = await openBureau({ store });
    broken = true;
    return bureau.call('settle', CLERK, THIS_MONTH);
  },
};

let errors: MockInstance<typeof console.error>;
beforeEach(() => {
  errors = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => errors.mockRestore());

test('every problem has a way to provoke it', () => {
  expect(Object.keys(PROVOKED).sort()).toEqual([...PROBLEM_CODES].sort());
});

test.each(PROBLEM_CODES)('%s is a problem document, and tells nothing of the inside', async (code) => {
  const answer = await PROVOKED[code](await openBureau());
  expect(answer.type).toBe('application/problem+json; charset=utf-8');
  expect(PROBLEM.strict().parse(answer.body)).toEqual(answer.body);
  expect(answer.body).toMatchObject({ code, status: answer.status, type: `urn:dianzhi:problem:${code}` });
  expect(answer.body.title).toMatch(/^\p{Script=Han}+$/u);
  expect(answer.body.detail).toMatch(/\p{Script=Han}/u);
  expect(answer.body.detail).not.toMatch(/[{}]| {2}|文件 共享|共享給 （/);
  expect(answer.text).not.toMatch(
    /Error|node_modules|\.ts|\.js|sqlite|SQLITE|127\.0\.0\.1|\\n|no spreadsheet/,
  );
  expect(errors.mock.calls.length).toBe(code === 'INTERNAL' ? 1 : 0);
});

test('a fault of the program goes to the log, and not to the caller', async () => {
  const answer = await PROVOKED.INTERNAL(await openBureau());
  expect(answer).toMatchObject({
    status: 500,
    body: { code: 'INTERNAL', title: '程序故障', detail: '請記下時間並聯繫維護人員。' },
  });
  expect(String(errors.mock.calls[0])).toContain(SECRET);
});

test('nor does it stand on the run that met it', async () => {
  const bureau = await openBureau();
  await bureau.closeMonth();
  const { store } = bureau.stack;
  const [closed] = await bureau.ledger();
  const path = `areas/${AREA}/runs/${closed!.runId}`;
  const run = (await store.get(path))!;
  const data = { ...run.data, inputDigest: 'sha256:gone' };
  await store.commit([{ kind: 'update', path, data, ifVersion: run.version }]);
  await bureau.stack.queue.close();
  const { body } = await bureau.call('publish', REVIEWER, THIS_MONTH);
  for (let attempt = 0; attempt < 5; attempt++) {
    await bureau.call('work', QUEUE_CALLER, { area: AREA, runId: body.runId });
  }
  expect((await bureau.poll(body.runId)).body).toMatchObject({
    state: 'failed',
    step: '未完成',
    problem: { code: 'INTERNAL', message: '程序故障：請記下時間並聯繫維護人員。' },
  });
});
