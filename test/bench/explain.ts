import { type LoadedInput, loadInput } from '../../desk/input.ts';
import { seeded } from '../../desk/sample/random.ts';
import { bookOf } from '../../shared/explain/book.ts';
import type { Explanation } from '../../shared/explain/explanation.ts';
import { explainAmount, explainCaseNumber } from '../../shared/explain/subject.ts';
import { explanationText } from '../../shared/explain/text.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { lastDay } from '../../shared/settle/run.ts';
import { settle } from '../../shared/settle/settle.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { county } from './cases/generate.ts';

/**
 * What a clerk waits for who asks about one case out of a million: the run is loaded once, then a hundred cases chosen
 * by chance and what every institution is cleared are explained to the last word.
 *
 * `node test/bench/explain.ts [cases]`
 */
const CASES = Number(process.argv[2] ?? 1_000_000);
const ASKED = 100;
const MOST_MS = 1000;
const PERIOD: Period = { kind: 'year', year: 2025 };

function timed<T>(work: () => T): readonly [result: T, ms: number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

/** Median and maximum of how long each question takes; every one must be answered, and within a second. */
function asked(what: string, questions: readonly (() => readonly Explanation[])[]): void {
  const times = questions
    .map((ask) => timed(() => ask().map(explanationText).join('\n')))
    .map(([text, ms]) => {
      if (text === '') throw new Error(`${what}: not explained`);
      return ms;
    })
    .sort((a, b) => a - b);
  const [middle, longest] = [times[times.length >> 1]!, times.at(-1)!];
  console.log(`| ${what} | ${times.length} | ${middle.toFixed(1)} | ${longest.toFixed(1)} |`);
  if (longest >= MOST_MS) throw new Error(`${what}: one took ${longest.toFixed(0)} ms`);
}

async function load(list: FindingList): Promise<LoadedInput> {
  const clocks = { lawDate: lastDay(PERIOD), knownAt: '2026-01-01' };
  const input = await loadInput(await county(CASES), { clocks, period: PERIOD }, list);
  if (!input) throw new Error('not loaded');
  return input;
}

const list = new FindingList();
const start = performance.now();
const { area, digest, cases } = await load(list);
const settlement = settle(area, digest, PERIOD, list.report);
if (!cases || !settlement) throw new Error('not settled');
const seconds = (performance.now() - start) / 1000;
const rss = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`${CASES.toLocaleString('en')} cases loaded and settled: ${seconds.toFixed(1)} s, ${rss} MB\n`);
console.log('| Asked about | Questions | ms (median) | ms (longest) |\n|---|---|---|---|');

const random = seeded(1);
const { table } = cases;
const numbers = Array.from({ length: ASKED }, () => table.caseNumber(random.between(0, table.size - 1)));
asked(
  'a case',
  numbers.map((number) => () => {
    const found = explainCaseNumber(area, cases, number, PERIOD);
    return found ? [found] : [];
  }),
);
const [book, opening] = timed(() => bookOf(area, digest, settlement));
asked(
  'a clearing',
  [...area.institutions.keys()].map(
    (code) => () => explainAmount(book, area, { of: 'institution', code }, 'clearing'),
  ),
);
console.log(`\nThe lines of all amounts, made when the first is asked for: ${opening.toFixed(0)} ms`);
