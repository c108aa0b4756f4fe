import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import {
  type Assignment,
  type Editor,
  type FromScript,
  type Job,
  ServiceException,
  type ToScript,
} from './protocol.ts';

/** What the script did not catch, as the editor shows it. */
export class ScriptError extends Error {}

/** Threads that wait for work; every execution gets a world of its own in whichever it runs. */
const idle: Worker[] = [];

const hire = (): Worker =>
  idle.pop() ?? new Worker(new URL('./worker.ts', import.meta.url), { env: {}, execArgv: [] });

/**
 * Runs one function of a script in another thread. The caller's thread stays free: it may well be the one that
 * serves the script's requests.
 * @throws ScriptError
 */
export async function execute(job: Job, editor: Editor, mostMs: number): Promise<unknown> {
  const { port1: here, port2: there } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const worker = hire();
  worker.ref();
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  try {
    return await new Promise<unknown>((resolve, reject) => {
      timer = setTimeout(() => reject(new ScriptError('Exceeded maximum execution time')), mostMs);
      worker.once('error', reject);
      here.on('message', (message: FromScript) => {
        over = !('ask' in message);
        if ('returned' in message) resolve(JSON.parse(message.returned));
        else if ('thrown' in message) reject(new ScriptError(message.thrown));
        else answer(message, editor, here, signal).catch(reject);
      });
      worker.postMessage({ job, port: there, signal } satisfies Assignment, [there]);
    });
  } finally {
    clearTimeout(timer);
    here.close();
    worker.removeAllListeners('error');
    worker.unref();
    if (over) idle.push(worker);
    else await worker.terminate();
  }
}

/** An exception of a service is the script's to deal with; any other error ends the execution. */
async function answer(
  { ask, values }: Extract<FromScript, { ask: unknown }>,
  editor: Editor,
  port: MessagePort,
  signal: Int32Array,
): Promise<void> {
  let reply: ToScript;
  try {
    const asked = editor[ask] as (...values: readonly unknown[]) => unknown;
    reply = { value: await asked.apply(editor, [...values]) };
  } catch (error) {
    if (!(error instanceof ServiceException)) throw error;
    reply = { exception: error.message };
  }
  port.postMessage(reply);
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
}
