import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { historyCounty } from './base/generate.ts';
import { figureText } from './cases/figures.ts';
import { WORK } from './cases/generate.ts';
import { type Measured, measure } from './cases/measure.ts';

/**
 * Base data from reference cases: in shards, row by row, and in DuckDB; every runner in a process of its own, in turns.
 * Before anything is timed, all must agree on the sums of every group and of every institution in it.
 *
 * `node test/bench/base.ts [--runs N] [--threads N] [--three]`: `--three` adds three million cases.
 */
const HERE = join(import.meta.dirname, 'base');
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const RUNS = option('runs', 3);
const THREADS = String(option('threads', availableParallelism()));
/** Left to itself, a small file is read by one thread. */
const OWN_THREADS = process.argv.includes('--threads') ? THREADS : 'auto';
const MILLION = 1_000_000;
const SIZES = [MILLION / 10, MILLION, ...(process.argv.includes('--three') ? [3 * MILLION] : [])];

type Sums = Measured<readonly string[]>;

interface Runner {
  readonly name: string;
  readonly cases: number;
  readonly run: () => Promise<Sums>;
}

const SHARDS = 'Dianzhi, shards';

async function runners(): Promise<readonly Runner[]> {
  const list: Runner[] = [];
  for (const cases of SIZES) {
    const folder = await historyCounty(cases);
    const add = (name: string, file: string, way: string) =>
      list.push({ name, cases, run: () => measure(process.execPath, [join(HERE, file), folder, way]) });
    add(SHARDS, 'run-dianzhi.ts', OWN_THREADS);
    add('DuckDB', 'run-duckdb.ts', THREADS);
    if (cases <= MILLION) add('Dianzhi, row by row', 'run-dianzhi.ts', 'rows');
  }
  return list;
}

/** Runs everything once, which also warms it up. @throws Error when the sums differ */
async function agreed(list: readonly Runner[]): Promise<void> {
  const taken = new Map<number, string>();
  for (const { name, cases, run } of list) {
    const found = figureText((await run()).figures);
    const expected = taken.get(cases) ?? found;
    taken.set(cases, expected);
    if (found !== expected) throw new Error(`${name}: other sums\n${found}\n\n${expected}`);
    console.log(`${name}, ${cases.toLocaleString('en')} cases: ${found.split('\n').length} equal sums`);
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

mkdirSync(WORK, { recursive: true });
const list = await runners();
await agreed(list);
const results: Sums[][] = list.map(() => []);
for (let turn = 0; turn < RUNS; turn++) {
  for (const [index, runner] of list.entries()) results[index]!.push(await runner.run());
}

const seconds = (index: number) => median(results[index]!.map((run) => run.seconds));
const lines = list.map(({ name, cases }, index) => {
  const shards = list.findIndex((runner) => runner.name === SHARDS && runner.cases === cases);
  return [
    name,
    cases.toLocaleString('en'),
    seconds(index).toFixed(2),
    median(results[index]!.map((run) => run.wholeSeconds)).toFixed(2),
    String(Math.round(median(results[index]!.map((run) => run.peakMb)))),
    (seconds(index) / seconds(shards)).toFixed(2),
  ].join(' | ');
});
const stages = list.map(({ name, cases }, index) => {
  const runs = results[index]!;
  const parts = Object.keys(runs[0]!.stages).map(
    (stage) => `${stage} ${median(runs.map((run) => run.stages[stage]!)).toFixed(2)}`,
  );
  return `${name}, ${cases.toLocaleString('en')}: ${parts.join('; ')}`;
});
console.log(
  [
    '',
    `| Runner (${THREADS} threads) | Cases | Seconds (median) | With start of process | Peak memory MB | Times shards |`,
    '|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
    '',
    'Seconds by stage',
    ...stages,
  ].join('\n'),
);
