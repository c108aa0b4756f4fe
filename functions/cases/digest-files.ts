import { reportIdleDecision, reportUnknownDecisions } from '../../shared/cases/classify.ts';
import type { Digest } from '../../shared/cases/digest.ts';
import { DigestSums, Strangers } from '../../shared/cases/stream/assemble.ts';
import { CellSums, HALVINGS } from '../../shared/cases/stream/cell-sums.ts';
import { CellKeys } from '../../shared/cases/stream/classes.ts';
import { groupRoom } from '../../shared/cases/stream/code-book.ts';
import { ShardFile, type ShardHead } from '../../shared/cases/stream/shard-file.ts';
import { UnfitForShards } from '../../shared/cases/stream/unfit.ts';
import { type Finding, finding, type Report } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { Area } from '../../shared/settle/area.ts';
import type { PlaceOf } from '../../shared/sheets/read-tab.ts';
import type { casesTab } from '../../shared/sheets/tabs/case-tabs.ts';
import type { Fund } from '../../shared/sheets/tabs/values.ts';
import type { CaseWatch } from '../../shared/watch/case-watch.ts';
import { type PackedBasis, packBasis } from './basis.ts';
import type { Blobs } from './blobs.ts';
import type { DoneShard, StaysReduced, TextsReduced } from './case-work.ts';
import { type Cut, makePlan, type OpenedFile, openCaseFile, type Plan } from './plan.ts';
import { besideFindings, watchOf } from './watch-files.ts';

/** Who does the pieces of the work: this thread, others, or tasks of a job. */
export interface Workers {
  /** @throws UnfitForShards */
  shards(plan: Plan, basis: PackedBasis): Promise<readonly string[]>;
  texts(shards: readonly DoneShard[]): Promise<TextsReduced>;
  stays(shards: readonly DoneShard[], groups: readonly string[]): Promise<readonly StaysReduced[]>;
}

export interface DigestJob {
  readonly area: Area | undefined;
  readonly checks: Area['checks'];
  /** Case files by their name in `files` */
  readonly names: readonly string[];
  readonly files: Blobs;
  /** Where shards leave what they made */
  readonly store: Blobs;
  readonly workers: Workers;
  /** Called when there is no more work for the workers, before the sums become a digest: whatever they hold may go */
  readonly onReduced?: () => Promise<void>;
  /** See Plan */
  readonly kept: boolean;
  /** Of a case file, for one shard; by the bytes of all files */
  readonly shardBytes: (total: number) => number;
  /** The supervision looks at the cases in the same pass */
  readonly watch?: boolean | undefined;
}

/** Case files read, checked and, where nothing blocks, digested. */
export interface DigestedFiles {
  /** Rows that could be read */
  readonly cases: number;
  readonly periods: readonly (readonly [month: string, fund: Fund])[];
  /** `undefined` when a finding blocks, here or in the tabs */
  readonly digest: Digest | undefined;
  /** See casesDigest */
  readonly casesDigest: string;
  /** What is wrong with rows, and what the digested cases themselves gave rise to */
  readonly findings: readonly Finding[];
  readonly caseFindings: readonly Finding[];
  /** Where it was asked for and the cases were digested */
  readonly caseWatch?: CaseWatch;
}

/**
 * Phase 1 over case files, in shards: the same sums, digest and findings as reading them row by row. `undefined` for
 * files that cannot be cut into shards, such as broken ones, which the row reader tells everything about.
 */
export const digestFiles = (job: DigestJob): Promise<DigestedFiles | undefined> =>
  inEitherCut((cut) => digestCut(job, cut));

/** Cuts at any line end, and at those outside quotes only where a shard finds that it must. */
export async function inEitherCut<T>(work: (cut: Cut) => Promise<T>): Promise<T | undefined> {
  for (const cut of ['lines', 'records'] as const) {
    try {
      return await work(cut);
    } catch (error) {
      if (!(error instanceof UnfitForShards)) throw error;
      if (error.why !== 'folded' && error.why !== 'broken') return undefined;
    }
  }
  return undefined;
}

/** How a job's files are cut, the same wherever and whenever it is asked. */
export const planOf = async (job: Omit<DigestJob, 'workers'>, cut: Cut): Promise<Plan> =>
  planFiles(job, await openFiles(job), cut);

const openFiles = ({ files, names }: Pick<DigestJob, 'files' | 'names'>) =>
  Promise.all(names.map((name) => openCaseFile(files, name)));

function planFiles(
  { files, shardBytes, kept }: Pick<DigestJob, 'files' | 'shardBytes' | 'kept'>,
  opened: readonly OpenedFile[],
  cut: Cut,
): Promise<Plan> {
  const caseFiles = opened.map(({ file }) => file);
  const total = caseFiles.reduce((sum, { size }) => sum + size, 0);
  return makePlan(files, caseFiles, { shardBytes: shardBytes(total), cut, kept });
}

async function digestCut(job: DigestJob, cut: Cut): Promise<DigestedFiles> {
  const { area, checks, workers } = job;
  const opened = await openFiles(job);
  const plan = await planFiles(job, opened, cut);
  const keys = await workers.shards(plan, packBasis(area, checks, job.watch));

  const stored = await Promise.all(
    keys.map((key) => ShardFile.open((from, to) => job.store.read(key, from, to))),
  );
  const heads = stored.map(({ head }) => head);
  const strangers = new Strangers(checks.groups.size);
  const done = doneShards(plan, keys, heads, strangers);
  const findings = [
    ...opened.flatMap((one) => [...one.findings, ...(job.watch ? besideFindings(one) : [])]),
    ...heads.flatMap(shifted(done)),
  ];
  const caseFindings: Finding[] = [];
  const place = opened.at(-1)!.place;
  const blocked = !area || findings.some(({ severity }) => severity === 'block');

  const groups = [...checks.groups.keys(), ...strangers.codes];
  if (groups.length > groupRoom(checks.groups.size)) throw new UnfitForShards('large');
  const texts = workers.texts(done);
  const stays = blocked ? [] : workers.stays(done, groups);
  const sums = new DigestSums(new CellKeys(groupRoom(checks.groups.size)));
  if (!blocked) await addShards(sums, stored, done, job.store);
  const { digest: casesDigest, duplicates } = await texts;
  for (const { number, first, second } of duplicates) {
    findings.push(finding('CASE_DUPLICATE', place(second, 'case'), { text: number, other: first }));
  }
  const cases = heads.reduce((sum, head) => sum + head.cases, 0);
  const read = { cases, periods: periodsOf(heads), casesDigest };
  const reduced = await stays;
  await job.onReduced?.();
  if (blocked || duplicates.length > 0) return { ...read, digest: undefined, findings, caseFindings };

  reportReviews(heads, area, (found) => caseFindings.push(found));
  reportOverlaps(reduced, place, (found) => caseFindings.push(found));
  for (const { columns } of reduced) sums.addHalvings(CellSums.of(HALVINGS.length, ...columns));
  const codes = { institutions: [...checks.institutions.keys()], groups };
  const digest = sums.digest(codes, area.params['points.decimals'], cases);
  const list = new FindingList();
  for (const found of caseFindings) list.report(found);
  const ofCases = list.all;
  const digested = { ...read, digest, findings: [...findings, ...ofCases], caseFindings: ofCases };
  if (!job.watch) return digested;
  const flags = reduced.flatMap((one) => one.flags);
  return { ...digested, caseWatch: await watchOf({ stored, shards: done, flags, area, checks }) };
}

/** The sums of all shards, one after the other in the same memory. */
async function addShards(
  sums: DigestSums,
  stored: readonly ShardFile[],
  done: readonly DoneShard[],
  store: Blobs,
): Promise<void> {
  let memory = new Uint8Array(0);
  for (const [index, file] of stored.entries()) {
    const { key, groups } = done[index]!;
    const ofShard = await file.sums((from, to) => {
      if (memory.length < to - from) memory = new Uint8Array(to - from);
      return store.read(key, from, to, memory);
    });
    sums.addShard(ofShard!, groups);
  }
}

function doneShards(
  plan: Plan,
  keys: readonly string[],
  heads: readonly ShardHead[],
  strangers: Strangers,
): readonly DoneShard[] {
  const rows = firstRows(plan, heads);
  return keys.map((key, index) => ({
    key,
    firstRow: rows[index]!,
    groups: strangers.numbers(heads[index]!.strangers),
  }));
}

/** The number its file shows for the first record of each shard. */
export function firstRows(
  { files, shards }: Pick<Plan, 'files' | 'shards'>,
  read: readonly { readonly records: number }[],
): readonly number[] {
  const next = files.map(({ firstRow }) => firstRow);
  return read.map(({ records }, index) => {
    const { file } = shards[index]!;
    const firstRow = next[file]!;
    next[file] = firstRow + records;
    return firstRow;
  });
}

/** The findings of a shard with the rows their file shows. */
const shifted =
  (done: readonly DoneShard[]) =>
  ({ findings }: ShardHead, index: number): readonly Finding[] =>
    shiftRows(findings, done[index]!.firstRow);

/** Findings of rows that were counted from 0. */
export const shiftRows = (findings: readonly Finding[], firstRow: number): readonly Finding[] =>
  findings.map((found) => {
    const { row } = found.where;
    return row === undefined ? found : { ...found, where: { ...found.where, row: row + firstRow } };
  });

const periodsOf = (heads: readonly ShardHead[]): DigestedFiles['periods'] => [
  ...new Map(heads.flatMap(({ periods }) => periods.map((period) => [period.join(), period]))).values(),
];

function reportReviews(heads: readonly ShardHead[], area: Area, report: Report): void {
  const { decisions } = area;
  const met = new Uint8Array(decisions.size);
  for (const { reviews } of heads) {
    for (const noted of reviews) {
      const high = noted < 0;
      const review = high ? ~noted : noted;
      met[review] = 1;
      reportIdleDecision(decisions.numberAt(review), decisions.at(review), high, area, report);
    }
  }
  reportUnknownDecisions(met, area, report);
}

function reportOverlaps(
  reduced: readonly StaysReduced[],
  place: PlaceOf<typeof casesTab>,
  report: Report,
): void {
  for (const { row, other } of reduced.flatMap(({ overlaps }) => overlaps)) {
    report(finding('STAYS_OVERLAP', place(row, 'admission'), { other }));
  }
}
