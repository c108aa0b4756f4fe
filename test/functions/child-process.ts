import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { StoreAddress } from './store-address.ts';
import type { ChildJob } from './store-child.ts';

/** A process that works on a store, and that a test can let go on or kill. */
export interface Child {
  go(): void;
  /** The next line it says; undefined when it has ended. */
  line(): Promise<string | undefined>;
  /** Ends it without a chance to do anything, and waits until it is gone. */
  kill(): Promise<void>;
  /** Its exit code once it has ended by itself */
  readonly ended: Promise<number | null>;
}

/** Starts a process, which stands before its work until told to go. */
export async function startChild(address: StoreAddress, job: ChildJob): Promise<Child> {
  const script = join(import.meta.dirname, 'store-child.ts');
  const child = spawn(process.execPath, [script, JSON.stringify([address, job])], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const line = async () => (await lines.next()).value as string | undefined;
  if ((await line()) !== 'ready') throw new Error('The process ended before it was ready.');
  return {
    go: () => child.stdin.write('\n'),
    line,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}
