import { UnfitForShards } from '../../shared/cases/stream/unfit.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { Area } from '../../shared/settle/area.ts';
import { hashOf } from '../../shared/settle/hash.ts';
import { caseBasis, tabDigests } from '../../shared/settle/input-digest.ts';
import { openInput } from '../../shared/settle/run.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import type { AttachedFile } from '../gateways/attached-cases.ts';
import { sha256 } from '../gateways/sha256.ts';
import { packBasis } from './basis.ts';
import type { Blobs, ListedBlobs } from './blobs.ts';
import { CaseWork } from './case-work.ts';
import { digestText } from './digest-file.ts';
import { type DigestedFiles, type DigestJob, digestFiles, planOf } from './digest-files.ts';
import {
  CASES_PREFIX,
  digestName,
  fileName,
  INPUT_NAME,
  inputId,
  type JobInput,
  type JobResult,
  RESULT_NAME,
  readJson,
  readText,
  sameFiles,
  writeJson,
  writeText,
} from './job-files.ts';
import { OwnWorkers } from './own-workers.ts';
import type { Plan } from './plan.ts';

/** One task of so many, as Cloud Run numbers them: CLOUD_RUN_TASK_INDEX, CLOUD_RUN_TASK_COUNT. */
export interface Task {
  readonly index: number;
  readonly count: number;
}

const SHARD_BYTES = 2 ** 25;

/** Of this job alone: another one cuts other files. */
const doneName = (job: string, shard: number): string => `done/${job}/${shard}`;

/**
 * The shards of one task. What a task has done stays in the store under names by content, so a task that was killed
 * and starts again digests only what is missing. Rows that lines do not tell apart are left to the reducer, which sees
 * all of a file.
 */
export async function shardTask(blobs: ListedBlobs, { index, count }: Task): Promise<void> {
  const { id, job } = await openJob(blobs);
  const plan = await unlessUnfit(planOf(job, 'lines'));
  if (!plan) return;
  const work = new CaseWork(plan, packBasis(job.area, job.checks), blobs, blobs);
  for (let shard = index; shard < plan.shards.length; shard += count) {
    const key = await unlessUnfit(work.shard(shard));
    if (key === undefined) return;
    await writeText(blobs, doneName(id, shard), key);
  }
}

async function unlessUnfit<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof UnfitForShards) return undefined;
    throw error;
  }
}

/**
 * The one reducer, after all tasks; a shard that is missing after all it digests itself. It leaves a digest file, which
 * `settle` takes anywhere, and what a press needs to find it.
 */
export async function reduceTask(blobs: ListedBlobs): Promise<JobResult> {
  const { id, input, area, job } = await openJob(blobs);
  const digested = await digestFiles({ ...job, workers: new Reducer(blobs, id) });
  const result = { input: id, files: input.files, ...(await outcomeOf(blobs, area, input, digested)) };
  await writeJson(blobs, RESULT_NAME, result);
  return result;
}

type Outcome = JobResult extends infer R ? (R extends JobResult ? Omit<R, 'input' | 'files'> : never) : never;

async function outcomeOf(
  blobs: Blobs,
  area: Area | undefined,
  { files }: JobInput,
  digested: DigestedFiles | undefined,
): Promise<Outcome> {
  if (!digested) return { outcome: 'unfit' };
  const { cases, periods, casesDigest, digest, findings } = digested;
  if (!area || !digest) return { outcome: 'refused', cases, periods, casesDigest, findings };
  const digests = { ...tabDigests(area.tables, sha256), [TABS.cases.name.hant]: casesDigest };
  const content = { digest, tabDigests: digests, basis: caseBasis(area, sha256), findings };
  const text = digestText(content, area.tables);
  const name = files.map((one) => one.name.slice(CASES_PREFIX.length)).join('、');
  const file: AttachedFile = { digest: hashOf(sha256, text), name, cases, casesDigest };
  await writeText(blobs, digestName(file.digest), text);
  await writeJson(blobs, fileName(file.digest), file);
  return { outcome: 'digested', file };
}

/** Takes over what tasks have done. */
class Reducer extends OwnWorkers {
  readonly #blobs: Blobs;
  readonly #id: string;

  constructor(blobs: Blobs, id: string) {
    super(blobs, blobs);
    this.#blobs = blobs;
    this.#id = id;
  }

  protected override async shard(work: CaseWork, index: number, plan: Plan): Promise<string> {
    const key = plan.cut === 'lines' ? await readText(this.#blobs, doneName(this.#id, index)) : undefined;
    return key === undefined || (await this.#blobs.size(key)) === undefined ? work.shard(index) : key;
  }
}

/** @throws Error without a job, or when its files are no longer those it was asked for */
async function openJob(blobs: ListedBlobs) {
  const input = await readJson<JobInput>(blobs, INPUT_NAME);
  if (!input) throw new Error(`${INPUT_NAME} is missing`);
  if (!sameFiles(input.files, await blobs.list(CASES_PREFIX))) throw new Error('the case files have changed');
  const list = new FindingList();
  const { area, checks } = await openInput(input.tabs, input.clocks, list.report, { casesElsewhere: true });
  const settled = list.blocked ? undefined : area;
  const job: Omit<DigestJob, 'workers'> = {
    area: settled,
    checks,
    names: input.files.map(({ name }) => name),
    files: blobs,
    store: blobs,
    kept: true,
    shardBytes: () => SHARD_BYTES,
  };
  return { id: inputId(input), input, area: settled, job };
}
