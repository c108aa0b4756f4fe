import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sampleArea } from '../../desk/sample/sample.ts';
import { folderBlobs } from '../../functions/cases/blobs.ts';
import { reduceTask, shardTask } from '../../functions/cases/case-job.ts';
import { readDigestText } from '../../functions/cases/digest-file.ts';
import {
  CASES_PREFIX,
  digestName,
  INPUT_NAME,
  type JobInput,
  type JobResult,
  RESULT_NAME,
} from '../../functions/cases/job-files.ts';
import { canonicalJson } from '../../shared/settle/hash.ts';
import { type Input, rowByRow } from './both-ways.ts';

const CLOCKS = { lawDate: '2025-12-31', knownAt: '2026-01-01' };

/** A synthetic county in a folder as a job finds it in a bucket. */
async function job(): Promise<{ readonly folder: string; readonly input: Input }> {
  const folder = mkdtempSync(join(tmpdir(), 'dianzhi-job-'));
  const tabs = [...sampleArea({ cases: 4000, seed: 3, year: 2025 })].map(({ name, rows }) => ({
    name,
    rows: [...rows].map((cells, index) => ({ row: index + 1, cells: [...cells] })),
  }));
  const cases = tabs.shift()!;
  const lines = cases.rows.map(({ cells }) => cells.join(','));
  const half = lines.length >> 1;
  mkdirSync(join(folder, CASES_PREFIX));
  writeFileSync(join(folder, CASES_PREFIX, 'a.csv'), lines.slice(0, half).join('\n'));
  writeFileSync(join(folder, CASES_PREFIX, 'b.csv'), [lines[0]!, ...lines.slice(half)].join('\r\n'));
  const files = await folderBlobs(folder).list(CASES_PREFIX);
  const input: JobInput = { tabs, clocks: CLOCKS, files };
  writeFileSync(join(folder, INPUT_NAME), JSON.stringify(input));
  return { folder, input: { tabs, files: files.map(({ name }) => join(folder, name)) } };
}

/** What the job left, as a digest file that `settle` takes. */
function outcome(folder: string) {
  const result = JSON.parse(readFileSync(join(folder, RESULT_NAME), 'utf8')) as JobResult;
  if (result.outcome !== 'digested') return result;
  const { digest, cases, casesDigest } = result.file;
  const read = readDigestText(readFileSync(join(folder, digestName(digest)), 'utf8'));
  if (typeof read === 'string') throw new Error(read);
  expect(read.tabDigests['病例']).toBe(casesDigest);
  expect(read.digest.cases).toBe(cases);
  return {
    digest: canonicalJson(read.digest),
    cases: casesDigest,
    findings: read.findings.map(canonicalJson),
  };
}

const expected = async (input: Input) => {
  const { digest, casesDigest, findings } = await rowByRow(input);
  return {
    digest,
    cases: casesDigest,
    findings: expect.toSatisfy((found: string[]) => [...found].sort().join() === findings.join()),
  };
};

test('tasks and one reducer come to what reading row by row does; a task that was lost is done again alone', async () => {
  const { folder, input } = await job();
  const blobs = folderBlobs(folder);
  for (const index of [1, 0, 2]) await shardTask(blobs, { index, count: 3 });
  await reduceTask(blobs);
  expect(outcome(folder)).toEqual(await expected(input));

  const shards = () => readdirSync(folder).filter((name) => name.endsWith('.shard'));
  const times = new Map(shards().map((name) => [name, statSync(join(folder, name)).mtimeMs]));
  const [id = ''] = readdirSync(join(folder, 'done'));
  const lost = readFileSync(join(folder, 'done', id, '0'), 'utf8');
  rmSync(join(folder, lost));
  for (const index of [0, 1, 2]) await shardTask(blobs, { index, count: 3 });
  const again = shards().filter((name) => statSync(join(folder, name)).mtimeMs !== times.get(name));
  expect(again).toEqual([lost]);
});

test('the entry takes its task from the environment, and the reducer makes up for a task that never ran', async () => {
  const { folder, input } = await job();
  const main = resolve(import.meta.dirname, '../../functions/cases/main.ts');
  const run = (step: string, index: number) =>
    execFileSync(process.execPath, [main, step], {
      env: {
        ...process.env,
        CASES_FOLDER: folder,
        CLOUD_RUN_TASK_INDEX: String(index),
        CLOUD_RUN_TASK_COUNT: '2',
      },
    });
  run('shards', 1);
  run('reduce', 0);
  expect(outcome(folder)).toEqual(await expected(input));
});

test('files that changed after the press are not digested for it', async () => {
  const { folder } = await job();
  writeFileSync(join(folder, CASES_PREFIX, 'c.csv'), readFileSync(join(folder, CASES_PREFIX, 'a.csv')));
  await expect(shardTask(folderBlobs(folder), { index: 0, count: 1 })).rejects.toThrow('changed');
  await expect(reduceTask(folderBlobs(folder))).rejects.toThrow('changed');
});

test('what tasks of an earlier job have done is not taken for that of another', async () => {
  const { folder, input } = await job();
  const blobs = folderBlobs(folder);
  await shardTask(blobs, { index: 0, count: 1 });
  const lines = readFileSync(join(folder, CASES_PREFIX, 'a.csv'), 'utf8').split('\n');
  writeFileSync(join(folder, CASES_PREFIX, 'a.csv'), lines.slice(0, -1).join('\n'));
  const stored = JSON.parse(readFileSync(join(folder, INPUT_NAME), 'utf8')) as JobInput;
  const next: JobInput = { ...stored, files: await blobs.list(CASES_PREFIX) };
  writeFileSync(join(folder, INPUT_NAME), JSON.stringify(next));
  await reduceTask(blobs);
  expect(outcome(folder)).toEqual(await expected(input));
});
