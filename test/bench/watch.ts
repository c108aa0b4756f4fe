import { existsSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { sampleCommand } from '../../desk/cli/sample.ts';
import { PLANTS } from '../../desk/sample/plants/plants.ts';
import { county, WORK } from './cases/generate.ts';
import { type Measured, measure } from './cases/measure.ts';

/**
 * A million cases settled alone and with all flags of the supervision, in turns, a process each; the settlements must be
 * the same. Indicators, scores and tables come after the flags and are told by themselves. On a county with every column of the supervision and all eight kinds of misbehaviour, and on one without the
 * columns whose stays often overlap by chance.
 *
 * `node test/bench/watch.ts [--runs N] [--threads N] [--cases N]`
 */
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const RUNS = option('runs', 3);
const THREADS = String(option('threads', availableParallelism()));
const CASES = option('cases', 1_000_000);
const SCRIPT = join(import.meta.dirname, 'cases', 'run-watch.ts');

async function watchedCounty(): Promise<string> {
  const folder = join(WORK, `watched-${CASES}`);
  const plants = PLANTS.map(({ name }) => name);
  if (!existsSync(join(folder, '監測基數.csv')))
    await sampleCommand(folder, { cases: CASES, seed: 1, year: 2025, plants });
  return folder;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const run = (folder: string, how: 'alone' | 'watched') =>
  measure(process.execPath, [SCRIPT, folder, THREADS, how]);
const TABLES = 'parts of the supervision';
const resultOf = ({ figures }: Measured) => figures[0]![1];

mkdirSync(WORK, { recursive: true });
const counties = [
  ['With the columns, and plants', await watchedCounty()],
  ['Without the columns', await county(CASES)],
] as const;
const rows: (readonly (string | number)[])[] = [];
const details: string[] = [];
for (const [name, folder] of counties) {
  const alone: Measured[] = [];
  const watched: Measured[] = [];
  for (let turn = 0; turn < RUNS; turn++) {
    alone.push(await run(folder, 'alone'));
    watched.push(await run(folder, 'watched'));
    if (resultOf(alone.at(-1)!) !== resultOf(watched.at(-1)!)) throw new Error('the settlements differ');
  }
  const of = (runs: readonly Measured[], pick: (one: Measured) => number) => median(runs.map(pick));
  const tables = ({ stages }: Measured) => stages[TABLES]!;
  const settled = of(alone, ({ seconds }) => seconds);
  const flagged = of(watched, (one) => one.seconds - tables(one));
  const peaks = [alone, watched].map((runs) => Math.round(of(runs, ({ peakMb }) => peakMb)));
  const ratio = (flagged / settled).toFixed(2);
  const whole = of(watched, tables).toFixed(2);
  const [cpuAlone, cpuWatched] = [alone, watched].map((runs) => of(runs, ({ stages }) => stages['cpu']!));
  const cpu = `${cpuWatched!.toFixed(2)} ÷ ${cpuAlone!.toFixed(2)} = ${(cpuWatched! / cpuAlone!).toFixed(2)}`;
  rows.push([name, settled.toFixed(2), flagged.toFixed(2), ratio, cpu, whole, ...peaks]);
  const flags = watched[0]!.figures.slice(1).map(([rule, count]) => `${rule} ${count}`);
  details.push(`${name}: ${flags.join(', ')}`);
}
const header = [
  ...['County', 'Settled alone, s', 'With the flags of all cases, s', 'Ratio', 'CPU seconds'],
  'Tables after it, s',
  ...['Peak MB alone', 'Peak MB with all'],
];
console.log([header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
console.log(`\n${details.join('\n')}`);
