import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { ROOT } from '../house/sources.ts';

export const PROJECT = 'example-county';
export const SCRIPT = '1AbCdEfGhIjKlMnOpQrStUv';
export const AUDIENCE = '123-abc.apps.googleusercontent.com';

export const PEOPLE = [
  { email: 'Jing@example.com', role: '經辦', area: '330000' },
  { email: 'fu@example.com', role: '覆核', area: '330000' },
];

/** A folder for the tests of a file, gone after them. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dianzhi-deploy-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** An allow-list in a file of the folder. */
export function peopleFile(folder: string, people: unknown = PEOPLE): string {
  const file = join(folder, 'people.json');
  writeFileSync(file, typeof people === 'string' ? people : JSON.stringify(people));
  return file;
}

/** What every machine has; no gcloud, no npx. */
const BASICS = ['basename', 'bash', 'cat', 'dirname', 'grep', 'mkdir', 'sed', 'sleep', 'touch', 'tr'];

/** A folder of programs to put on the path: the basics, and those given by their text. */
export function programs(folder: string, others: Readonly<Record<string, string>> = {}): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const name of BASICS) symlinkSync(`/bin/${name}`, join(bin, name));
  for (const [name, text] of Object.entries(others)) writeFileSync(join(bin, name), text, { mode: 0o755 });
  return bin;
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the script with nothing on its path but `bin`. */
export function deploy(bin: string, words: readonly string[], input = ''): Ran {
  const { status, stdout, stderr } = spawnSync('bash', [join(ROOT, 'deploy/deploy.sh'), ...words], {
    env: { PATH: bin },
    input,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, error: stderr };
}

/** The words of a usual deployment. */
export const usual = (people: string): string[] => [
  ...['--project', PROJECT, '--people', people, '--audience', AUDIENCE, '--script', SCRIPT],
];
