#!/usr/bin/env node
import { parseArgs } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { METHOD_STEPS, type MethodStep } from '../../shared/law/rule.ts';
import { SCHEME_IDS, schemeById } from '../../shared/regions/index.ts';
import { HELP } from './help.ts';
import { UsageError } from './usage.ts';

const OPTIONS = {
  month: { type: 'string' },
  year: { type: 'string' },
  out: { type: 'string' },
  cases: { type: 'string' },
  digest: { type: 'string' },
  scheme: { type: 'string' },
  locale: { type: 'string' },
  methods: { type: 'string' },
  case: { type: 'string' },
  institution: { type: 'string' },
  consortium: { type: 'string' },
  fund: { type: 'string' },
  amount: { type: 'string' },
  statement: { type: 'string' },
  table: { type: 'string' },
  row: { type: 'string' },
  column: { type: 'string' },
  seed: { type: 'string' },
  through: { type: 'string' },
  plant: { type: 'string' },
  quarter: { type: 'string' },
  documents: { type: 'boolean' },
  supervision: { type: 'boolean' },
  threads: { type: 'string' },
  work: { type: 'string' },
  'law-date': { type: 'string' },
  'law-date-a': { type: 'string' },
  'law-date-b': { type: 'string' },
  'known-at': { type: 'string' },
  'known-at-a': { type: 'string' },
  'known-at-b': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type Flags = 'help' | 'version' | 'documents' | 'supervision';
type Values = Partial<Record<Exclude<keyof typeof OPTIONS, Flags>, string>>;

/** `--cases` is a flag of `settle`, takes a number in `sample` and case numbers in `dispute`. */
function read(command: string, args: readonly string[]) {
  const cases = ['sample', 'dispute'].includes(command) ? OPTIONS.cases : ({ type: 'boolean' } as const);
  try {
    return parseArgs({ args: [...args], options: { ...OPTIONS, cases }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(text: string | undefined, otherwise: number, name: string): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} 應為整數 / must be a whole number`);
  return Number(text);
}

function threadsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const threads = wholeNumber(text, 1, 'threads');
  if (threads < 1 || threads > 256) throw new UsageError('--threads: 1 … 256');
  return threads;
}

function oneOf<const T extends string>(text: string | undefined, values: readonly T[], name: string): T {
  const value = values.find((candidate) => candidate === (text ?? values[0]));
  if (value === undefined) throw new UsageError(`--${name}: ${values.join(' | ')}`);
  return value;
}

/** `scheme` for those that the scheme's texts describe, `all`, or names of payment methods separated by commas. */
function readMethods(text: string | undefined, scheme: string): readonly MethodStep[] {
  if (text === undefined) return [];
  if (text === 'all') return METHOD_STEPS;
  if (text === 'scheme') return schemeById(scheme)!.programme.methods;
  return text.split(',').map((name) => oneOf(name.trim(), METHOD_STEPS, 'methods'));
}

/** A synthetic area has all of them or none. */
function allMethods(text: string | undefined): boolean {
  if (text !== undefined && text !== 'all') throw new UsageError('--methods: all');
  return text === 'all';
}

/** Kinds of misbehaviour by name; `none`: a county with what the supervision reads, where nobody misbehaves. */
async function readPlants(text: string | undefined): Promise<readonly string[] | undefined> {
  if (text === undefined) return undefined;
  const { PLANTS } = await import('../sample/plants/plants.ts');
  const names = PLANTS.map(({ name }) => name);
  if (text === 'all') return names;
  if (text === 'none') return [];
  return text.split(',').map((name) => oneOf(name.trim(), names, 'plant'));
}

function need(value: string | undefined, name: string): string {
  if (value === undefined) throw new UsageError(`缺少 ${name} / ${name} is missing`);
  return value;
}

/** Commands that take more than one input. */
const SEVERAL: readonly string[] = ['digest', 'compare', 'what-if', 'base'];

async function run(command: string, args: readonly string[]): Promise<number> {
  const { values, positionals } = read(command, args);
  if (values.help) {
    await showHelp(args);
    return 0;
  }
  const given = values as Values;
  const [first, ...more] = positionals;
  if (more.length > 0 && !SEVERAL.includes(command))
    throw new UsageError(`多餘的參數 / unexpected: ${more.join(' ')}`);
  switch (command) {
    case 'settle': {
      const { readPeriod, settleCommand } = await import('./settle.ts');
      return settleCommand({
        input: need(first, 'INPUT'),
        period: readPeriod(given.month, given.year),
        out: given.out ?? './out',
        cases: Boolean(values.cases),
        digest: given.digest,
        threads: threadsOf(given.threads),
        dates: { lawDate: given['law-date'], knownAt: given['known-at'] },
      });
    }
    case 'compare': {
      const [{ readPeriod }, { compareCommand }] = await Promise.all([
        import('./settle.ts'),
        import('./compare.ts'),
      ]);
      const [second, ...third] = more;
      if (third.length > 0) throw new UsageError(`多餘的參數 / unexpected: ${third.join(' ')}`);
      const datesOf = (side: 'a' | 'b') => ({
        lawDate: given[`law-date-${side}`] ?? given['law-date'],
        knownAt: given[`known-at-${side}`] ?? given['known-at'],
      });
      return compareCommand({
        inputs: [need(first, 'INPUT_A'), need(second, 'INPUT_B')],
        dates: [datesOf('a'), datesOf('b')],
        period: readPeriod(given.month, given.year),
        out: given.out ?? './out',
      });
    }
    case 'what-if': {
      const [{ readPeriod }, { whatIfCommand }] = await Promise.all([
        import('./settle.ts'),
        import('./what-if.ts'),
      ]);
      return whatIfCommand({
        input: need(first, 'INPUT'),
        drafts: more,
        dates: { lawDate: given['law-date'], knownAt: given['known-at'] },
        period: readPeriod(given.month, given.year),
        out: given.out ?? './out',
        digest: given.digest,
      });
    }
    case 'digest': {
      const { digestCommand } = await import('./digest.ts');
      return digestCommand({
        input: need(first, 'INPUT'),
        shards: more,
        out: need(given.out, '--out'),
        threads: threadsOf(given.threads),
        work: given.work,
      });
    }
    case 'init': {
      const { initCommand } = await import('./init.ts');
      const locale = oneOf(given.locale, ['zh-Hant', 'zh-Hans'], 'locale');
      const scheme = oneOf(given.scheme, SCHEME_IDS, 'scheme');
      const parts = {
        methods: readMethods(given.methods, scheme),
        supervision: Boolean(values.supervision),
      };
      return initCommand(need(first, 'FILE'), scheme, locale, parts);
    }
    case 'explain': {
      const [{ readPeriod }, { explainCommand }] = await Promise.all([
        import('./settle.ts'),
        import('./explain.ts'),
      ]);
      const { case: number, institution, consortium, fund, amount } = given;
      const { statement, table, row, column } = given;
      const period = readPeriod(given.month, given.year);
      const wanted = { case: number, institution, consortium, fund, amount, statement, table, row, column };
      return explainCommand({ input: need(first, 'INPUT'), period, ...wanted });
    }
    case 'forecast': {
      const [{ readMonth }, { forecastCommand }] = await Promise.all([
        import('./settle.ts'),
        import('./forecast.ts'),
      ]);
      const through = given.through === undefined ? undefined : readMonth(given.through, '--through');
      return forecastCommand({ input: need(first, 'INPUT'), through, out: given.out ?? './out' });
    }
    case 'pack': {
      const [{ readMonth }, { packCommand }] = await Promise.all([
        import('./settle.ts'),
        import('./pack.ts'),
      ]);
      const period = readMonth(need(given.month, '--month'), '--month');
      return packCommand({ input: need(first, 'INPUT'), period, out: given.out ?? './out' });
    }
    case 'dispute': {
      const [{ readPeriod }, { disputeCommand }] = await Promise.all([
        import('./settle.ts'),
        import('./dispute.ts'),
      ]);
      return disputeCommand({
        input: need(first, 'INPUT'),
        period: readPeriod(given.month, given.year),
        institution: need(given.institution, '--institution'),
        cases: given.cases?.split(',').map((number) => number.trim()),
        out: given.out ?? './out',
      });
    }
    case 'watch': {
      const { readTime, watchCommand } = await import('./watch.ts');
      return watchCommand({
        input: need(first, 'INPUT'),
        time: readTime(given.month, given.quarter, given.year),
        out: given.out ?? './out',
        documents: Boolean(values.documents),
        digest: given.digest,
        threads: threadsOf(given.threads),
      });
    }
    case 'sample': {
      const { sampleCommand } = await import('./sample.ts');
      return sampleCommand(need(first, 'DIR'), {
        cases: wholeNumber(given.cases, 3000, 'cases'),
        seed: wholeNumber(given.seed, 1, 'seed'),
        year: wholeNumber(given.year, 2025, 'year'),
        methods: allMethods(given.methods),
        plants: await readPlants(given.plant),
      });
    }
    case 'base': {
      const { baseCommand } = await import('./base.ts');
      return baseCommand({
        input: need(first, 'INPUT'),
        files: more,
        out: given.out ?? './out',
        threads: threadsOf(given.threads),
      });
    }
    default:
      throw new UsageError(`沒有這個命令 / no such command: ${command}`);
  }
}

/** In the script that is asked for, else in that of the system. */
async function showHelp(args: readonly string[]): Promise<void> {
  const { LC_ALL, LC_MESSAGES, LANG = '' } = process.env;
  const asked = ['zh-Hant', 'zh-Hans'].find((locale) => args.includes(locale));
  const simplified =
    asked === undefined ? /^zh_(CN|SG)/.test(LC_ALL ?? LC_MESSAGES ?? LANG) : asked === 'zh-Hans';
  const { inScript } = await import('../../functions/script.ts');
  console.log(inScript(HELP, simplified ? 'zh-Hans' : 'zh-Hant'));
}

async function main(): Promise<number> {
  const [command, ...args] = process.argv.slice(2);
  if (command === '--version') {
    console.log(packageJson.version);
    return 0;
  }
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    await showHelp(args);
    return command === undefined ? 1 : 0;
  }
  return run(command, args);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof UsageError ? `${error.message}\n\ndianzhi --help` : error);
}
