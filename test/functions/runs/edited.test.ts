import { expect, test } from 'vitest';
import { paste } from '../../../desk/person.ts';
import { SERVICE_ACCOUNT } from '../../../desk/stack.ts';
import { AREA, type Bureau, CLERK, COLLEAGUE, MONTH, openBureau, REVIEWER } from './bureau.ts';

/** Somebody types into the bureau file just before the program's nth request of a method. */
function typesBefore(bureau: Bureau, method: string, nth: number, range: string, text: string): void {
  let seen = 0;
  bureau.fault = async (info) => {
    if (info.user !== SERVICE_ACCOUNT || info.method !== method) return undefined;
    seen += 1;
    if (seen === nth) await types(bureau, range, text);
    return undefined;
  };
}

const types = (bureau: Bureau, range: string, text: string): Promise<void> =>
  paste(bureau.person(COLLEAGUE), bureau.bureauFile, range, [[text]], 'typed');

const tabsOf = async ({ person, bureauFile }: Bureau): Promise<readonly string[]> => {
  const { data } = await person(CLERK).sheets.spreadsheets.get({ spreadsheetId: bureauFile });
  return data.sheets!.map(({ properties }) => properties!.title!);
};

/** What of the first case was not reasonable. */
const DEDUCTED = '病例!J2';

test('edited after it was read: the run says so, and writes nothing', async () => {
  const bureau = await openBureau();
  const tabs = await tabsOf(bureau);
  typesBefore(bureau, 'files.get', 2, DEDUCTED, '100.00');
  const run = await bureau.press('settle', CLERK, { period: MONTH });
  expect(run).toMatchObject({
    state: 'failed',
    problem: {
      code: 'INPUT_CHANGED',
      message: '數據已變動：工作簿在運算之後被修改，請重新重算點值並核對。',
    },
  });
  expect(await bureau.stamp()).toBeUndefined();
  expect(await tabsOf(bureau)).toEqual(tabs);
  expect(bureau.writes()).toBe(0);

  const next = await bureau.press('settle', CLERK, { period: MONTH });
  expect(next.state).toBe('done');
  expect(next.runId).not.toBe(run.runId);
  expect(await bureau.stamp()).toBe(next.runId);
});

test('edited and changed back in the meantime, the file holds what the run settled', async () => {
  const bureau = await openBureau();
  await types(bureau, DEDUCTED, '50.00');
  typesBefore(bureau, 'files.get', 2, DEDUCTED, '100.00');
  const failed = await bureau.press('settle', CLERK, { period: MONTH });
  expect(failed.problem?.code).toBe('INPUT_CHANGED');
  await types(bureau, DEDUCTED, '50');
  const again = await bureau.press('settle', CLERK, { period: MONTH });
  expect(again).toMatchObject({ runId: failed.runId, state: 'done' });
});

test('edited while it is being read: what counts is what was read', async () => {
  const bureau = await openBureau();
  typesBefore(bureau, 'spreadsheets.get', 1, DEDUCTED, '100.00');
  const run = await bureau.press('settle', CLERK, { period: MONTH });
  expect(run.state).toBe('done');
  const fresh = await openBureau();
  await types(fresh, DEDUCTED, '100.00');
  expect(await fresh.press('settle', CLERK, { period: MONTH })).toMatchObject({
    inputDigest: run.inputDigest,
    resultDigest: run.resultDigest,
  });
});

test('edits that no settlement reads do not stop it', async () => {
  const bureau = await openBureau();
  const { sheets } = bureau.person(COLLEAGUE);
  await sheets.spreadsheets.batchUpdate({
    spreadsheetId: bureau.bureauFile,
    requestBody: { requests: [{ addSheet: { properties: { title: '備忘' } } }] },
  });
  typesBefore(bureau, 'files.get', 2, '備忘!A1', '明天再對一遍');
  expect((await bureau.press('settle', CLERK, { period: MONTH })).state).toBe('done');
});

test('edited between settling and closing: closing is refused', async () => {
  const bureau = await openBureau();
  const { runId } = await bureau.press('settle', CLERK, { period: MONTH });
  await types(bureau, DEDUCTED, '100.00');
  const before = bureau.state();
  const refused = await bureau.call('close', REVIEWER, { area: AREA, period: MONTH, runId });
  expect(refused).toMatchObject({ status: 409, body: { code: 'INPUT_CHANGED' } });
  expect(bureau.state()).toBe(before);
});

test('edited while a correction is being worked out: it says so, and nothing can be recorded', async () => {
  const bureau = await openBureau();
  await bureau.closeMonth();
  await types(bureau, DEDUCTED, '100.00');
  typesBefore(bureau, 'files.get', 2, DEDUCTED, '200.00');
  const correction = { period: MONTH, reason: '不合理費用更正', document: '' };
  const run = await bureau.press('correct', CLERK, correction);
  expect(run).toMatchObject({ state: 'failed', problem: { code: 'INPUT_CHANGED' } });
  const close = { area: AREA, period: MONTH, runId: run.runId };
  expect((await bureau.call('close', REVIEWER, close)).body.code).toBe('RUN_NOT_DONE');
  expect(await bureau.ledger()).toHaveLength(1);
});
