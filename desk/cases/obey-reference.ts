import { folderBlobs } from '../../functions/cases/blobs.ts';
import { digestReference, ReferenceWork } from '../../functions/cases/reference-work.ts';
import { answerOrders } from './answer.ts';
import type { ReferenceOrder } from './orders.ts';

/** A thread of the first pass over reference cases: does one piece of work after the other. */
let work: ReferenceWork | undefined;

function obey(order: ReferenceOrder): unknown {
  switch (order.kind) {
    case 'open':
      work = new ReferenceWork(order.plan, folderBlobs('.'));
      return undefined;
    case 'shard':
      return work!.shard(order.index);
    case 'digest':
      return digestReference(order.columns);
  }
}

answerOrders(obey);
