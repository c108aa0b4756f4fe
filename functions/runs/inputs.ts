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
import type { Context } from '../context.ts';
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
      readonly cases: ReadCases;
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

/** Checks the tabs of a file, all findings at once. A refused input is known by the digest of its raw cells. */
export async function checkInput(
  tabs: readonly RawTab[],
  clocks: Clocks,
  period?: Period,
  beside?: CasesBeside,
): Promise<CheckedInput> {
  const list = new FindingList();
  const opened = await openInput(tabs, clocks, list.report, { casesElsewhere: beside !== undefined });
  const { area, workbook } = opened;
  if (beside) await refuseTwice(workbook.cases, beside.name, list.report);
  const report = beside ? inFile(list.report) : list.report;
  const tab = beside?.tab ?? workbook.cases;
  const cases = await readAllCases(tab ? [tab] : [], opened, report);
  const ofThatYear = !period || checkYear(period, opened.checks.year, workbook, list.report);
  if (!area || list.blocked) {
    if (period && ofThatYear) checkPeriod(period, cases.table.periods(), workbook, list.report);
    return { ok: false, inputDigest: hashOf(sha256, JSON.stringify(tabs)), findings: list.all };
  }
  const { digest } = digestCases(cases, area, report);
  const ofCases = casesDigest(cases.table, sha256);
  const inputDigest = digestOf(area, ofCases);
  return { ok: true, area, digest, cases, casesDigest: ofCases, inputDigest, findings: list.all };
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

const digestOf = (area: Area, ofCases: string): string =>
  inputDigest({ ...tabDigests(area.tables, sha256), [CASES]: ofCases }, sha256);

const CASES = TABS.cases.name.hant;
/** How findings name the file that stands in place of the 病例 tab. */
export const CASES_FILE = '病例附加檔';

/** Places in an attached file are not places of the workbook. */
const inFile =
  (report: Report): Report =>
  (found) =>
    report(found.where.tab === CASES ? { ...found, where: { ...found.where, tab: CASES_FILE } } : found);

/** Rows in the tab and a file beside it would either be counted twice or half of them not at all. */
async function refuseTwice(tab: RawTab | undefined, name: string, report: Report): Promise<void> {
  let filled = 0;
  for await (const { row, cells } of tab?.rows ?? []) {
    if (cells.every(isBlank) || ++filled < 2) continue;
    report(finding('CASES_TWICE', { tab: CASES, row }, { name }));
    return;
  }
}

/** Keeps the cells a run was made from, once per digest, so that the run can be settled again years later. */
export const saveInput = (
  store: Store,
  area: string,
  digest: string,
  tabs: readonly RawTab[],
  casesFile?: string,
): Promise<void> => saveText(store, paths.input(area, digest, casesFile), JSON.stringify(tabs));

/** @throws Error when the input of a run is not in the store. */
export async function loadInput(
  store: Store,
  { area, inputDigest, details }: Pick<Run, 'area' | 'inputDigest' | 'details'>,
): Promise<readonly RawTab[]> {
  const text = await loadText(store, paths.input(area, inputDigest, details[CASES_DETAIL]));
  if (text === undefined) throw new Error(`input ${inputDigest} is not in the store`);
  return JSON.parse(text) as readonly RawTab[];
}

/** Under which a run keeps the digest of the case file that was attached when it was asked for. */
export const CASES_DETAIL = 'casesFile';

type Progress = (step: string, share: number) => Promise<void>;

/** The input of a run, from the store and from the file of its cases, checked as it was when the run was asked for. */
export async function checkStored(
  { store, attachedCases }: Pick<Context, 'store' | 'attachedCases'>,
  run: Run,
  period?: Period,
  progress?: Progress,
): Promise<CheckedInput> {
  const tabs = await loadInput(store, run);
  const clocks = { lawDate: run.lawDate, knownAt: run.knownAt };
  const file = run.details[CASES_DETAIL];
  if (file === undefined) return checkInput(tabs, clocks, period);
  if (!attachedCases) throw new Error(`case file ${file} cannot be opened here`);
  const broken = new FindingList();
  const { tab, name, cases } = await attachedCases.open(run.area, file, broken.report);
  const checked = await checkInput(tabs, clocks, period, { name, tab: counted(tab, cases, progress) });
  if (!broken.blocked) return checked;
  return { ok: false, inputDigest: checked.inputDigest, findings: [...broken.all, ...checked.findings] };
}

const TOLD_EVERY = 10_000;
const [READING, READ] = [20, 45];

function counted({ name, rows }: RawTab, total: number, progress?: Progress): RawTab {
  if (!progress) return { name, rows };
  return {
    name,
    rows: (async function* () {
      let read = 0;
      for await (const row of rows) {
        if (++read % TOLD_EVERY === 0) {
          const share = READING + Math.floor(((READ - READING) * Math.min(read, total)) / Math.max(1, total));
          await progress(`讀取病例檔 ${read}／${total} 例`, share);
        }
        yield row;
      }
    })(),
  };
}
