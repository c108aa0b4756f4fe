import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { deploy, PEOPLE, PROJECT, peopleFile, programs, usual, workFolder } from './workshop.ts';

const folder = workFolder();
const state = join(folder, 'state');
const calls = join(folder, 'calls');

/** Remembers what was made, finds it again, and notes each call. */
const GCLOUD = `#!${join(folder, 'bin/bash')}
words="$*"
echo "gcloud $words" >>${calls}
[[ -e ${state}/fails && $words == $(cat ${state}/fails)* ]] && { echo 'ERROR: refused' >&2; exit 1; }
thing() { local kind=\${words%% $1 *} rest=\${words#* $1 }; rest=\${rest%% *}; echo "\${kind// /-}-\${rest%%@*}"; }
case $words in
  auth*) echo a-token ;;
  'projects describe'*) echo 482 ;;
  *'schedules list'*) cat ${state}/schedules 2>/dev/null || true ;;
  *'schedules create'*) echo "\${words#*--recurrence=}" | sed 's/ .*/Recurrence/' >>${state}/schedules ;;
  *' describe '*) [[ -e ${state}/$(thing describe) ]] ;;
  *' create '*) touch "${state}/$(thing create)" ;;
  'secrets versions access'*) cat ${state}/secret ;;
  'secrets versions add'*) cat >${state}/secret ;;
esac
`;
const NPX = `#!${join(folder, 'bin/bash')}
echo "npx $*" >>${calls}
`;
const bin = programs(folder, { gcloud: GCLOUD, npx: NPX });
const words = [...usual(peopleFile(folder)), '--no-build'];

const noted = (): string[] => readFileSync(calls, 'utf8').trim().split('\n');
const changes = (lines: readonly string[]): string[] =>
  lines.filter((line) => / (create|add) /.test(line) && !line.includes('add-iam-policy-binding'));

beforeEach(() => {
  rmSync(state, { recursive: true, force: true });
  mkdirSync(state);
  writeFileSync(calls, '');
});

test('everything is made once; a second run makes nothing and deploys again', () => {
  const first = deploy(bin, [...words, '--yes']);
  expect(first).toMatchObject({ code: 0, error: '' });
  expect(changes(noted()).map((line) => line.replace(/ --.*/, ''))).toEqual([
    'gcloud iam service-accounts create dianzhi-functions',
    'gcloud iam service-accounts create dianzhi-queue',
    'gcloud iam service-accounts create dianzhi-build',
    'gcloud firestore databases create',
    'gcloud firestore backups schedules create',
    'gcloud firestore backups schedules create',
    'gcloud tasks queues create dianzhi',
    'gcloud secrets create dianzhi-people',
    'gcloud secrets versions add dianzhi-people',
  ]);
  const firstCalls = noted();

  writeFileSync(calls, '');
  expect(deploy(bin, [...words, '--yes'])).toMatchObject({ code: 0, error: '' });
  expect(changes(noted())).toEqual([]);
  const others = (lines: readonly string[]) => lines.filter((line) => !changes([line]).length);
  expect(others(noted())).toEqual(others(firstCalls));
  expect(JSON.parse(readFileSync(join(state, 'secret'), 'utf8'))).toEqual(PEOPLE);
});

test('what a dry run prints is what a real one does', () => {
  const shown = deploy(bin, [...words, '--dry-run']).out.replaceAll('PROJECT_NUMBER', '482');
  expect(noted()).toEqual(['']);
  deploy(bin, [...words, '--yes']);
  const unquoted = shown.replaceAll('\\', '');
  for (const line of noted()) {
    if (/auth|projects describe|versions access|show-authorized-user/.test(line)) continue;
    expect(unquoted).toContain(line);
  }
});

test('no token and no secret is printed, and the plan comes first', () => {
  const { out, error } = deploy(bin, [...words, '--yes']);
  expect(`${out}${error}`).not.toContain('a-token');
  expect(`${out}${error}`).not.toContain(JSON.stringify(PEOPLE));
  expect(out.indexOf('To be created or changed')).toBe(
    out.indexOf('Project ') + `Project ${PROJECT}, region asia-east1. `.length,
  );
  expect(out).toContain('https://work-482.asia-east1.run.app');
});

test('nothing happens without a yes', () => {
  const { code, error } = deploy(bin, words, 'no\n');
  expect(code).toBe(4);
  expect(error).toContain('Nothing was done.');
  expect(noted().every((line) => /auth|projects describe|show-authorized-user/.test(line))).toBe(true);
});

test('the project’s id is a yes', () => {
  expect(deploy(bin, words, `${PROJECT}\n`).code).toBe(0);
});

test('a step that fails stops the rest and says what to do', () => {
  writeFileSync(join(state, 'fails'), 'functions deploy settle');
  const { code, error } = deploy(bin, [...words, '--yes']);
  expect(code).toBe(1);
  expect(error).toContain('Repeat the same command');
  expect(noted().at(-1)).toContain('functions deploy settle');
});

test.each(['auth', 'projects describe'])('without a login that can do %s nothing begins', (fails) => {
  writeFileSync(join(state, 'fails'), fails);
  const { code, out } = deploy(bin, [...words, '--yes']);
  expect(code).toBe(3);
  expect(out).toBe('');
});

test('without gcloud nothing begins', () => {
  const bare = join(folder, 'bare');
  mkdirSync(bare);
  expect(deploy(programs(bare), [...words, '--yes'])).toMatchObject({ code: 3, out: '' });
  expect(existsSync(join(state, 'secret'))).toBe(false);
});
