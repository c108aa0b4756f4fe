import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseFilesDigest, type CaseFilesOptions } from '../../desk/cases/digest-case-files.ts';
import { readCsvFolder } from '../../desk/files/csv-folder.ts';
import { readCsvTab } from '../../desk/files/read-csv.ts';
import { sha256 } from '../../functions/gateways/sha256.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { canonicalJson } from '../../shared/settle/hash.ts';
import { casesDigest } from '../../shared/settle/input-digest.ts';
import { digestCases, type OpenInput, openInput, readAllCases } from '../../shared/settle/run.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';

const CLOCKS = { knownAt: '2026-01-01' };

/** What phase 1 makes of case files, as texts that can be compared. */
export interface Outcome {
  readonly digest: string | undefined;
  readonly casesDigest: string;
  readonly findings: readonly string[];
  readonly caseFindings: readonly string[];
  readonly cases: number;
  readonly periods: readonly string[];
}

const texts = (findings: readonly Finding[]): readonly string[] => findings.map(canonicalJson).sort();

/** The tabs of an input but 病例, and the files of its cases. */
export interface Input {
  readonly tabs: readonly RawTab[];
  readonly files: readonly string[];
}

export async function folderInput(folder: string): Promise<Input> {
  const tabs = await readCsvFolder(folder, () => {});
  return {
    tabs: tabs.filter(({ name }) => name !== '病例'),
    files: [join(folder, '病例.csv')],
  };
}

/** Writes case files into a folder of their own. */
export function caseFiles(contents: readonly (string | Uint8Array)[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'dianzhi-cases-'));
  return contents.map((content, index) => {
    const path = join(folder, `${index}.csv`);
    writeFileSync(path, content);
    return path;
  });
}

const open = async ({ tabs }: Input): Promise<OpenInput & { readonly blocked: boolean }> => {
  const list = new FindingList();
  const opened = await openInput(tabs, CLOCKS, list.report, { casesElsewhere: true });
  return { ...opened, blocked: list.blocked };
};

/** By the row reader and the plain rules: what the fast way is held to. */
export async function rowByRow(input: Input): Promise<Outcome> {
  const opened = await open(input);
  const { area, blocked } = opened;
  const list = new FindingList();
  const found = new FindingList();
  const tabs = await Promise.all(input.files.map((path) => readCsvTab(path, '病例', list.report)));
  const cases = await readAllCases(
    tabs.filter((tab) => tab !== undefined),
    opened,
    list.report,
  );
  const digested = area && !blocked && !list.blocked ? digestCases(cases, area, found.report) : undefined;
  return {
    digest: digested && canonicalJson(digested.digest),
    casesDigest: casesDigest(cases.table, sha256),
    findings: texts([...list.all, ...found.all]),
    caseFindings: texts(found.all),
    cases: cases.table.size,
    periods: [...new Set([...cases.table.periods()].map(String))].sort(),
  };
}

/** In shards; `undefined` where the files are left to the row reader. */
export async function inShards(input: Input, options: CaseFilesOptions): Promise<Outcome | undefined> {
  const { area, checks, blocked } = await open(input);
  const work = new CaseFilesDigest(input.files, 0, options);
  try {
    const digested = await work.digest(blocked ? undefined : area, checks);
    if (!digested) return undefined;
    const list = new FindingList();
    for (const one of digested.findings) list.report(one);
    return {
      digest: digested.digest && canonicalJson(digested.digest),
      casesDigest: digested.casesDigest,
      findings: texts(list.all),
      caseFindings: texts(digested.caseFindings),
      cases: digested.cases,
      periods: [...new Set(digested.periods.map(String))].sort(),
    };
  } finally {
    await work.close();
  }
}
