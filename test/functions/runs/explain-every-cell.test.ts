import { expect, test } from 'vitest';
import { EXPLANATION } from '../../../functions/http/contract.ts';
import type { Line } from '../../../shared/explain/explanation.ts';
import { fraction } from '../../../shared/money/fraction.ts';
import { roundTo } from '../../../shared/money/round.ts';
import { evaluate, same } from '../../explain/evaluate.ts';
import { allMethods } from './all-methods.ts';
import { AREA, type Bureau, CLERK, MONTH, openBureau, REVIEWER } from './bureau.ts';

const YEAR = '2025';
/** Whose numbers are analysis: some of them stand for all. */
const WITHOUT_AMOUNTS = ['病組分析', '年度預測'];
/** Which the program fills besides the results, and which have no amounts. */
const NO_RESULTS = ['數據檢查', '參數與依據', '說明', '更正通知'];

interface ShownCell {
  readonly row: number;
  readonly column: number;
  /** What it shows, exactly, and with how many decimals */
  readonly units: bigint;
  readonly decimals: number;
}

/** The numbers of a tab as it shows them. */
async function numbersOf({ person }: Bureau, spreadsheetId: string, tab: string): Promise<ShownCell[]> {
  const { values } = person(CLERK).sheets.spreadsheets;
  const range = `${tab}!A1:AZ999`;
  const [raw, formatted] = await Promise.all(
    ['UNFORMATTED_VALUE', 'FORMATTED_VALUE'].map(async (valueRenderOption) => {
      const { data } = await values.get({ spreadsheetId, range, valueRenderOption });
      return (data.values ?? []) as unknown[][];
    }),
  );
  return raw!.flatMap((row, at) =>
    row.flatMap((value, index): ShownCell[] =>
      typeof value === 'number'
        ? [{ row: at + 1, column: index + 1, ...decimal(String(formatted![at]![index])) }]
        : [],
    ),
  );
}

function decimal(text: string): Pick<ShownCell, 'units' | 'decimals'> {
  const plain = text.replaceAll(',', '');
  const [, digits = '', tail = '', percent] = /^(-?\d+)(?:\.(\d+))?(%)?$/.exec(plain) ?? [];
  if (digits === '') throw new Error(`${text} is no number`);
  return { units: BigInt(digits + tail), decimals: tail.length + (percent ? 2 : 0) };
}

const ratio = (text: string) => {
  const [n = '', d = ''] = text.split('/');
  return fraction(BigInt(n), BigInt(d));
};

/** The lines of an answer, with nothing in them that did not come over HTTP. */
function linesIn(body: unknown): readonly Line[] {
  const { lines } = EXPLANATION.strict().parse(body);
  return lines.map(({ key, title, formula, givens, exact, unit, decimals }) => ({
    key,
    title,
    formula,
    givens: givens.map((given) => ({
      symbol: given.symbol,
      name: given.name,
      amount: { value: ratio(given.exact), unit: given.unit as '元' },
      source:
        given.line === undefined
          ? ({ kind: 'choice', because: '' } as const)
          : ({ kind: 'line', key: given.line } as const),
    })),
    result: { value: ratio(exact), unit: unit as '元' },
    ...(decimals !== undefined && { decimals }),
  }));
}

/** What is wrong with the answer to one cell; `undefined`: it is explained, and comes to what the cell shows. */
async function wrong(bureau: Bureau, what: object, cell: ShownCell): Promise<string | undefined> {
  const { status, body } = await bureau.call('explain', CLERK, { area: AREA, what });
  if (status !== 200) return `${body.code}：${body.detail}`;
  const lines = linesIn(body);
  const result = lines.at(-1)!.result.value;
  if (roundTo(result, cell.decimals) !== cell.units) return `shows ${cell.units}, is ${result.n}/${result.d}`;
  return same(evaluate(lines), result) ? undefined : 'does not come to its result';
}

interface Walked {
  readonly explained: number;
  /** Whatever was said of the other cells */
  readonly said: ReadonlySet<string>;
}

/** Asks about every number of a result tab. */
async function walk(bureau: Bureau, file: string, tab: string, consortium?: string): Promise<Walked> {
  const said = new Set<string>();
  let explained = 0;
  const numbers = await numbersOf(bureau, file, tab);
  const some = WITHOUT_AMOUNTS.includes(tab) ? numbers.slice(0, 20) : numbers;
  for (const cell of some) {
    const place = { tab, row: cell.row, column: cell.column, ...(consortium && { consortium }) };
    const found = await wrong(bureau, { cell: place }, cell);
    if (found === undefined) explained++;
    else said.add(found);
  }
  return { explained, said };
}

const tabsOf = async ({ person }: Bureau, spreadsheetId: string): Promise<readonly string[]> => {
  const { data } = await person(CLERK).sheets.spreadsheets.get({ spreadsheetId });
  return data.sheets!.map(({ properties }) => properties!.title!);
};

const UNEXPLAINED =
  /^CELL_WITHOUT_AMOUNT：(所選為個數、核對數、差額、佔比或明細，由同表各格可得，沒有單獨的算式|「(病組分析|年度預測)」表只作分析與說明，不列算式)。請選擇/;

/** How many amounts each tab explains; every number that it does not explain is told why not. */
async function walkAll(
  bureau: Bureau,
  file: string,
  tabs: readonly string[],
  consortium?: string,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const tab of tabs) {
    const { explained, said } = await walk(bureau, file, tab, consortium);
    expect([tab, [...said].filter((text) => !UNEXPLAINED.test(text))]).toEqual([tab, []]);
    counts[tab] = explained;
  }
  return counts;
}

const without = (counts: Readonly<Record<string, number>>): readonly string[] =>
  Object.keys(counts).filter((tab) => counts[tab] === 0 && !WITHOUT_AMOUNTS.includes(tab));

/** A year has some five thousand numbers, each asked about over HTTP. */
const LONG_MS = 600_000;

/** The county's result tabs, filled. */
async function filled(bureau: Bureau, period: string): Promise<readonly string[]> {
  const before = new Set(await tabsOf(bureau, bureau.bureauFile));
  expect((await bureau.press('settle', CLERK, { period })).state).toBe('done');
  const tabs = await tabsOf(bureau, bureau.bureauFile);
  return tabs.filter((name) => !before.has(name) && !NO_RESULTS.includes(name));
}

test(
  'every amount of every result tab of a year with every payment method is explained',
  async () => {
    const bureau = await openBureau({ county: allMethods(YEAR) });
    const results = await filled(bureau, YEAR);
    expect(results.length).toBeGreaterThanOrEqual(18);
    const counts = await walkAll(bureau, bureau.bureauFile, results);
    expect(without(counts)).toEqual([]);
  },
  LONG_MS,
);

test(
  'so is every amount of a month, to the bureau and in the report file of a 醫共體',
  async () => {
    const bureau = await openBureau({ county: allMethods(MONTH) });
    const { bureauFile, reportFiles } = bureau;
    const setup = { area: AREA, name: '示例縣', bureauFile, reportFiles: { GT1: reportFiles.M1 } };
    expect((await bureau.call('setup', CLERK, setup)).status).toBe(200);
    const results = await filled(bureau, MONTH);
    expect(results.length).toBeGreaterThanOrEqual(9);
    expect(without(await walkAll(bureau, bureauFile, results))).toEqual([]);

    const { runId } = await bureau.press('settle', CLERK, { period: MONTH });
    expect((await bureau.press('close', REVIEWER, { period: MONTH, runId })).state).toBe('done');
    expect((await bureau.press('publish', REVIEWER, { period: MONTH })).state).toBe('done');
    const reports = await tabsOf(bureau, reportFiles.M1);
    expect(reports.length).toBeGreaterThanOrEqual(7);
    expect(without(await walkAll(bureau, reportFiles.M1, reports, 'GT1'))).toEqual([]);
  },
  LONG_MS,
);
