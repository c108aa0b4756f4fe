import type { Digest } from '../../../shared/cases/digest.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import { yuan } from '../../../shared/money/fen.ts';
import { inForce } from '../../../shared/rules/programme.ts';
import type { Area } from '../../../shared/settle/area.ts';
import { figureText } from '../../../shared/settle/methods/statement-figures.ts';
import { periodOf } from '../../../shared/settle/settlement.ts';
import type { CaseWatch, WatchCell, WatchColumn } from '../../../shared/watch/case-watch.ts';
import { NOT_WATCHED } from '../../../shared/watch/case-watch.ts';
import type { Flag } from '../../../shared/watch/flag.ts';
import type { WatchContext, WatchPart, WatchSheet } from '../../../shared/watch/part.ts';
import { settleTabs, type Tabs } from '../../methods/workbook.ts';

export const rows = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','));

const CASES = `
病例號,機構,參保人,險種,參保地,入院日期,出院日期,病組,總費用,不合理費用,基金記賬,其他基金,個人負擔,日間手術,合理再入院
K1,H1,p1,居民,本地,2025-01-01,2025-01-13,FA1,12000,,7000,1000,4000,,
K2,H1,p2,職工,本地,2025-01-10,2025-01-18,FA1,8000,,6800,0,1200,,
K3,C1,p3,居民,本地,2025-01-05,2025-01-09,BB1,3000,,2400,0,600,,
K4,H2,p4,居民,本地,2025-02-01,2025-02-11,FA1,10000,,6000,0,4000,,
K5,C2,p5,職工,本地,2025-02-01,2025-02-05,BB1,5000,,4500,0,500,,
K6,P1,p6,居民,本地,2025-02-03,2025-02-05,BB1,4000,,3000,0,1000,,`;

/** Two 醫共體 of a hospital and a township each, and a private hospital; six cases of two groups. */
export const COUNTY: Tabs = {
  病組: rows(`
編碼,名稱,類型,基準點數,次均費用,不設差異係數,上限倍率
FA1,心衰,一般,100,10000,是,
BB1,卒中,一般,40,4000,是,`),
  病例: rows(CASES),
  預算: rows(`
險種,項目,金額,文號
居民,住院,20000,示1
職工,住院,12000,示1`),
};

const NO_COUNTS = {
  cases: 0,
  days: 0,
  total: yuan('0'),
  ownPaid: yuan('0'),
  drugs: yuan('0'),
  tests: yuan('0'),
  materials: yuan('0'),
  children: 0,
  surgery3: 0,
  surgery4: 0,
  referredUp: 0,
  referredDown: 0,
};

/** A cell of the watched cases; what is not told is zero. */
export const watchCell = (
  institution: string,
  month: string,
  fund: WatchCell['fund'],
  counts: Partial<WatchCell>,
): WatchCell => ({ institution, department: '', month, fund, ...NO_COUNTS, ...counts });

/** What the files of the county tell of the six cases. */
export const WATCHED: CaseWatch = {
  columns: new Set<WatchColumn>(['drugs', 'tests', 'ownPaid', 'surgery', 'referral']),
  cells: [
    watchCell('C1', '2025-01', '居民', { drugs: yuan('900'), tests: yuan('300'), referredUp: 1 }),
    watchCell('C2', '2025-02', '職工', { drugs: yuan('1500'), tests: yuan('1000') }),
    watchCell('H1', '2025-01', '居民', {
      drugs: yuan('5400'),
      tests: yuan('3600'),
      ownPaid: yuan('1500'),
      surgery3: 1,
    }),
    watchCell('H1', '2025-01', '職工', {
      drugs: yuan('3600'),
      tests: yuan('2400'),
      surgery4: 1,
      referredDown: 1,
    }),
    watchCell('H2', '2025-02', '居民', { drugs: yuan('4000'), tests: yuan('3000'), ownPaid: yuan('1000') }),
    watchCell('P1', '2025-02', '居民', { drugs: yuan('2240'), tests: yuan('1460'), ownPaid: yuan('600') }),
  ],
  flags: [],
};

export interface Watching {
  readonly tabs?: Tabs;
  readonly cases?: CaseWatch;
  readonly flags?: readonly Flag[];
  readonly period?: string;
  readonly params?: Readonly<Record<string, string>>;
}

export interface WatchedPart {
  readonly sheets: readonly WatchSheet[];
  readonly findings: readonly Finding[];
  readonly area: Area;
  readonly digest: Digest;
}

/** Runs one part of the supervision on the county, or on it with tabs changed. */
export async function watchPart(
  part: WatchPart,
  { tabs = {}, cases = NOT_WATCHED, flags = [], period = '2025', params = {} }: Watching,
): Promise<WatchedPart> {
  const settings = { 'area.meanCost': '10000', ...params };
  const { area, settlement, digest, findings } = await settleTabs({ ...COUNTY, ...tabs }, period, settings);
  if (!area || !settlement || !digest) throw new Error(JSON.stringify(findings));
  const told: Finding[] = [...findings];
  const context: WatchContext = {
    area,
    period: periodOf(period),
    digest,
    cases,
    settlement,
    flags,
    sheets: [],
    report: (found) => told.push(found),
    use: (rule) => inForce(area.programme, rule),
  };
  return { sheets: part.watch(context).sheets, findings: told, area, digest };
}

export function sheetOf({ sheets }: WatchedPart, name: string): WatchSheet {
  const sheet = sheets.find((one) => one.sheet === name);
  if (!sheet) throw new Error(`no ${name} in ${sheets.map((one) => one.sheet).join(', ')}`);
  return sheet;
}

/** The rows of a table as texts by column, blank ones left out. */
export function rowsOf(watched: WatchedPart, name: string, key: string): Record<string, string>[] {
  const table = sheetOf(watched, name).tables.find((one) => one.key === key);
  if (!table) return [];
  return table.rows.map(({ cells }) =>
    Object.fromEntries(
      table.columns
        .map((column) => [column.key, figureText(column, cells[column.key] ?? null)] as const)
        .filter(([, text]) => text !== ''),
    ),
  );
}

/** A row of a table by its indicator. */
export const rowOf = (found: readonly Record<string, string>[], indicator: string, fund?: string) =>
  found.find((row) => row['indicator'] === indicator && row['fund'] === fund);

/** Rows of 監測數據. */
export const data = (...lines: string[]) => ({
  監測數據: rows(['數據項,機構或醫共體,險種,年度,月份,數值,來源', ...lines].join('\n')),
});

/** Rows of 監測目標. */
export const targets = (...lines: string[]) => ({
  監測目標: rows(['指標,年度,目標,黃線,方向,維度,文號', ...lines].join('\n')),
});
