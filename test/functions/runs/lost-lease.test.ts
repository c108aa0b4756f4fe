import { OAuth2Client } from 'google-auth-library';
import { expect, test } from 'vitest';
import type { Fault, RequestInfo } from '../../../desk/google/http/fault.ts';
import { paste } from '../../../desk/person.ts';
import { SERVICE_ACCOUNT } from '../../../desk/stack.ts';
import type { Context } from '../../../functions/context.ts';
import { openGoogleWorkbooks } from '../../../functions/gateways/google-workbooks.ts';
import { loadFigures } from '../../../functions/jobs/figures.ts';
import { work } from '../../../functions/jobs/work.ts';
import { yuan } from '../../../shared/money/fen.ts';
import { AREA, type Bureau, CLERK, COLLEAGUE, MONTH, openBureau, REVIEWER } from './bureau.ts';

const LEASE_MS = 60_000;

/** The same program in another process: it shares store and files, and remembers nothing. */
function elsewhere({ stack }: Bureau): Context {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: stack.identity.issue(SERVICE_ACCOUNT) });
  const { serviceAccount, clock } = stack.context;
  const workbooks = openGoogleWorkbooks({ auth, rootUrl: stack.twin.url, serviceAccount, clock });
  return { ...stack.context, workbooks };
}

/** Stops the program's nth request of a method until told to go on, and to what. */
function stall(bureau: Bureau, method: RequestInfo['method'], nth: number, fault?: Fault) {
  const reached = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  let seen = 0;
  bureau.fault = async (info) => {
    if (info.user !== SERVICE_ACCOUNT || info.method !== method) return undefined;
    seen += 1;
    if (seen !== nth) return undefined;
    reached.resolve();
    await goOn.promise;
    return fault;
  };
  return { reached: reached.promise, goOn: goOn.resolve };
}

const closing = async (bureau: Bureau, runId: string) =>
  (await bureau.call('close', REVIEWER, { area: AREA, period: MONTH, runId })).body.runId;

test('a closing whose write arrives after another worker did it leaves one set of payments', async () => {
  const bureau = await openBureau();
  const settled = await bureau.press('settle', CLERK, { period: MONTH });
  const { reached, goOn } = stall(bureau, 'spreadsheets.batchUpdate', 1);
  const runId = await closing(bureau, settled.runId);
  await reached;

  const task = { area: AREA, runId };
  expect(await work(elsewhere(bureau), task)).toBe('later');
  bureau.ahead += LEASE_MS;
  expect(await work(elsewhere(bureau), task)).toBe('over');
  const done = await bureau.poll(runId);
  expect(done.body.state).toBe('done');
  const payments = await bureau.payments();
  expect(payments).toHaveLength(7);

  goOn();
  await bureau.stack.queue.idle();
  expect(await bureau.payments()).toEqual(payments);
  expect(await bureau.ledger()).toHaveLength(1);
  expect(await bureau.poll(runId)).toEqual(done);
  expect(await bureau.stamp()).toBe(runId);
});

test('nor does it when yet another run has written its stamp in between', async () => {
  const bureau = await openBureau();
  const settled = await bureau.press('settle', CLERK, { period: MONTH });
  const { reached, goOn } = stall(bureau, 'spreadsheets.batchUpdate', 1);
  const runId = await closing(bureau, settled.runId);
  await reached;
  bureau.ahead += LEASE_MS;
  expect(await work(elsewhere(bureau), { area: AREA, runId })).toBe('over');
  const { body } = await bureau.call('settle', CLERK, { area: AREA, period: '2025' });
  expect(await work(elsewhere(bureau), { area: AREA, runId: body.runId })).toBe('over');
  expect(await bureau.stamp()).toBe(body.runId);

  goOn();
  await bureau.stack.queue.idle();
  expect(await bureau.payments()).toHaveLength(7);
  expect(await bureau.stamp()).toBe(body.runId);
});

test('a closing that broke off after its payments does not append them again over a later stamp', async () => {
  const bureau = await openBureau();
  const settled = await bureau.press('settle', CLERK, { period: MONTH });
  await bureau.stack.queue.close();
  const runId = await closing(bureau, settled.runId);
  const { store } = bureau.stack;
  const started = (await store.get(`areas/${AREA}/runs/${runId}`))!;
  expect(await work(elsewhere(bureau), { area: AREA, runId })).toBe('over');

  const { body } = await bureau.call('settle', CLERK, { area: AREA, period: '2025' });
  expect(await work(elsewhere(bureau), { area: AREA, runId: body.runId })).toBe('over');
  const done = (await store.get(started.path))!;
  await store.commit([
    { kind: 'update', path: done.path, data: { ...started.data, state: 'running' }, ifVersion: done.version },
  ]);
  expect(await work(elsewhere(bureau), { area: AREA, runId })).toBe('over');
  expect((await bureau.poll(runId)).body.state).toBe('done');
  expect(await bureau.payments()).toHaveLength(7);
  expect(await bureau.ledger()).toHaveLength(1);
  expect(await bureau.stamp()).toBe(body.runId);
});

test('a closing that broke off pays what it closed, though a correction was recorded in the meantime', async () => {
  const bureau = await openBureau();
  const settled = await bureau.press('settle', CLERK, { period: MONTH });
  await bureau.stack.queue.close();
  const later = elsewhere(bureau);
  const runId = await closing(bureau, settled.runId);
  bureau.fault = ({ method }) => (method === 'spreadsheets.batchUpdate' ? { status: 400 } : undefined);
  expect(await work(later, { area: AREA, runId })).toBe('later');
  expect(await bureau.ledger()).toHaveLength(1);
  expect(await bureau.payments()).toEqual([]);

  bureau.fault = () => undefined;
  await paste(bureau.person(CLERK), bureau.bureauFile, '病例!H2', [['GB']], 'typed');
  const reason = { area: AREA, period: MONTH, reason: '病組有誤', document: '' };
  const corrected = (await bureau.call('correct', CLERK, reason)).body.runId;
  expect(await work(later, { area: AREA, runId: corrected })).toBe('over');
  const correction = await closing(bureau, corrected);
  expect(await work(later, { area: AREA, runId: correction })).toBe('over');
  expect(await work(later, { area: AREA, runId })).toBe('over');

  expect((await bureau.poll(runId)).body.state).toBe('done');
  expect(await bureau.ledger()).toMatchObject([
    { kind: 'closed', corrects: 0 },
    { kind: 'correction', corrects: 1 },
  ]);
  const payments = await bureau.payments();
  const differences = payments.length - 7;
  expect(differences).toBeGreaterThan(0);
  expect(paid(payments.slice(differences))).toEqual(await due(bureau, settled.runId));
  expect(paid(payments)).toEqual(await due(bureau, corrected));
});

/** The sum of the payments to each institution from each fund, in fen. */
function paid(rows: readonly (readonly string[])[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const [, fund, code, amount] of rows) {
    const key = `${fund === '職工' ? 'employee' : 'resident'} ${code}`;
    sums.set(key, (sums.get(key) ?? 0n) + yuan(amount!.replaceAll(',', '')));
  }
  return sums;
}

/** What a settled run says that each institution is to be paid from each fund, in fen. */
async function due({ stack }: Bureau, runId: string): Promise<ReadonlyMap<string, bigint>> {
  const { institutions } = await loadFigures(stack.store, AREA, runId);
  return new Map(
    institutions.map(({ fund, code, prepayment }) => [`${fund} ${code}`, yuan(prepayment!)] as const),
  );
}

test.each([
  ['goes on', undefined],
  ['then fails', { status: 404 }],
])('a worker that was stopped and %s neither writes nor changes the run', async (_, fault) => {
  const bureau = await openBureau();
  const { reached, goOn } = stall(bureau, 'files.get', 2, fault);
  const { body } = await bureau.call('settle', CLERK, { area: AREA, period: MONTH });
  await reached;
  bureau.ahead += LEASE_MS;
  expect(await work(elsewhere(bureau), { area: AREA, runId: body.runId })).toBe('over');
  const run = await bureau.stack.store.get(`areas/${AREA}/runs/${body.runId}`);
  expect(run!.data['state']).toBe('done');
  expect(bureau.writes()).toBe(1);

  goOn();
  await bureau.stack.queue.idle();
  expect(await bureau.stack.store.get(run!.path)).toEqual(run);
  expect(bureau.writes()).toBe(1);
});

test('a worker that died keeps others out until its lease is over', async () => {
  const bureau = await openBureau();
  const { store, context } = bureau.stack;
  await bureau.stack.queue.close();
  const until = context.clock.now() + LEASE_MS;
  const lease = { owner: 'f'.repeat(64), fencing: 7, until };
  await store.commit([{ kind: 'create', path: `areas/${AREA}/leases/write`, data: lease }]);
  const { body } = await bureau.call('settle', COLLEAGUE, { area: AREA, period: MONTH });
  const task = { area: AREA, runId: body.runId };
  expect(await work(context, task)).toBe('later');
  expect((await bureau.poll(body.runId)).body.state).toBe('queued');
  bureau.ahead += LEASE_MS;
  expect(await work(context, task)).toBe('over');
  expect((await bureau.poll(body.runId)).body.state).toBe('done');
  expect((await store.get(`areas/${AREA}/leases/write`))!.data).toMatchObject({ owner: '', fencing: 8 });
});

test('a run whose task was lost is taken up when it is asked for again', async () => {
  const bureau = await openBureau();
  const { store } = bureau.stack;
  await bureau.stack.queue.close();
  const { body } = await bureau.call('settle', CLERK, { area: AREA, period: MONTH });
  const [task, ...none] = await store.list('queue', { limit: 10 });
  expect(none).toEqual([]);
  expect(task!.data).toEqual({ area: AREA, runId: body.runId });
  await store.commit([{ kind: 'delete', path: task!.path, ifVersion: task!.version }]);
  await bureau.call('settle', CLERK, { area: AREA, period: MONTH });
  expect((await store.list('queue', { limit: 10 })).map(({ data }) => data)).toEqual([task!.data]);
});
