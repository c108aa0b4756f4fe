import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { inFile } from '../functions/cases/reference-files.ts';
import { sha256 } from '../functions/gateways/sha256.ts';
import {
  checkReference,
  isWithinYears,
  type ReferenceChecks,
  type ReferenceRow,
} from '../shared/cases/check-reference.ts';
import { finding, type Report } from '../shared/findings/finding.ts';
import type { FindingList } from '../shared/findings/finding-list.ts';
import type { AskedClocks } from '../shared/law/dated.ts';
import type { GroupCases } from '../shared/rules/base/facts.ts';
import { listedGroups } from '../shared/rules/base/listed-cases.ts';
import { type Area, type Prepared, prepareArea } from '../shared/settle/area.ts';
import { inputDigest, type TabDigests, tabDigests } from '../shared/settle/input-digest.ts';
import { referenceChecks } from '../shared/settle/reference-checks.ts';
import type { RawTab } from '../shared/sheets/raw.ts';
import { readTab } from '../shared/sheets/read-tab.ts';
import { readTables, tabNameOf } from '../shared/sheets/read-tables.ts';
import { TABS, type Tables } from '../shared/sheets/tabs/settlement-tabs.ts';
import { ReferenceFiles, type ReferenceFilesOptions } from './cases/read-reference.ts';
import { UsageError } from './cli/usage.ts';
import { readCsvFolder } from './files/csv-folder.ts';
import { readCsvTab } from './files/read-csv.ts';
import { isCsvTab, openSource } from './input.ts';

/** An input with its reference cases read and checked, and its base data computed. */
export interface LoadedBase {
  readonly area: Area;
  /** SHA-256 over all tabs */
  readonly inputDigest: string;
}

export interface BaseOptions {
  readonly clocks: AskedClocks;
  /** Further CSV files of 歷史病例, or folders of them */
  readonly files: readonly string[];
  /** Given where CSV files may be read in shards */
  readonly inShards?: ReferenceFilesOptions;
  readonly onRow?: (rows: number) => void;
  readonly onLocale?: (locale: Prepared['locale']) => void;
}

const REFERENCE = TABS.referenceCases.name.hant;

/** `undefined` when a blocking finding was reported; all of them are, over all tabs and all reference cases. */
export async function loadBase(
  path: string,
  options: BaseOptions,
  list: FindingList,
): Promise<LoadedBase | undefined> {
  const source = await openSource(path, {}, list.report);
  if (!source) return undefined;
  const own = source.tabs.find(({ name }) => tabNameOf(name) === REFERENCE);
  const further = await Promise.all(options.files.map((file) => openFurther(file, list.report)));
  const raws = [...(own ? [own] : []), ...further.flat()];
  refuseTwice(raws);
  const files = filesOf(raws, options.inShards);
  try {
    return await load(source.tabs, raws, files, options, list);
  } finally {
    await files?.close();
  }
}

async function load(
  tabs: readonly RawTab[],
  raws: readonly RawTab[],
  files: ReferenceFiles | undefined,
  { clocks, onRow, onLocale }: BaseOptions,
  list: FindingList,
): Promise<LoadedBase | undefined> {
  const workbook = await readTables(tabs, list.report, { casesElsewhere: true, referenceCasesLater: true });
  const checks = referenceChecks(workbook, clocks);
  const reference =
    (await inShards(files, checks, list.report)) ?? (await rowByRow(raws, checks, list.report, onRow));
  const { area, locale } = prepareArea({ ...workbook, reference: reference.groups }, clocks, list.report);
  onLocale?.(locale);
  if (!area || list.blocked) return undefined;
  return { area, inputDigest: inputDigest(await reference.digests(area.tables), sha256) };
}

/** Reference cases that were read, in whichever way. */
interface Reference {
  /** `undefined` when no row could be read */
  readonly groups: ReadonlyMap<string, GroupCases> | undefined;
  /** Of all tabs, 歷史病例 among them; asked for when no finding blocks */
  readonly digests: (tables: Tables) => Promise<TabDigests>;
}

/** `undefined` where there are no files for it. */
async function inShards(
  files: ReferenceFiles | undefined,
  checks: ReferenceChecks,
  report: Report,
): Promise<Reference | undefined> {
  const read = await files?.read(checks);
  if (!read) return undefined;
  for (const found of read.findings) report(found);
  const digests = async (tables: Tables) => {
    const digest = await read.digest;
    return { ...tabDigests(tables, sha256), ...(digest !== undefined && { [REFERENCE]: digest }) };
  };
  return { groups: read.groups, digests };
}

async function rowByRow(
  raws: readonly RawTab[],
  checks: ReferenceChecks,
  report: Report,
  onRow: BaseOptions['onRow'],
): Promise<Reference> {
  const rows: ReferenceRow[] = [];
  for (const raw of raws) {
    const tell = raws.length > 1 && isCsvTab(raw) ? toldIn(raw.path, report) : report;
    await readTab(TABS.referenceCases, raw, tell, (row, place) => {
      for (const found of checkReference(row, place, checks)) tell(found);
      rows.push(row);
      onRow?.(rows.length);
    });
  }
  const { window } = checks;
  const counted = window ? rows.filter(({ year }) => isWithinYears(window, year)) : [];
  return {
    groups: rows.length > 0 ? listedGroups(counted) : undefined,
    digests: async (tables) => tabDigests({ ...tables, referenceCases: rows }, sha256),
  };
}

/** The CSV files that hold all reference cases, if nothing but such files holds any. */
function filesOf(
  raws: readonly RawTab[],
  options: ReferenceFilesOptions | undefined,
): ReferenceFiles | undefined {
  const files = raws.filter(isCsvTab);
  if (!options || files.length === 0 || files.length < raws.length) return undefined;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return new ReferenceFiles(
    files.map(({ path }) => path),
    bytes,
    options,
  );
}

/** Reference cases have no number by which a file that is given twice would be noticed. */
function refuseTwice(raws: readonly RawTab[]): void {
  const paths = raws.filter(isCsvTab).map(({ path }) => resolve(path));
  const twice = paths.find((path, index) => paths.indexOf(path) < index);
  if (twice !== undefined) throw new UsageError(`文件給了兩次 / given twice: ${twice}`);
}

const toldIn =
  (path: string, report: Report): Report =>
  (found) =>
    report(inFile(path)(found));

/** A CSV file, or all that are in a folder. */
async function openFurther(path: string, report: Report): Promise<readonly RawTab[]> {
  const info = await stat(path).catch(() => undefined);
  const asReference: Report = (found) =>
    report(inFile(`${found.where.tab}.csv`)({ ...found, where: { ...found.where, tab: REFERENCE } }));
  const tabs = info?.isDirectory()
    ? await readCsvFolder(path, asReference)
    : info?.isFile()
      ? [await readCsvTab(path, REFERENCE, toldIn(path, report))]
      : [];
  if (tabs.length === 0) report(finding('FILE_NOT_FOUND', { tab: basename(path) }, { path }));
  return tabs.filter((tab) => tab !== undefined);
}
