import { sha256 } from '../../functions/gateways/sha256.ts';
import {
  type Comparison,
  compareRuns,
  type SettledInput,
  settledRun,
} from '../../shared/compare/compare-runs.ts';
import { type Draft, readDraft } from '../../shared/compare/draft.ts';
import { type Proposal, whatIf } from '../../shared/compare/what-if.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { Clocks } from '../../shared/law/dated.ts';
import { casesDigest } from '../../shared/settle/input-digest.ts';
import { digestCases, lastDay, openInput, readAllCases } from '../../shared/settle/run.ts';
import { periodOf } from '../../shared/settle/settlement.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';

/** Tab name to its rows, header first, cells separated by commas. */
export type Lines = Readonly<Record<string, readonly string[]>>;

const CASES =
  '病例號,機構,參保人,險種,參保地,入院日期,出院日期,病組,總費用,基金記賬,個人負擔,不合理費用,其他基金,日間手術,合理再入院';

/** A case of March in which the fund pays 60 %. */
export const stay = (number: string, institution: string, group: string): string =>
  `${number},${institution},P${number},居民,本地,2025-03-01,2025-03-08,${group},10000.00,6000.00,4000.00,,,,`;

/**
 * Residents, March, net point value: 1,000 yuan over 100 points of H1 (one case of GA) and 300 points of H2 (three
 * cases of GB), who together are the only 醫共體.
 */
export const SMALL: Lines = {
  參數: [
    '鍵,值',
    'year,2025',
    'scheme,zhejiang-2019',
    'area.meanCost,10000.00',
    'value.mode,net',
    'review.cap,1',
  ],
  醫共體: ['編碼,名稱,牽頭機構', 'M1,第一醫共體,H1'],
  機構: ['編碼,名稱,等級,醫共體,基層,信用等級', 'H1,縣人民醫院,二級,M1,否,A', 'H2,縣中醫院,二級,M1,否,B'],
  病組: [
    '編碼,名稱,類型,基準點數,次均費用,不設差異係數,上限倍率',
    'GA,甲組,一般,100,10000.00,,',
    'GB,乙組,一般,100,10000.00,,',
  ],
  差異係數: ['病組,機構或等級,係數'],
  病例: [
    CASES,
    stay('C1', 'H1', 'GA'),
    stay('C2', 'H2', 'GB'),
    stay('C3', 'H2', 'GB'),
    stay('C4', 'H2', 'GB'),
  ],
  特病單議: ['病例號,結論,數值,文號'],
  預算: ['險種,項目,金額,文號', '居民,住院,12000.00,年初'],
  月度預付: ['月份,險種,機構,金額'],
  清算調整: ['險種,機構,項目,金額,文號'],
};

export const rawTabs = (lines: Lines): RawTab[] =>
  Object.entries(lines).map(([name, rows]) => ({
    name,
    rows: rows.map((row, index) => ({ row: index + 1, cells: row.split(',').map((text) => text || null) })),
  }));

/** Settles a small input. @throws Error with the findings when one blocks */
export async function settledLines(
  lines: Lines,
  text = '2025-03',
  clocks: Partial<Clocks> = {},
): Promise<SettledInput> {
  const list = new FindingList();
  const period = periodOf(text);
  const asked = { lawDate: lastDay(period), knownAt: '2026-01-01', ...clocks };
  const opened = await openInput(rawTabs(lines), asked, list.report, { casesElsewhere: false });
  const cases = await readAllCases([opened.workbook.cases!], opened, list.report);
  if (!opened.area || list.blocked) throw new Error(JSON.stringify(list.all));
  const { digest } = digestCases(cases, opened.area, list.report);
  const ofCases = casesDigest(cases.table, sha256);
  const subject = { area: opened.area, digest, cases, casesDigest: ofCases, inputDigest: 'sha256:small' };
  const run = settledRun(subject, period, sha256, list.report);
  if (!run) throw new Error(JSON.stringify(list.all));
  return { subject, run };
}

/** The same input, of which only the sums of its cases are there. */
export function withoutRows({ subject: { cases: _, ...subject }, run }: SettledInput): SettledInput {
  return { subject, run };
}

export const compared = (a: SettledInput, b: SettledInput): Comparison => compareRuns(a, b, sha256);

/** A draft of these tabs, read and settled beside an input. */
export async function proposed(
  base: SettledInput,
  lines: Lines,
): Promise<{ readonly proposal: Proposal | undefined; readonly findings: readonly Finding[] }> {
  const list = new FindingList();
  const draft: Draft = await readDraft('草案', rawTabs(lines), list.report);
  const proposal = list.blocked ? undefined : whatIf(base, draft, sha256, list.report);
  return { proposal, findings: list.all };
}
