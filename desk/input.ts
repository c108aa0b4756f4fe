import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { otherBasis } from '../functions/cases/digest-file.ts';
import { sha256 } from '../functions/gateways/sha256.ts';
import type { CaseResults } from '../shared/cases/classify.ts';
import type { Digest } from '../shared/cases/digest.ts';
import { type Finding, finding, type Report } from '../shared/findings/finding.ts';
import { FindingList } from '../shared/findings/finding-list.ts';
import type { AskedClocks } from '../shared/law/dated.ts';
import type { Area } from '../shared/settle/area.ts';
import { checkPeriod, checkYear } from '../shared/settle/check-period.ts';
import {
  caseBasis,
  casesDigest,
  inputDigest,
  type TabDigests,
  tabDigests,
} from '../shared/settle/input-digest.ts';
import {
  digestCases,
  type OpenInput,
  openInput,
  type ReadCases,
  readAllCases,
} from '../shared/settle/run.ts';
import type { Period } from '../shared/settle/settlement.ts';
import type { RawTab } from '../shared/sheets/raw.ts';
import { tabNameOf } from '../shared/sheets/read-tables.ts';
import { TABS } from '../shared/sheets/tabs/settlement-tabs.ts';
import type { CaseWatch } from '../shared/watch/case-watch.ts';
import { watchAreaOf, watchBasis } from '../shared/watch/cases/watch-area.ts';
import { watchCases } from '../shared/watch/cases/watch-cases.ts';
import { CaseFilesDigest, type CaseFilesOptions } from './cases/digest-case-files.ts';
import { type DigestFile, digestFits, readDigestFile } from './digest-file.ts';
import { readCsvFolder } from './files/csv-folder.ts';
import { type CsvTab, readCsvTab } from './files/read-csv.ts';
import { readXlsxFile } from './files/read-workbook.ts';

/** An input read, checked and digested: ready to settle any period. */
export interface LoadedInput {
  readonly area: Area;
  readonly digest: Digest;
  readonly tabDigests: TabDigests;
  readonly basis: TabDigests;
  /** SHA-256 over all tabs */
  readonly inputDigest: string;
  /** What the cases themselves gave rise to, apart from the tabs */
  readonly caseFindings: readonly Finding[];
  /** Absent when a digest stood in for the cases */
  readonly cases?: ReadCases & { readonly results: CaseResults };
  /** Where it was asked for; absent when a digest stood in for the cases */
  readonly caseWatch?: CaseWatch;
}

export interface InputOptions {
  readonly clocks: AskedClocks;
  /** The period to be settled, to be held against the input */
  readonly period?: Period;
  /** A digest in place of 病例 */
  readonly digest?: string | undefined;
  /** Further files of case rows: shards of the same year */
  readonly shards?: readonly string[];
  /** Given where the sums of the cases are enough and no row is asked for again: CSV files are then digested in shards */
  readonly caseFiles?: CaseFilesOptions;
  /** The supervision looks at the cases in the same pass */
  readonly watch?: boolean | undefined;
  readonly onRow?: (rows: number) => void;
  /** Told the workbook's script as soon as it is known: a refusal is written in it too */
  readonly onLocale?: (locale: OpenInput['locale']) => void;
}

const CASES = TABS.cases.name.hant;

/**
 * Opens a workbook, a CSV folder or a digest file. `undefined` when a blocking finding was reported; all of
 * them are reported at once, over all tabs and all cases.
 */
export async function loadInput(
  path: string,
  options: InputOptions,
  list: FindingList,
): Promise<LoadedInput | undefined> {
  const source = await openSource(path, options, list.report);
  if (!source) return undefined;
  const shards = await openShards(options.shards ?? [], list.report);
  const files = source.digest ? undefined : caseFilesOf(source, shards, options);
  try {
    return await load(source, shards, files, options, list);
  } finally {
    await files?.close();
  }
}

async function load(
  source: Source,
  shards: readonly RawTab[],
  files: CaseFilesDigest | undefined,
  options: InputOptions,
  list: FindingList,
): Promise<LoadedInput | undefined> {
  const opened = await openInput(source.tabs, options.clocks, list.report, {
    casesElsewhere: source.digest !== undefined || (options.shards?.length ?? 0) > 0,
  });
  const { area, checks, locale, workbook } = opened;
  options.onLocale?.(locale);
  const { period } = options;
  const inYear = period !== undefined && checkYear(period, checks.year, workbook, list.report);
  if (source.digest) {
    if (!area || list.blocked) return undefined;
    return fromDigest(source.digest, area, list.report);
  }
  const { watch } = options;
  // Before the cases fill the memory, and while threads still load: there may be very many special reviews.
  const ofTabs = area && !list.blocked ? tabDigests(area.tables, sha256) : {};
  const digested = await files?.digest(list.blocked ? undefined : area, checks, { watch });
  if (digested) {
    const blocked = !area || list.blocked;
    for (const found of digested.findings) list.report(found);
    if (area && digested.digest && !blocked) {
      const { caseWatch } = digested;
      return Object.assign(
        digestedInput(area, digested.digest, digested, ofTabs),
        caseWatch && { caseWatch },
      );
    }
    if (inYear) checkPeriod(period, digested.periods, workbook, list.report);
    return undefined;
  }
  const caseTabs = [workbook.cases, ...shards].filter((tab) => tab !== undefined);
  const cases = await readAllCases(caseTabs, { checks }, list.report, options.onRow, { watch });
  if (!area || list.blocked) {
    if (inYear) checkPeriod(period, cases.table.periods(), workbook, list.report);
    return undefined;
  }

  const ofCases = new FindingList();
  const { results, digest } = digestCases(cases, area, ofCases.report);
  for (const found of ofCases.all) list.report(found);
  const phase1 = { casesDigest: casesDigest(cases.table, sha256), caseFindings: ofCases.all };
  const { watched } = cases;
  const caseWatch = watched && watchCases(cases.table, watched, watchAreaOf(area, watchBasis(area)));
  const rows = { cases: { ...cases, results }, ...(caseWatch && { caseWatch }) };
  return Object.assign(digestedInput(area, digest, phase1, ofTabs), rows);
}

/** The CSV files that hold all case rows, if the caller needs no row and nothing but such files holds any. */
function caseFilesOf(
  { tabs }: Source,
  shards: readonly RawTab[],
  { caseFiles }: InputOptions,
): CaseFilesDigest | undefined {
  const tab = tabs.find(({ name }) => tabNameOf(name) === CASES);
  const all = tab ? [tab, ...shards] : shards;
  const files = all.filter(isCsvTab);
  if (!caseFiles || files.length === 0 || files.length < all.length) return undefined;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return new CaseFilesDigest(
    files.map(({ path }) => path),
    bytes,
    caseFiles,
  );
}

export const isCsvTab = (tab: RawTab): tab is CsvTab => 'path' in tab;

function digestedInput(
  area: Area,
  digest: Digest,
  phase1: { readonly casesDigest: string; readonly caseFindings: readonly Finding[] },
  ofTabs: TabDigests,
): LoadedInput {
  const digests = { ...ofTabs, [CASES]: phase1.casesDigest };
  return {
    area,
    digest,
    tabDigests: digests,
    // Asked for by a digest file alone, and long where there are many special reviews.
    get basis() {
      return caseBasis(area, sha256);
    },
    inputDigest: inputDigest(digests, sha256),
    caseFindings: phase1.caseFindings,
  };
}

function fromDigest(file: DigestFile, area: Area, report: Report): LoadedInput | undefined {
  const basis = caseBasis(area, sha256);
  const others = otherBasis(file.basis, basis);
  for (const tab of others) report(finding('DIGEST_OTHER_INPUT', { tab }, { tab }));
  if (others.length > 0 || !digestFits(file, area, report)) return undefined;
  for (const found of file.findings) report(found);
  const digests = {
    ...tabDigests(area.tables, sha256),
    ...(file.tabDigests[CASES] === undefined ? {} : { [CASES]: file.tabDigests[CASES] }),
  };
  const { digest, findings: caseFindings } = file;
  const whole = inputDigest(digests, sha256);
  return { area, digest, tabDigests: digests, basis, inputDigest: whole, caseFindings };
}

/** The tabs of an input as they stand, and the digest in place of its cases. */
export interface Source {
  readonly tabs: readonly RawTab[];
  readonly digest?: DigestFile;
}

export async function openSource(
  path: string,
  { digest }: Pick<InputOptions, 'digest'>,
  report: Report,
): Promise<Source | undefined> {
  const info = await stat(path).catch(() => undefined);
  if (!info) {
    report(finding('FILE_NOT_FOUND', { tab: basename(path) }, { path }));
    return undefined;
  }
  if (extname(path).toLowerCase() === '.json') {
    const file = await readDigestFile(path, report);
    return file && { tabs: file.tabs, digest: file };
  }
  const tabs = info.isDirectory()
    ? await readCsvFolder(path, naming(report))
    : await readXlsxFile(path, report);
  const beside = digest ?? (info.isDirectory() ? await digestBeside(path) : undefined);
  const file = beside === undefined ? undefined : await readDigestFile(beside, report);
  if (!tabs || (beside !== undefined && !file)) return undefined;
  return file ? { tabs: tabs.filter(({ name }) => name !== CASES), digest: file } : { tabs };
}

/** A file that cannot be read is named as the tab it holds, in whichever script its name is. */
const naming =
  (report: Report): Report =>
  (found) =>
    report({ ...found, where: { ...found.where, tab: tabNameOf(found.where.tab) } });

/** A folder whose 病例.csv gave way to a digest holds it as 病例.json. */
async function digestBeside(folder: string): Promise<string | undefined> {
  const names = await readdir(folder);
  const has = (name: string) => names.some((entry) => entry.normalize('NFC') === name);
  return has(`${CASES}.json`) && !has(`${CASES}.csv`) ? join(folder, `${CASES}.json`) : undefined;
}

async function openShards(paths: readonly string[], report: Report): Promise<readonly RawTab[]> {
  const tabs = await Promise.all(paths.map((path) => openShard(path, report)));
  return tabs.filter((tab) => tab !== undefined);
}

async function openShard(path: string, report: Report): Promise<RawTab | undefined> {
  const info = await stat(path).catch(() => undefined);
  if (info?.isFile()) return readCsvTab(path, CASES, report);
  report(finding('FILE_NOT_FOUND', { tab: basename(path) }, { path }));
  return undefined;
}
