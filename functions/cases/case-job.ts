import { deserialize, serialize } from 'node:v8';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { Clocks } from '../../shared/law/dated.ts';
import { openInput } from '../../shared/settle/run.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
import { packBasis } from './basis.ts';
import type { Blobs } from './blobs.ts';
import { CaseWork } from './case-work.ts';
import { type DigestedFiles, type DigestJob, digestFiles, planOf } from './digest-files.ts';
import { OwnWorkers } from './own-workers.ts';
import type { Plan } from './plan.ts';

/** What a job is about, stored as `input.json` before its tasks start. */
export interface JobInput {
  /** Every tab but 病例 */
  readonly tabs: readonly RawTab[];
  readonly clocks: Clocks;
  /** Names of the case files beside it */
  readonly files: readonly string[];
}

/** One task of so many, as Cloud Run numbers them: CLOUD_RUN_TASK_INDEX, CLOUD_RUN_TASK_COUNT. */
export interface Task {
  readonly index: number;
  readonly count: number;
}

export const INPUT_NAME = 'input.json';
export const RESULT_NAME = 'digested.bin';
const SHARD_BYTES = 2 ** 25;

const doneName = (shard: number): string => `done/${shard}`;

/**
 * The shards of one task. What a task has done stays in the store under names by content, so a task that was killed
 * and starts again digests only what is missing.
 */
export async function shardTask(blobs: Blobs, { index, count }: Task): Promise<void> {
  const job = await openJob(blobs);
  const plan = await planOf(job, 'lines');
  const work = new CaseWork(plan, packBasis(job.area, job.checks), blobs, blobs);
  for (let shard = index; shard < plan.shards.length; shard += count) {
    const key = await work.shard(shard);
    await blobs.write(doneName(shard), [new TextEncoder().encode(key)]);
  }
}

/** The one reducer, after all tasks; a shard that is missing after all it digests itself. */
export async function reduceTask(blobs: Blobs): Promise<DigestedFiles | undefined> {
  const job = await openJob(blobs);
  const digested = await digestFiles({ ...job, workers: new Reducer(blobs) });
  await blobs.write(RESULT_NAME, [serialize(digested)]);
  return digested;
}

/** What the reducer left; `undefined` for files that only the row reader can tell about. */
export async function readResult(blobs: Blobs): Promise<DigestedFiles | undefined> {
  const size = await blobs.size(RESULT_NAME);
  if (size === undefined) throw new Error('the cases are not reduced yet');
  return deserialize(await blobs.read(RESULT_NAME, 0, size)) as DigestedFiles | undefined;
}

/** Takes over what tasks have done. */
class Reducer extends OwnWorkers {
  readonly #blobs: Blobs;

  constructor(blobs: Blobs) {
    super(blobs, blobs);
    this.#blobs = blobs;
  }

  protected override async shard(work: CaseWork, index: number, plan: Plan): Promise<string> {
    const name = doneName(index);
    const size = plan.cut === 'lines' ? await this.#blobs.size(name) : undefined;
    if (size === undefined) return work.shard(index);
    const key = new TextDecoder().decode(await this.#blobs.read(name, 0, size));
    return (await this.#blobs.size(key)) === undefined ? work.shard(index) : key;
  }
}

async function openJob(blobs: Blobs): Promise<Omit<DigestJob, 'workers'>> {
  const size = await blobs.size(INPUT_NAME);
  if (size === undefined) throw new Error(`${INPUT_NAME} is missing`);
  const text = new TextDecoder().decode(await blobs.read(INPUT_NAME, 0, size));
  const { tabs, clocks, files: names } = JSON.parse(text) as JobInput;
  const list = new FindingList();
  const { area, checks } = await openInput(tabs, clocks, list.report, { casesElsewhere: true });
  return {
    area: list.blocked ? undefined : area,
    checks,
    names,
    files: blobs,
    store: blobs,
    kept: true,
    shardBytes: () => SHARD_BYTES,
  };
}
