import { resolve } from 'node:path';
import { folderBlobs, type ListedBlobs } from './blobs.ts';
import { reduceTask, shardTask } from './case-job.ts';

/**
 * Entry of the Cloud Run job: `main.ts shards` with as many tasks as wanted, then `main.ts reduce` with one. Case files
 * and everything made of them are in CASES_BUCKET under CASES_PREFIX, or in CASES_FOLDER on one machine.
 */
async function blobs(): Promise<ListedBlobs> {
  const { CASES_FOLDER: folder, CASES_BUCKET: bucket, CASES_PREFIX: prefix = '' } = process.env;
  if (folder !== undefined) return folderBlobs(resolve(folder));
  if (bucket === undefined) throw new Error('set CASES_BUCKET or CASES_FOLDER');
  const [{ GoogleAuth }, { bucketBlobs }] = await Promise.all([
    import('google-auth-library'),
    import('../gateways/bucket-blobs.ts'),
  ]);
  const auth = new GoogleAuth({ scopes: 'https://www.googleapis.com/auth/devstorage.read_write' });
  return bucketBlobs({ auth: auth as never, bucket, prefix });
}

const task = (name: string, otherwise: number): number => {
  const value = Number(process.env[`CLOUD_RUN_TASK_${name}`] ?? otherwise);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`CLOUD_RUN_TASK_${name} is no number`);
  return value;
};

const [step] = process.argv.slice(2);
if (step === 'shards') await shardTask(await blobs(), { index: task('INDEX', 0), count: task('COUNT', 1) });
else if (step === 'reduce') await reduceTask(await blobs());
else throw new Error('shards or reduce');
