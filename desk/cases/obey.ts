import { type MessagePort, parentPort } from 'node:worker_threads';
import { folderBlobs } from '../../functions/cases/blobs.ts';
import { CaseWork } from '../../functions/cases/case-work.ts';
import { UnfitForShards } from '../../shared/cases/stream/unfit.ts';
import type { Answer, Order } from './orders.ts';

/** A thread of the digest: does one piece of work after the other. */
const port = parentPort as MessagePort;
let work: CaseWork | undefined;

async function obey(order: Order): Promise<unknown> {
  switch (order.kind) {
    case 'open':
      work = new CaseWork(order.plan, order.basis, folderBlobs(order.files), folderBlobs(order.store));
      return undefined;
    case 'shard':
      return work!.shard(order.index);
    case 'texts':
      return work!.texts(order.shards);
    case 'stays':
      return work!.stays(order.parts, order.shards, order.groups);
  }
}

async function answerTo(order: Order): Promise<Answer> {
  try {
    return { result: await obey(order) };
  } catch (error) {
    if (error instanceof UnfitForShards) return { unfit: error.why };
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

port.on('message', async (order: Order) => port.postMessage(await answerTo(order)));
