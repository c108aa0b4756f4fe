import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const START_MS = 60_000;
const STOP_MS = 5_000;

export interface EmulatorProcess {
  readonly host: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const answers = (host: string): Promise<boolean> =>
  fetch(`http://${host}/`).then(
    ({ ok }) => ok,
    () => false,
  );

/** To `gcloud` and the Java program it started, which are a process group of their own. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // The group has ended already.
  }
}

/** Ends the group when this process is killed and cannot do it: its end of the pipe closes then. */
function startWatchdog({ pid }: ChildProcess): ChildProcess {
  const script = 'read -r _ || kill -s TERM -- "-$0"';
  return spawn('sh', ['-c', script, String(pid)], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
}

/** Starts Google's emulator on a free port and waits until it answers. @throws Error when it does not */
export async function startEmulator(): Promise<EmulatorProcess> {
  const host = `127.0.0.1:${await freePort()}`;
  const child = spawn('gcloud', ['emulators', 'firestore', 'start', `--host-port=${host}`], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CLOUDSDK_CORE_DISABLE_PROMPTS: '1' },
  });
  const watchdog = child.pid === undefined ? undefined : startWatchdog(child);
  const stop = async (): Promise<void> => {
    watchdog?.stdin?.end('\n');
    signal(child, 'SIGTERM');
    const end = Date.now() + STOP_MS;
    while (Date.now() < end && (await answers(host))) await sleep(50);
    signal(child, 'SIGKILL');
  };

  let said = '';
  let failure: string | undefined;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', () => {
    failure ??= `gcloud ended: ${said}`;
  });

  const end = Date.now() + START_MS;
  while (failure === undefined && Date.now() < end) {
    if (await answers(host)) return { host, stop };
    await sleep(100);
  }
  await stop();
  throw new Error(failure ?? `no answer within ${START_MS} ms: ${said}`);
}
