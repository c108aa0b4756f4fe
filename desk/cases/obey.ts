import { folderBlobs } from '../../functions/cases/blobs.ts';
import { CaseWork } from '../../functions/cases/case-work.ts';
import { answerOrders } from './answer.ts';
import type { Order } from './orders.ts';

/** A thread of the digest: does one piece of work after the other. */
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

answerOrders(obey);
