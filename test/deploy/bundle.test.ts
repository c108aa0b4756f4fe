import { execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { build } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { httpFunctions } from '../../functions/functions.ts';
import { ROOT } from '../house/sources.ts';
import { startFirestore, withoutInternet } from './fake-cloud.ts';
import { workFolder } from './workshop.ts';

const folder = workFolder();
const bundle = join(folder, 'functions');
const FRAMEWORK = '@google-cloud/functions-framework';
const WORK_URL = 'https://work.example.com';
const QUEUE_CALLER = 'queue@example.com';

beforeAll(async () => {
  const configFile = join(ROOT, 'vite.functions.config.ts');
  await build({ root: ROOT, configFile, logLevel: 'silent', build: { outDir: bundle } });
  symlinkSync(join(ROOT, 'node_modules'), join(bundle, 'node_modules'));
});

const SETTINGS = {
  PATH: process.env['PATH'],
  GOOGLE_CLOUD_PROJECT: 'example-county',
  DIANZHI_SERVICE_ACCOUNT: 'functions@example.com',
  DIANZHI_QUEUE_CALLER: QUEUE_CALLER,
  DIANZHI_QUEUE: 'projects/example-county/locations/asia-east1/queues/dianzhi',
  DIANZHI_WORK_URL: WORK_URL,
  DIANZHI_AUDIENCES: 'client.example.com',
  DIANZHI_GRANTS: '[{"email":"a@example.com","role":"經辦","area":"330000"}]',
};

test('it registers exactly the functions there are', () => {
  const watch = `
    const names = [];
    const set = Map.prototype.set;
    Map.prototype.set = function (key, value) {
      if (value?.signatureType === 'http') names.push(key);
      return set.call(this, key, value);
    };
    await import(process.argv[1]);
    console.log(JSON.stringify(names));
  `;
  const index = join(bundle, 'index.js');
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', watch, index], {
    env: SETTINGS,
    encoding: 'utf8',
  });
  expect(JSON.parse(out)).toEqual(Object.keys(httpFunctions(new Promise(() => {}))));
  expect(JSON.parse(out)).toHaveLength(17);
});

test('its package asks for the framework alone, in the version of this repository, and locks what that needs', () => {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
  const wanted = read(join(ROOT, 'package.json')).dependencies[FRAMEWORK];
  expect(read(join(bundle, 'package.json'))).toMatchObject({
    type: 'module',
    main: 'index.js',
    dependencies: { [FRAMEWORK]: wanted },
    engines: { node: '24.x' },
  });
  const { packages } = read(join(bundle, 'package-lock.json'));
  expect(packages[''].dependencies).toEqual({ [FRAMEWORK]: wanted });
  expect(packages[`node_modules/${FRAMEWORK}`].version).toBe(wanted);
  expect(packages).toHaveProperty(['node_modules/express']);
  expect(packages).not.toHaveProperty(['node_modules/googleapis']);
});

test('the clients of Firestore and of the queue stay out of the first chunk', () => {
  const late = readdirSync(join(bundle, 'assets')).map((name) => join(bundle, 'assets', name));
  const containing = (text: string) => late.filter((file) => readFileSync(file, 'utf8').includes(text));
  const first = readFileSync(join(bundle, 'index.js'), 'utf8');
  for (const text of ['cloudtasks.googleapis.com', 'firestore.googleapis.com']) {
    expect(containing(text)).toHaveLength(1);
    expect(first).not.toContain(text);
  }
  expect(statSync(join(bundle, 'index.js')).size).toBeLessThan(3_000_000);
});

/** Runs one function as the cloud does, as the service `work`, and posts to it what Cloud Run hands on. */
async function posted(target: string, environment: NodeJS.ProcessEnv, email: string, body: object) {
  const port = await freePort();
  const main = join(ROOT, 'node_modules', FRAMEWORK, 'build/src/main.js');
  const child = spawn(process.execPath, [main, `--target=${target}`, `--source=${bundle}`], {
    env: { ...SETTINGS, ...environment, K_SERVICE: 'work', PORT: String(port) },
    stdio: 'ignore',
  });
  const gone = once(child, 'exit');
  const url = `http://127.0.0.1:${port}/`;
  try {
    while (!(await isUp(url))) expect(child.exitCode).toBe(null);
    return await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${checkedToken(email)}` },
      body: JSON.stringify(body),
    });
  } finally {
    child.kill();
    await gone;
  }
}

async function isUp(url: string): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 10));
  return fetch(url).then(
    () => true,
    () => false,
  );
}

function checkedToken(email: string): string {
  const exp = Math.floor(Date.now() / 1000) + 600;
  const claims = { iss: 'https://accounts.google.com', aud: WORK_URL, exp, email, email_verified: true };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.SIGNATURE_REMOVED_BY_GOOGLE`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
}

test('what is loaded late works inside the bundle: Firestore', async () => {
  const firestore = await startFirestore({});
  const runId = 'a'.repeat(64);
  const environment = { FIRESTORE_EMULATOR_HOST: firestore.host };
  const response = await posted('work', environment, QUEUE_CALLER, { area: '330000', runId });
  expect([response.status, await response.json()]).toEqual([200, { worked: runId }]);
  expect(firestore.asked).toEqual(['batchGet']);
  await firestore.close();
});

test('what is loaded late works inside the bundle: the queue', async () => {
  const config = { area: '330000', name: '示例縣', bureauFile: '-', reportFiles: {}, locale: 'zh-Hant' };
  const firestore = await startFirestore({ 'areas/330000': config });
  const wanted = join(folder, 'wanted');
  const environment = {
    FIRESTORE_EMULATOR_HOST: firestore.host,
    NODE_OPTIONS: `--import=${withoutInternet(wanted)}`,
    GOOGLE_APPLICATION_CREDENTIALS: keyFile(),
  };
  const response = await posted('verify', environment, 'a@example.com', { area: '330000' });
  expect(firestore.asked).toContain('commit');
  expect(response.status).toBe(500);
  expect(readFileSync(wanted, 'utf8')).toContain(
    'https://cloudtasks.googleapis.com/v2/projects/example-county/locations/asia-east1/queues/dianzhi/tasks',
  );
  await firestore.close();
});

/** A service account's key that opens nothing. */
function keyFile(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const file = join(folder, 'key.json');
  const key = {
    type: 'service_account',
    project_id: 'example-county',
    client_email: 'functions@example.com',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
  writeFileSync(file, JSON.stringify(key));
  return file;
}

test('the figures of a cold start can be taken', () => {
  const script = join(ROOT, 'test/bench/cold-load.ts');
  const out = execFileSync(process.execPath, [script, '--bundle', bundle, '--runs', '1'], {
    encoding: 'utf8',
  });
  const [, ms, , mb] = /bundle loaded \| (\d+) \| (\d+) \| (\d+)/.exec(out) ?? [];
  expect(Number(ms)).toBeGreaterThan(0);
  expect(Number(mb)).toBeLessThan(120);
  expect(out).toContain('| process started, first answer |');
});
