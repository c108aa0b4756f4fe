import type { Digest } from '../../shared/cases/digest.ts';
import { type Finding, finding, type Report } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { Clocks } from '../../shared/law/dated.ts';
import type { Area } from '../../shared/settle/area.ts';
import { checkPeriod, checkYear } from '../../shared/settle/check-period.ts';
import { hashOf } from '../../shared/settle/hash.ts';
import { casesDigest, inputDigest, tabDigests } from '../../shared/settle/input-digest.ts';
import { digestCases, openInput, type ReadCases, readAllCases } from '../../shared/settle/run.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { isBlank, type RawTab } from '../../shared/sheets/raw.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import type { CaseWatch } from '../../shared/watch/case-watch.ts';
import { watchAreaOf, watchBasis } from '../../shared/watch/cases/watch-area.ts';
import { watchCases } from '../../shared/watch/cases/watch-cases.ts';
import type { AttachedFile } from '../gateways/attached-cases.ts';
import { sha256 } from '../gateways/sha256.ts';
import type { Store } from '../gateways/store.ts';
import { loadText, saveText } from './chunks.ts';
import { paths } from './paths.ts';
import type { Run } from './run.ts';

/** The tabs of a bureau file that a settlement reads, in both scripts. */
export const INPUT_TABS: readonly string[] = Object.values(TABS).flatMap(({ name }) => [
  ...new Set([name.hant, name.hans]),
]);

/** An input read and checked: sums ready to settle, or the findings that forbid it. */
export type CheckedInput =
  | {
      readonly ok: true;
      readonly area: Area;
      readonly digest: Digest;
      /** Only where the rows themselves were read */
      readonly cases?: ReadCases;
      /** Where it was asked for */
      readonly caseWatch?: CaseWatch;
      readonly casesDigest: string;
      readonly inputDigest: string;
      readonly findings: readonly Finding[];
    }
  | { readonly ok: false; readonly inputDigest: string; readonly findings: readonly Finding[] };

/** Cases that came as a file, and how far their reading is told. */
export interface CasesBeside {
  readonly name: string;
  readonly tab: RawTab;
}

/** Checks the tabs of a file and their cases, row by row, all findings at once. */
export async function checkInput(
  tabs: readonly RawTab[],
  clocks: Clocks,
  period?: Period,
  beside?: CasesBeside,
  { watch }: { readonly watch?: boolean | undefined } = {},
): Promise<CheckedInput> {
  const list = new FindingList();
  const opened = await openInput(tabs, clocks, list.report, { casesElsewhere: beside !== undefined });
  const { area, workbook } = opened;
  if (beside) await refuseTwice(workbook.cases, beside.name, list.report);
  const report = beside ? inFile(list.report) : list.report;
  const tab = beside?.tab ?? workbook.cases;
  const cases = await readAllCases(tab ? [tab] : [], opened, report, undefined, { watch });
  const ofThatYear = !period || checkYear(period, opened.checks.year, workbook, list.report);
  if (!area || list.blocked) {
    if (period && ofThatYear) checkPeriod(period, cases.table.periods(), workbook, list.report);
    return { ok: false, inputDigest: rawDigest(tabs), findings: list.all };
  }
  const { digest } = digestCases(cases, area, report);
  const ofCases = casesDigest(cases.table, sha256);
  const inputDigest = digestOf(area, ofCases);
  const { table, watched } = cases;
  const caseWatch = watched && watchCases(table, watched, watchAreaOf(area, watchBasis(area)));
  return {
    ok: true,
    area,
    digest,
    cases,
    ...(caseWatch && { caseWatch }),
    casesDigest: ofCases,
    inputDigest,
    findings: list.all,
  };
}

/** The input of a run that is to read a file of cases: known without reading it, for its digests are. */
export async function checkTabs(
  tabs: readonly RawTab[],
  clocks: Clocks,
  file: AttachedFile,
): Promise<Pick<CheckedInput, 'ok' | 'inputDigest' | 'findings'>> {
  const list = new FindingList();
  const { area, workbook } = await openInput(tabs, clocks, list.report, { casesElsewhere: true });
  await refuseTwice(workbook.cases, file.name, list.report);
  const ok = area !== undefined && !list.blocked;
  const raw = () => hashOf(sha256, JSON.stringify([file.digest, tabs]));
  return { ok, inputDigest: ok ? digestOf(area, file.casesDigest) : raw(), findings: list.all };
}

/** A refused input is known by its raw cells. */
export const rawDigest = (tabs: readonly RawTab[]): string => hashOf(sha256, JSON.stringify(tabs));

export const digestOf = (area: Area, ofCases: string): string =>
  inputDigest({ ...tabDigests(area.tables, sha256), [CASES]: ofCases }, sha256);

const CASES = TABS.cases.name.hant;
/** How findings name the file that stands in place of the 病例 tab. */
export const CASES_FILE = '病例附加檔';

/** Places in an attached file are not places of the workbook. */
export const inFile =
  (report: Report): Report =>
  (found) =>
    report(found.where.tab === CASES ? { ...found, where: { ...found.where, tab: CASES_FILE } } : found);

/** Rows in the tab and a file beside it would either be counted twice or half of them not at all. */
export async function refuseTwice(tab: RawTab | undefined, name: string, report: Report): Promise<void> {
  let filled = 0;
  for await (const { row, cells } of tab?.rows ?? []) {
    if (cells.every(isBlank) || ++filled < 2) continue;
    report(finding('CASES_TWICE', { tab: CASES, row }, { name }));
    return;
  }
}

/** A tab with a slip in its name is told, not passed over: it is checked by its name alone. */
export const withOthers = (tabs: readonly RawTab[], others: readonly string[]): readonly RawTab[] => [
  ...tabs,
  ...others.map((name) => ({ name, rows: [] })),
];

/** Keeps the cells a run was made from, once per digest, so that the run can be settled again years later. */
export const saveInput = (
  store: Store,
  area: string,
  digest: string,
  tabs: readonly RawTab[],
  { [CASES_DETAIL]: casesFile, [CELLS_DETAIL]: cells }: Run['details'] = {},
): Promise<void> => saveText(store, paths.input(area, digest, casesFile, cells), JSON.stringify(tabs));

/** @throws Error when the input of a run is not in the store. */
export async function loadInput(
  store: Store,
  { area, inputDigest, details }: Pick<Run, 'area' | 'inputDigest' | 'details'>,
): Promise<readonly RawTab[]> {
  const text = await loadText(
    store,
    paths.input(area, inputDigest, details[CASES_DETAIL], details[CELLS_DETAIL]),
  );
  if (text === undefined) throw new Error(`input ${inputDigest} is not in the store`);
  return JSON.parse(text) as readonly RawTab[];
}

/** Under which a run that looks at more than is settled keeps the digest of all cells it was made from. */
export const CELLS_DETAIL = 'cells';

/** Under which a run keeps the digest of the case file that was attached when it was asked for. */
export const CASES_DETAIL = 'casesFile';
