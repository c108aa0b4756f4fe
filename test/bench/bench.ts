import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { sampleCommand } from '../../desk/cli/sample.ts';
import { sampleArea } from '../../desk/sample/sample.ts';

const RUNS = 3;
const WORK = join(tmpdir(), 'dianzhi-bench');

interface Run {
  readonly seconds: number;
  readonly peakMb: number;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

async function csvFolder(cases: number): Promise<string> {
  const folder = join(WORK, `csv-${cases}`);
  if (!existsSync(join(folder, '清算調整.csv'))) await sampleCommand(folder, { cases, seed: 1, year: 2025 });
  return folder;
}

/** Written by another library than the one that reads it. */
function workbook(cases: number): string {
  const path = join(WORK, `${cases}.xlsx`);
  if (!existsSync(path)) {
    const book = utils.book_new();
    for (const { name, rows } of sampleArea({ cases, seed: 1, year: 2025 })) {
      utils.book_append_sheet(book, utils.aoa_to_sheet([...rows].map((row) => [...row])), name);
    }
    writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  }
  return path;
}

function settle(input: string): Run {
  const script = join(import.meta.dirname, 'one-run.ts');
  const text = execFileSync(process.execPath, [script, input, join(WORK, 'out')], { encoding: 'utf8' });
  const run = JSON.parse(text.trim().split('\n').at(-1)!) as Run & { readonly code: number };
  if (run.code !== 0) throw new Error(`${input} did not settle`);
  return run;
}

mkdirSync(WORK, { recursive: true });
const inputs = [
  ...(await Promise.all(
    [10_000, 100_000, 1_000_000].map(async (cases) => ['CSV', cases, await csvFolder(cases)] as const),
  )),
  ['xlsx', 20_000, workbook(20_000)] as const,
];
const results = inputs.map(() => [] as Run[]);
for (let turn = 0; turn < RUNS; turn++) {
  for (const [index, [, , path]] of inputs.entries()) results[index]!.push(settle(path));
}

const first = median(results[1]!.map(({ seconds }) => seconds));
console.log(
  '| Input | Cases | Seconds (median) | Peak memory MB | Ratio to 100,000 CSV |\n|---|---|---|---|---|',
);
inputs.forEach(([kind, cases], index) => {
  const seconds = median(results[index]!.map((run) => run.seconds));
  const peak = median(results[index]!.map((run) => run.peakMb));
  console.log(
    `| ${kind} | ${cases.toLocaleString('en')} | ${seconds.toFixed(2)} | ${Math.round(peak)} | ${(seconds / first).toFixed(2)} |`,
  );
});
const settlement = JSON.parse(readFileSync(join(WORK, 'out/settlement.json'), 'utf8')) as {
  pools: unknown[];
};
if (settlement.pools.length !== 2) throw new Error('both funds must have a pool');
