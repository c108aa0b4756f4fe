import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadInput } from '../../../desk/input.ts';
import { paste } from '../../../desk/person.ts';
import { settleInput } from '../../../desk/settle-input.ts';
import { FindingList } from '../../../shared/findings/finding-list.ts';
import { openBucketBureau } from './bucket-bureau.ts';
import { CLERK, MONTH, openBureau, REVIEWER } from './bureau.ts';

const THIS_MONTH = { period: MONTH };
const PERIOD = { kind: 'month', year: 2025, month: '03' } as const;

test('a press leaves the job its input; after the job the next press settles as from the tab', async () => {
  const inTab = await openBureau();
  const expected = await inTab.press('settle', CLERK, THIS_MONTH);
  expect(expected.state).toBe('done');

  const bureau = await openBucketBureau();
  const before = await bureau.press('settle', CLERK, THIS_MONTH);
  expect(before).toMatchObject({ state: 'failed', problem: { code: 'CASES_NOT_DIGESTED' } });
  expect(before.problem?.message).toContain('運行匯總任務');
  await bureau.runJob();
  const after = await bureau.press('settle', CLERK, THIS_MONTH);
  expect(after).toMatchObject({
    state: 'done',
    inputDigest: expected.inputDigest,
    resultDigest: expected.resultDigest,
    summary: expected.summary,
  });
  const texts = (run: typeof after) => run.findings.map(({ code, message }) => `${code} ${message}`).sort();
  expect(texts(after)).toEqual(texts(expected));
});

test('what the job left is a digest file that the command line settles to the same', async () => {
  const bureau = await openBucketBureau();
  await bureau.press('settle', CLERK, THIS_MONTH);
  await bureau.runJob();
  const { resultDigest, inputDigest } = await bureau.press('settle', CLERK, THIS_MONTH);
  const [name = ''] = await readdir(join(bureau.bucket, 'digests'));
  const list = new FindingList();
  const clocks = { lawDate: '2025-03-31', knownAt: '2026-01-01' };
  const input = await loadInput(join(bureau.bucket, 'digests', name), { clocks, period: PERIOD }, list);
  const run = input && settleInput(input, PERIOD, list.report);
  expect(run?.digests).toEqual({ input: inputDigest, result: resultDigest });
});

test('a setting that decides no points is settled from the same digest, one that does asks for the job again', async () => {
  const bureau = await openBucketBureau();
  await bureau.press('settle', CLERK, THIS_MONTH);
  await bureau.runJob();
  await bureau.press('settle', CLERK, THIS_MONTH);
  const set = (key: string, value: string) =>
    paste(bureau.person(CLERK), bureau.bureauFile, '參數!A30', [[key, value]], 'texts');
  await set('prepay.ratio', '0.9');
  expect((await bureau.press('settle', CLERK, THIS_MONTH)).state).toBe('done');
  await set('case.low.ratio', '0.35');
  const problem = { code: 'CASES_NOT_DIGESTED' };
  expect(await bureau.press('settle', CLERK, THIS_MONTH)).toMatchObject({ state: 'failed', problem });
  await bureau.runJob();
  expect((await bureau.press('settle', CLERK, THIS_MONTH)).state).toBe('done');
});

test('a recorded run is verified from its own digest, whatever was uploaded since', async () => {
  const bureau = await openBucketBureau();
  await bureau.press('settle', CLERK, THIS_MONTH);
  await bureau.runJob();
  const { runId } = await bureau.press('settle', CLERK, THIS_MONTH);
  expect((await bureau.press('close', REVIEWER, { ...THIS_MONTH, runId })).state).toBe('done');
  await bureau.upload(bureau.rows.slice(0, -1));
  expect((await bureau.press('settle', CLERK, THIS_MONTH)).problem?.code).toBe('CASES_NOT_DIGESTED');
  const { summary } = await bureau.press('verify', CLERK);
  expect(summary).toEqual([expect.stringContaining('結果全部相符')]);
});

test('findings of the files refuse the press, until another file is there', async () => {
  const bureau = await openBucketBureau();
  const bad = bureau.rows.map((row, index) => (index === 2 ? row.with(1, 'H9') : row));
  await bureau.upload(bad);
  await bureau.press('settle', CLERK, THIS_MONTH);
  await bureau.runJob();
  const refused = await bureau.press('settle', CLERK, THIS_MONTH);
  expect(refused.state).toBe('refused');
  expect(refused.findings).toContainEqual(
    expect.objectContaining({
      code: 'INSTITUTION_UNKNOWN',
      where: { tab: '病例附加檔', row: 3, column: 'B' },
    }),
  );
  await bureau.upload(bureau.rows);
  expect((await bureau.press('settle', CLERK, THIS_MONTH)).problem?.code).toBe('CASES_NOT_DIGESTED');
  await bureau.runJob();
  expect((await bureau.press('settle', CLERK, THIS_MONTH)).state).toBe('done');
});

test('files that cannot be cut into shards are told to be read elsewhere', async () => {
  const bureau = await openBucketBureau();
  await bureau.upload([...bureau.rows, ['C99', '"H1"x']]);
  await bureau.press('settle', CLERK, THIS_MONTH);
  await bureau.runJob();
  const { problem } = await bureau.press('settle', CLERK, THIS_MONTH);
  expect(problem).toMatchObject({
    code: 'CASES_NOT_DIGESTED',
    message: expect.stringContaining('命令 digest'),
  });
});
