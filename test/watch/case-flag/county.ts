import { checkInput } from '../../../functions/runs/inputs.ts';
import type { RawTab } from '../../../shared/sheets/raw.ts';
import { type CaseWatch, NOT_WATCHED } from '../../../shared/watch/case-watch.ts';
import { COUNTY } from '../volume-flag/county.ts';

const CLOCKS = { lawDate: '2025-12-31', knownAt: '2026-01-01' };
const HEADERS = COUNTY['病例']![0]!;

/** A case by header; what is left out is as in a case of a week in H1. */
export type CaseText = Readonly<Record<string, string>>;

const USUAL: CaseText = {
  機構: 'H1',
  險種: '居民',
  參保地: '本地',
  入院日期: '2025-03-01',
  出院日期: '2025-03-08',
  病組: 'G1',
  總費用: '1000.00',
};

const NUMBER = '病例號';

/** Case rows with such headers beside those of the definition, as a tab. */
export function casesTab(cases: readonly CaseText[], beside: readonly string[] = []): RawTab {
  const rows = cases.map((own, index) => {
    const all: CaseText = { [NUMBER]: `K${index + 1}`, 參保人: `P${index + 1}`, ...USUAL, ...own };
    const paid: CaseText = { 基金記賬: all['總費用']!, 個人負擔: '0.00', ...all };
    return [...HEADERS, ...beside].map((header) => paid[header] ?? null);
  });
  return {
    name: '病例',
    rows: [[...HEADERS, ...beside], ...rows].map((cells, index) => ({ row: index + 1, cells })),
  };
}

/** The tabs of a small county besides its cases. */
export const otherTabs = (
  params: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, readonly (readonly string[])[]>> = {},
): readonly RawTab[] => {
  const settings = { year: '2025', scheme: 'zhejiang-2019', 'area.meanCost': '1000.00', ...params };
  const { 病例: _, ...tabs } = COUNTY;
  const all = { 參數: [['鍵', '值'], ...Object.entries(settings)], ...tabs, ...more };
  return Object.entries(all).map(([name, rows]) => ({
    name,
    rows: rows.map((cells, index) => ({ row: index + 1, cells: cells.map((text) => text || null) })),
  }));
};

/** The input as the functions read it, with the supervision. */
export const check = (
  cases: readonly CaseText[],
  beside: readonly string[] = [],
  ...others: Parameters<typeof otherTabs>
) =>
  checkInput([...otherTabs(...others), casesTab(cases, beside)], CLOCKS, undefined, undefined, {
    watch: true,
  });

/** `rule case: value; threshold`, in their order. @throws Error when a finding blocks */
export async function flagsOf(...given: Parameters<typeof check>): Promise<readonly string[]> {
  return (await watchOf(...given)).flags.map(({ rule, subject, value, threshold, other }) => {
    const name = subject.kind === 'case' ? subject.case : subject.item;
    return `${rule} ${name}: ${value}; ${threshold}${other === undefined ? '' : `; ${other}`}`;
  });
}

export async function watchOf(...given: Parameters<typeof check>): Promise<CaseWatch> {
  const checked = await check(...given);
  if (!checked.ok) throw new Error(JSON.stringify(checked.findings));
  return checked.caseWatch ?? NOT_WATCHED;
}
