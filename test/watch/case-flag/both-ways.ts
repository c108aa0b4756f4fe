import { CaseFilesDigest, type CaseFilesOptions } from '../../../desk/cases/digest-case-files.ts';
import { readCsvTab } from '../../../desk/files/read-csv.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import { FindingList } from '../../../shared/findings/finding-list.ts';
import { canonicalJson } from '../../../shared/settle/hash.ts';
import { openInput, readAllCases } from '../../../shared/settle/run.ts';
import type { CaseWatch } from '../../../shared/watch/case-watch.ts';
import { watchAreaOf, watchBasis } from '../../../shared/watch/cases/watch-area.ts';
import { watchCases } from '../../../shared/watch/cases/watch-cases.ts';
import type { Input } from '../../cases/both-ways.ts';

const CLOCKS = { knownAt: '2026-01-01' };

/** What phase 1 of the supervision makes of case files, as texts that can be compared. */
export interface WatchOutcome {
  readonly columns: readonly string[];
  readonly cells: readonly string[];
  readonly flags: readonly string[];
  readonly doctorCases: readonly string[];
  /** What is wrong with the columns beside 病例 */
  readonly findings: readonly string[];
}

const outcome = (watched: CaseWatch | undefined, findings: readonly Finding[]): WatchOutcome => ({
  columns: [...(watched?.columns ?? [])].sort(),
  cells: (watched?.cells ?? []).map(canonicalJson),
  flags: (watched?.flags ?? []).map(canonicalJson),
  doctorCases: (watched?.doctorCases ?? []).map(canonicalJson),
  findings: findings
    .filter(({ code }) => code.startsWith('WATCH_'))
    .map(canonicalJson)
    .sort(),
});

async function open({ tabs }: Input) {
  const list = new FindingList();
  const opened = await openInput(tabs, CLOCKS, list.report, { casesElsewhere: true });
  return { ...opened, area: list.blocked ? undefined : opened.area };
}

/** By the row reader and the plain rules: what the streaming pass is held to. */
export async function watchedByRow(input: Input): Promise<WatchOutcome & { readonly watch: CaseWatch }> {
  const { area, checks } = await open(input);
  const list = new FindingList();
  const tabs = await Promise.all(input.files.map((path) => readCsvTab(path, '病例', list.report)));
  const rows = tabs.filter((tab) => tab !== undefined);
  const { table, watched } = await readAllCases(rows, { checks }, list.report, undefined, { watch: true });
  if (!area || list.blocked) throw new Error(JSON.stringify(list.all.slice(0, 3)));
  const watch = watchCases(table, watched!, watchAreaOf(area, watchBasis(area)));
  return { ...outcome(watch, list.all), watch };
}

/** In the same pass as the digest, in shards. */
export async function watchedInShards(input: Input, options: CaseFilesOptions): Promise<WatchOutcome> {
  const { area, checks } = await open(input);
  const work = new CaseFilesDigest(input.files, 0, options);
  try {
    const digested = await work.digest(area, checks, { watch: true });
    if (!digested?.caseWatch) throw new Error(JSON.stringify(digested?.findings.slice(0, 3)));
    return outcome(digested.caseWatch, digested.findings);
  } finally {
    await work.close();
  }
}
