import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

// `node test/bench/cold-load.ts [--bundle dist/functions] [--runs 11]`: loads the built functions in fresh processes,
// alone and as the cloud starts them, until the first answer. One line of figures each: median and the slowest.

const { values } = parseArgs({
  options: { bundle: { type: 'string', default: 'dist/functions' }, runs: { type: 'string', default: '11' } },
});
const ROOT = join(import.meta.dirname, '../..');
const BUNDLE = resolve(ROOT, values.bundle);

/** Settings that load and reach nothing. */
const SETTINGS = {
  GOOGLE_CLOUD_PROJECT: 'example-county',
  DIANZHI_SERVICE_ACCOUNT: 'functions@example.com',
  DIANZHI_QUEUE_CALLER: 'queue@example.com',
  DIANZHI_QUEUE: 'projects/example-county/locations/asia-east1/queues/dianzhi',
  DIANZHI_WORK_URL: 'https://work.example.com',
  DIANZHI_AUDIENCES: 'client.example.com',
  DIANZHI_GRANTS: '[{"email":"a@example.com","role":"經辦","area":"330000"}]',
};
const ENVIRONMENT = { PATH: process.env['PATH'], ...SETTINGS };

interface Figure {
  readonly ms: number;
  readonly mb: number;
}

const LOAD = `
  const start = performance.now();
  await import(process.argv[1]);
  const ms = performance.now() - start;
  process.stdout.write(JSON.stringify({ ms, mb: process.memoryUsage.rss() / 1e6 }));
`;

function load(): Figure {
  const index = join(BUNDLE, 'index.js');
  const options = { env: ENVIRONMENT, encoding: 'utf8' } as const;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', LOAD, index], options),
  ) as Figure;
}

/** From the start of the process to the first answer of `health`. */
async function firstAnswer(): Promise<Figure> {
  const port = await freePort();
  const main = join(ROOT, 'node_modules/@google-cloud/functions-framework/build/src/main.js');
  const start = performance.now();
  const child = spawn(process.execPath, [main, '--target=health', `--source=${BUNDLE}`], {
    env: { ...ENVIRONMENT, PORT: String(port) },
    stdio: 'ignore',
  });
  const gone = once(child, 'exit');
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error('the functions did not start');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const ms = performance.now() - start;
    const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
    return { ms, mb: (Number(kb) * 1024) / 1e6 };
  } finally {
    child.kill();
    await gone;
  }
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    ({ ok }) => ok,
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function print(name: string, figures: readonly Figure[]): void {
  const sorted = (of: keyof Figure) => figures.map((figure) => figure[of]).sort((a, b) => a - b);
  const [ms, mb] = [sorted('ms'), sorted('mb')];
  const middle = figures.length >> 1;
  const columns = [ms[middle], ms.at(-1), mb[middle], mb.at(-1)].map((value) => Math.round(value!));
  console.log(`| ${name} | ${columns.join(' | ')} |`);
}

const loads: Figure[] = [];
const starts: Figure[] = [];
for (let run = 0; run < Number(values.runs); run++) {
  loads.push(load());
  starts.push(await firstAnswer());
}
console.log('| | ms (median) | ms (most) | MB (median) | MB (most) |\n|---|---|---|---|---|');
print('bundle loaded', loads);
print('process started, first answer', starts);
