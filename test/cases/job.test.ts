import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sampleArea } from '../../desk/sample/sample.ts';
import { folderBlobs } from '../../functions/cases/blobs.ts';
import {
  INPUT_NAME,
  type JobInput,
  readResult,
  reduceTask,
  shardTask,
} from '../../functions/cases/case-job.ts';
import { canonicalJson } from '../../shared/settle/hash.ts';
import { rowByRow } from './both-ways.ts';

const CLOCKS = { lawDate: '2025-12-31', knownAt: '2026-01-01' };

/** A synthetic county in a folder as a job finds it in a bucket. */
function job(folder: string): JobInput {
  const tabs = [...sampleArea({ cases: 4000, seed: 3, year: 2025 })].map(({ name, rows }) => ({
    name,
    rows: [...rows].map((cells, index) => ({ row: index + 1, cells: [...cells] })),
  }));
  const cases = tabs.shift()!;
  const lines = cases.rows.map(({ cells }) => cells.join(','));
  const half = lines.length >> 1;
  writeFileSync(join(folder, 'a.csv'), lines.slice(0, half).join('\n'));
  writeFileSync(join(folder, 'b.csv'), [lines[0]!, ...lines.slice(half)].join('\r\n'));
  const input: JobInput = { tabs, clocks: CLOCKS, files: ['a.csv', 'b.csv'] };
  writeFileSync(join(folder, INPUT_NAME), JSON.stringify(input));
  return input;
}

const outcome = async (folder: string) => {
  const digested = await readResult(folderBlobs(folder));
  return digested && { digest: canonicalJson(digested.digest), cases: digested.casesDigest };
};

test('tasks and one reducer come to what reading row by row does; a task that was lost is done again alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dianzhi-job-'));
  const { tabs, files } = job(folder);
  const expected = await rowByRow({ tabs, files: files.map((name) => join(folder, name)) });
  const blobs = folderBlobs(folder);
  for (const index of [1, 0, 2]) await shardTask(blobs, { index, count: 3 });
  await reduceTask(blobs);
  expect(await outcome(folder)).toEqual({ digest: expected.digest, cases: expected.casesDigest });

  const shards = () => readdirSync(folder).filter((name) => name.endsWith('.shard'));
  const times = new Map(shards().map((name) => [name, statSync(join(folder, name)).mtimeMs]));
  const lost = readFileSync(join(folder, 'done/0'), 'utf8');
  rmSync(join(folder, lost));
  for (const index of [0, 1, 2]) await shardTask(blobs, { index, count: 3 });
  const again = shards().filter((name) => statSync(join(folder, name)).mtimeMs !== times.get(name));
  expect(again).toEqual([lost]);
});

test('the entry takes its task from the environment, and the reducer makes up for a task that never ran', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dianzhi-job-'));
  const { tabs, files } = job(folder);
  const expected = await rowByRow({ tabs, files: files.map((name) => join(folder, name)) });
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
  expect(await outcome(folder)).toEqual({ digest: expected.digest, cases: expected.casesDigest });
});
