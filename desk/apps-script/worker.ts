import { createContext, Script } from 'node:vm';
import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import type { Ask, Assignment, FromScript, Job, ToScript } from './protocol.ts';
import { AUTH_MODES, type Fail, services } from './services.ts';

/** A thread for scripts, one execution after the other; it stands still while a script waits for an answer. */
parentPort!.on('message', ({ job, port, signal }: Assignment) => {
  const say = (message: FromScript) => port.postMessage(message);
  const wait = (): ToScript => {
    // The notice of an answer taken already may come while this one is waited for.
    while (Atomics.load(signal, 0) === 0) Atomics.wait(signal, 0, 0);
    Atomics.store(signal, 0, 0);
    return receiveMessageOnPort(port)!.message;
  };
  try {
    say({ returned: run(job, say, wait) });
  } catch (error) {
    say({ thrown: String(error) });
  }
});

/** One execution in a world of its own: nothing of it survives. */
function run(job: Job, say: (message: FromScript) => void, wait: () => ToScript): string {
  const world: Record<string, unknown> = {};
  createContext(world);
  const evaluate = (code: string, filename: string): unknown =>
    new Script(code, { filename }).runInContext(world);
  // Errors must be of the script's own world, where it can name them.
  const NewError = evaluate('Error', 'platform') as ErrorConstructor;
  const fail: Fail = (message) => {
    throw Object.assign(new NewError(message), { name: 'Exception' });
  };
  const ask: Ask = (name, ...values) => {
    say({ ask: name, values });
    const reply = wait();
    if ('exception' in reply) return fail(reply.exception);
    return reply.value as ReturnType<typeof ask<typeof name>>;
  };
  Object.assign(world, services(job, ask, fail));
  evaluate(job.code, 'Code.js');
  const called = world[job.functionName];
  if (typeof called !== 'function') return fail(`Script function not found: ${job.functionName}`);
  const fromJson = evaluate('JSON.parse', 'platform') as typeof JSON.parse;
  const parameters: unknown[] =
    job.trigger === 'open' ? [{ authMode: AUTH_MODES[job.authMode] }] : fromJson(job.parameters);
  return JSON.stringify(plain(called(...parameters), fail) ?? null);
}

/** Only primitives, arrays and plain objects of them may leave a script. */
function plain(value: unknown, fail: Fail): unknown {
  if (['function', 'symbol', 'bigint'].includes(typeof value)) return fail(`cannot return a ${typeof value}`);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => plain(each, fail) ?? null);
  const kind = Object.prototype.toString.call(value);
  if (kind !== '[object Object]') return fail(`cannot return ${kind}`);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, fail)]));
}
