import { basename } from 'node:path';
import type { ReferenceChecks } from '../../shared/cases/check-reference.ts';
import {
  groupsOf,
  mergeShards,
  type ReferenceColumns,
} from '../../shared/cases/reference/reference-columns.ts';
import type { ReferenceShard } from '../../shared/cases/reference/reference-reader.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { GroupCases } from '../../shared/rules/base/facts.ts';
import { referenceCasesTab } from '../../shared/sheets/tabs/group-tabs.ts';
import type { Blobs } from './blobs.ts';
import { firstRows, inEitherCut, shiftRows } from './digest-files.ts';
import { type Cut, cutFiles, openTabFile } from './plan.ts';
import { digestReference, type ReferencePlan, ReferenceWork } from './reference-work.ts';

/** Who does the pieces of the work: this thread or others. */
export interface ReferenceWorkers {
  /** @throws UnfitForShards */
  shards(plan: ReferencePlan): Promise<readonly ReferenceShard[]>;
  digest(columns: ReferenceColumns): Promise<string>;
}

export interface ReferenceJob {
  readonly checks: ReferenceChecks;
  /** Files of 歷史病例 by their name in `files` */
  readonly names: readonly string[];
  readonly files: Blobs;
  readonly workers: ReferenceWorkers;
  /** Of a file, for one shard; by the bytes of all files */
  readonly shardBytes: (total: number) => number;
}

/** Reference cases read and checked, ready to be trimmed and summed. */
export interface ReadReference {
  readonly findings: readonly Finding[];
  /** `undefined` when no row could be read */
  readonly groups: ReadonlyMap<string, GroupCases> | undefined;
  /** The digest of the tab, under way; `undefined` without rows and when a finding blocks */
  readonly digest: Promise<string | undefined>;
}

const same = (found: Finding): Finding => found;

/** A row is told with the name of its file where rows of several files have the same numbers. */
export const inFile =
  (path: string) =>
  (found: Finding): Finding =>
    found.where.row === undefined ? found : { ...found, message: `${basename(path)}：${found.message}` };

/**
 * The first pass over files of reference cases, in shards: the same cases and findings as reading them row by row.
 * `undefined` for files that cannot be cut into shards, which the row reader tells everything about.
 */
export const readReferenceFiles = (job: ReferenceJob): Promise<ReadReference | undefined> =>
  inEitherCut((cut) => readCut(job, cut));

async function readCut(job: ReferenceJob, cut: Cut): Promise<ReadReference> {
  const { checks, workers } = job;
  const opened = await Promise.all(job.names.map((name) => openTabFile(job.files, name, referenceCasesTab)));
  const files = opened.map(({ file }) => file);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const shards = await cutFiles(job.files, files, job.shardBytes(total), cut);
  const plan = { files, shards, cut, checks };
  const read = await workers.shards(plan);
  const rows = firstRows(plan, read);
  const named = (file: number) => (files.length > 1 ? inFile(files[file]!.name) : same);
  const findings = [
    ...opened.flatMap((one, file) => one.findings.map(named(file))),
    ...read.flatMap((shard, index) =>
      shiftRows(shard.findings, rows[index]!).map(named(shards[index]!.file)),
    ),
  ];
  if (!read.some(({ cases }) => cases > 0)) {
    return { findings, groups: undefined, digest: Promise.resolve(undefined) };
  }
  const columns = mergeShards(read, checks, checks.window?.first ?? 0);
  const blocked = findings.some(({ severity }) => severity === 'block');
  return {
    findings,
    groups: groupsOf(columns),
    digest: blocked ? Promise.resolve(undefined) : workers.digest(columns),
  };
}

/** All of the work in this thread. */
export class OwnReferenceWorkers implements ReferenceWorkers {
  readonly #files: Blobs;
  readonly #onShard: ((share: number) => void) | undefined;

  constructor(files: Blobs, onShard?: (share: number) => void) {
    this.#files = files;
    this.#onShard = onShard;
  }

  async shards(plan: ReferencePlan): Promise<readonly ReferenceShard[]> {
    const work = new ReferenceWork(plan, this.#files);
    const done: ReferenceShard[] = [];
    for (const index of plan.shards.keys()) {
      done.push(await work.shard(index));
      this.#onShard?.(done.length / plan.shards.length);
    }
    return done;
  }

  digest = async (columns: ReferenceColumns): Promise<string> => digestReference(columns);
}
