import { type MessagePort, parentPort } from 'node:worker_threads';
import { UnfitForShards } from '../../shared/cases/stream/unfit.ts';
import type { Answer } from './orders.ts';

/** In a thread: does one order after the other and answers each. */
export function answerOrders<O>(obey: (order: O) => unknown): void {
  const port = parentPort as MessagePort;
  port.on('message', async (order: O) => port.postMessage(await answerTo(obey, order)));
}

async function answerTo<O>(obey: (order: O) => unknown, order: O): Promise<Answer> {
  try {
    return { result: await obey(order) };
  } catch (error) {
    if (error instanceof UnfitForShards) return { unfit: error.why };
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
