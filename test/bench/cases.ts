import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Figure, figureText } from './cases/figures.ts';
import { county, WORK } from './cases/generate.ts';
import { type Measured, measure } from './cases/measure.ts';
import { spreadsheet } from './cases/spreadsheet.ts';

/**
 * A million cases against a database, a script and a spreadsheet: every runner in a process of its own, in turns.
 * Before anything is timed, all must agree on the sums.
 *
 * `node test/bench/cases.ts [--runs N] [--threads N] [--ten] [--all]`: `--ten` adds ten million cases, `--all` the
 * script on a million.
 */
const HERE = join(import.meta.dirname, 'cases');
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const RUNS = option('runs', 3);
const THREADS = String(option('threads', availableParallelism()));
const MILLION = 1_000_000;

interface Runner {
  readonly name: string;
  readonly cases: number;
  /** Computes in binary floating point: its points may be off, and then that is told. */
  readonly inexact?: true;
  readonly run: () => Promise<Measured>;
}

const script = (name: string, cases: number, file: string, args: readonly string[]): Runner => ({
  name,
  cases,
  run: () => measure(process.execPath, [join(HERE, file), ...args]),
});

function hasPandas(): boolean {
  try {
    execFileSync('/usr/bin/python3', ['-c', 'import pandas'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function runners(): Promise<readonly Runner[]> {
  const sizes = [MILLION / 10, MILLION, ...(process.argv.includes('--ten') ? [10 * MILLION] : [])];
  const list: Runner[] = [];
  for (const cases of sizes) {
    const folder = await county(cases);
    list.push(script('Dianzhi', cases, 'run-dianzhi.ts', [folder, THREADS]));
    if (cases <= MILLION) list.push(script('DuckDB', cases, 'run-duckdb.ts', [folder, THREADS]));
  }
  const small = await county(MILLION / 10);
  if (hasPandas()) {
    const pandas = (cases: number, folder: string): Runner => ({
      name: 'pandas with decimal',
      cases,
      run: () => measure('/usr/bin/python3', [join(HERE, 'run-pandas.py'), folder]),
    });
    list.push(pandas(MILLION / 10, small));
    if (process.argv.includes('--all')) list.push(pandas(MILLION, await county(MILLION)));
  } else console.log('pandas is not installed (Debian: python3-pandas); left out');
  const book = spreadsheet(small, MILLION / 10, WORK);
  list.push({
    ...script('LibreOffice, formulas', MILLION / 10, 'run-spreadsheet.ts', [book]),
    inexact: true,
  });
  return list;
}

/** Runs everything once, which also warms it up, and holds the sums against Dianzhi's. */
async function agreed(list: readonly Runner[]): Promise<void> {
  const taken = new Map<number, readonly Figure[]>();
  for (const { name, cases, inexact, run } of list) {
    const found = (await run()).figures;
    const expected = taken.get(cases);
    if (!expected) taken.set(cases, found);
    console.log(
      `${name}, ${cases.toLocaleString('en')} cases: ${verdict(found, expected, inexact === true)}`,
    );
  }
}

/** @throws Error when the sums differ */
function verdict(
  found: readonly Figure[],
  expected: readonly Figure[] | undefined,
  inexact: boolean,
): string {
  if (!expected) return 'sums taken';
  if (figureText(found) === figureText(expected)) return 'the same sums';
  const withoutPoints = (figures: readonly Figure[]) =>
    figureText(figures.map(([fund, code, cases, , paid, rest]) => [fund, code, cases, '', paid, rest]));
  if (!inexact || withoutPoints(found) !== withoutPoints(expected)) {
    throw new Error(`other sums:\n${figureText(found)}\n\n${figureText(expected)}`);
  }
  const right = new Map(expected.map(([fund, code, , points]) => [`${fund} ${code}`, points]));
  const off = found.filter(([fund, code, , points]) => right.get(`${fund} ${code}`) !== points);
  return `the same but for points: ${off.length} of ${found.length} sums are off in the last digit, as binary fractions are`;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

function table(list: readonly Runner[], results: readonly (readonly Measured[])[]): string {
  const million = list.findIndex(({ name, cases }) => name === 'DuckDB' && cases === MILLION);
  const base = (cases: number) => list.findIndex(({ name, cases: of }) => name === 'Dianzhi' && of === cases);
  const seconds = (index: number) => median(results[index]!.map((run) => run.seconds));
  const lines = list.map(({ name, cases }, index) => {
    const runs = results[index]!;
    const own = seconds(index);
    return [
      name,
      cases.toLocaleString('en'),
      own.toFixed(2),
      median(runs.map((run) => run.wholeSeconds)).toFixed(2),
      String(Math.round(median(runs.map((run) => run.peakMb)))),
      (own / seconds(base(cases))).toFixed(2),
    ].join(' | ');
  });
  const ratio = seconds(base(MILLION)) / seconds(million);
  return [
    '| Runner | Cases | Seconds (median) | With start of process | Peak memory MB | Times Dianzhi |',
    '|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
    '',
    `Dianzhi ÷ DuckDB, one million cases, ${THREADS} threads each: ${ratio.toFixed(2)}`,
  ].join('\n');
}

/** How time and memory grow with the cases; the other tabs of a county, special reviews above all, grow with them. */
function growth(list: readonly Runner[], results: readonly (readonly Measured[])[]): string {
  const of = (pick: (run: Measured) => number, cases: number) => {
    const index = list.findIndex((runner) => runner.name === 'Dianzhi' && runner.cases === cases);
    return index < 0 ? undefined : median(results[index]!.map(pick));
  };
  const sizes = [MILLION / 10, MILLION, 10 * MILLION];
  const lines = sizes.flatMap((cases) => {
    const seconds = of((run) => run.seconds, cases);
    const memory = of((run) => run.peakMb, cases);
    if (seconds === undefined || memory === undefined) return [];
    const times = (value: number, pick: (run: Measured) => number) => (value / of(pick, MILLION)!).toFixed(2);
    return [
      `| ${cases.toLocaleString('en')} | ${times(seconds, (run) => run.seconds)} | ${times(memory, (run) => run.peakMb)} |`,
    ];
  });
  return [
    '| Dianzhi, cases | Time against one million | Memory against one million |',
    '|---|---|---|',
    ...lines,
  ].join('\n');
}

function stageLines(list: readonly Runner[], results: readonly (readonly Measured[])[]): string {
  const lines = list.flatMap(({ name, cases }, index) => {
    const runs = results[index]!;
    const names = Object.keys(runs[0]!.stages);
    if (names.length === 0) return [];
    const parts = names.map(
      (stage) => `${stage} ${median(runs.map((run) => run.stages[stage]!)).toFixed(2)}`,
    );
    return [`${name}, ${cases.toLocaleString('en')}: ${parts.join(', ')}`];
  });
  return `Seconds by stage\n${lines.join('\n')}`;
}

mkdirSync(WORK, { recursive: true });
const list = await runners();
await agreed(list);
const results: Measured[][] = list.map(() => []);
for (let turn = 0; turn < RUNS; turn++) {
  for (const [index, runner] of list.entries()) results[index]!.push(await runner.run());
}
console.log(`\n${table(list, results)}\n\n${growth(list, results)}\n\n${stageLines(list, results)}\n`);
for (const [file, ...args] of [
  ['stages.ts', await county(MILLION)],
  ['what-if.ts'],
  ['attached.ts'],
] as const) {
  execFileSync(process.execPath, [join(HERE, file), ...args], { stdio: 'inherit' });
}
