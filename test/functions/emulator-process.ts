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

/**
 * `gcloud` and the Java program it starts, in a process group of their own, which ends when its standard input does:
 * with `stop`, and also when this process is killed.
 */
const START = '{ gcloud emulators firestore start --host-port="$0"; kill 0; } & cat >/dev/null; kill 0';

async function stop(child: ChildProcess, host: string): Promise<void> {
  child.stdin?.end();
  const end = Date.now() + STOP_MS;
  while (Date.now() < end && (await answers(host))) await sleep(50);
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    process.kill(-child.pid, 'SIGKILL');
  }
}

/** Starts Google's emulator on a free port and waits until it answers. @throws Error when it does not */
export async function startEmulator(): Promise<EmulatorProcess> {
  const host = `127.0.0.1:${await freePort()}`;
  const child = spawn('sh', ['-c', START, host], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, CLOUDSDK_CORE_DISABLE_PROMPTS: '1' },
  });

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
    if (await answers(host)) return { host, stop: () => stop(child, host) };
    await sleep(100);
  }
  await stop(child, host);
  throw new Error(failure ?? `no answer within ${START_MS} ms: ${said}`);
}
