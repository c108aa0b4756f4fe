import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { folderBlobs, type ListedBlobs } from '../../../functions/cases/blobs.ts';
import { reduceTask, shardTask } from '../../../functions/cases/case-job.ts';
import { CASES_PREFIX } from '../../../functions/cases/job-files.ts';
import { BucketCases } from '../../../functions/gateways/bucket-cases.ts';
import { AREA, type Bureau, openBureau } from './bureau.ts';
import { twoConsortia } from './county.ts';

const CASES = '病例';

/** A bureau whose cases are a file in a bucket. */
export interface BucketBureau extends Bureau {
  /** What the area has in the bucket */
  readonly bucket: string;
  readonly blobs: ListedBlobs;
  /** The rows of the case file, header first */
  readonly rows: readonly (readonly string[])[];
  readonly upload: (rows: readonly (readonly string[])[]) => Promise<void>;
  readonly runJob: () => Promise<void>;
}

export async function openBucketBureau(): Promise<BucketBureau> {
  const root = await mkdtemp(join(tmpdir(), 'dianzhi-bucket-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const bucket = join(root, AREA);
  const blobs = folderBlobs(bucket);
  const tabs = twoConsortia().tabs();
  const rows = tabs.find(([title]) => title === CASES)![1] as readonly (readonly string[])[];
  const withoutCases = tabs.map(
    ([title, all]) => [title, title === CASES ? all.slice(0, 1) : all] as (typeof tabs)[number],
  );
  const upload: BucketBureau['upload'] = async (content) => {
    await mkdir(join(bucket, CASES_PREFIX), { recursive: true });
    const text = content.map((row) => row.join(',')).join('\n');
    await writeFile(join(bucket, CASES_PREFIX, '全年.csv'), text);
  };
  await upload(rows);
  const bureau = await openBureau({
    county: { tabs: () => withoutCases },
    attachedCases: new BucketCases((area) => folderBlobs(join(root, area))),
  });
  const runJob = async () => {
    await shardTask(blobs, { index: 0, count: 1 });
    await reduceTask(blobs);
  };
  return Object.assign(bureau, { bucket, blobs, rows, upload, runJob });
}
