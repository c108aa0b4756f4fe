import { join } from 'node:path';
import { expect, test } from 'vitest';
import { httpFunctions } from '../../functions/functions.ts';
import {
  AUDIENCE,
  deploy,
  PEOPLE,
  PROJECT,
  peopleFile,
  programs,
  SCRIPT,
  usual,
  workFolder,
} from './workshop.ts';

const folder = workFolder();
/** Neither gcloud nor npx: a command that ran would fail. */
const bin = programs(folder);
const dryRun = (words: readonly string[]) => deploy(bin, [...words, '--dry-run']);

const dry = dryRun(usual(peopleFile(folder)));
const commands = dry.out.split('\n').filter((line) => line.startsWith('+ '));
const matching = (pattern: RegExp) => commands.filter((line) => pattern.test(line));
const FUNCTIONS = Object.keys(httpFunctions(new Promise(() => {})));
const account = (name: string) => `dianzhi-${name}@${PROJECT}.iam.gserviceaccount.com`;

test('a dry run ends well and says the same when repeated', () => {
  expect(dry).toMatchObject({ code: 0, error: '' });
  expect(dryRun(usual(peopleFile(folder)))).toEqual(dry);
});

test('the plan comes before the first command', () => {
  const plan = dry.out.slice(0, dry.out.indexOf('\n+ '));
  for (const word of [
    ...FUNCTIONS,
    account('functions'),
    'firestore.rules',
    'max-attempts',
    SCRIPT,
    'fu@example.com',
  ]) {
    expect(plan).toContain(word);
  }
});

test('every function is deployed once, closed to strangers, and no other', () => {
  const deployed = matching(/ functions deploy /).map((line) => / functions deploy (\S+)/.exec(line)![1]!);
  expect(deployed.toSorted()).toEqual(FUNCTIONS.toSorted());
  for (const line of matching(/ functions deploy /)) {
    expect(line).toContain('--gen2 ');
    expect(line).toContain('--runtime=nodejs24 ');
    expect(line).toContain('--no-allow-unauthenticated ');
    expect(line).toContain(`--service-account=${account('functions')} `);
    expect(line).toContain(`--entry-point=${/ functions deploy (\S+)/.exec(line)![1]} `);
  }
});

test('only the queue may call work, the people the others, and nobody health', () => {
  const callers = matching(/set-iam-policy/).map(
    (line) => /set-iam-policy (\S+) dist\/deploy\/(\w+)/.exec(line)!,
  );
  expect(Object.fromEntries(callers.map(([, name, who]) => [name, who]))).toEqual({
    ...Object.fromEntries(FUNCTIONS.map((name) => [name, 'people'])),
    work: 'queue',
    health: 'nobody',
  });
  expect(matching(/functions deploy work .*--ingress-settings=internal-only/)).toHaveLength(1);
  expect(matching(/--ingress-settings=internal-only/)).toHaveLength(1);
  const members = ['user:fu@example.com', 'user:jing@example.com'];
  const bindings = (list: string[]) => ({ bindings: [{ role: 'roles/run.invoker', members: list }] });
  expect(dry.out).toContain(JSON.stringify(bindings(members)));
  expect(dry.out).toContain(JSON.stringify(bindings([`serviceAccount:${account('queue')}`])));
});

test('audiences are set where people call', () => {
  const named = matching(/--set-custom-audiences/).map((line) => / update (\S+)/.exec(line)![1]!);
  expect(named.toSorted()).toEqual(
    FUNCTIONS.filter((name) => name !== 'work' && name !== 'health').toSorted(),
  );
  expect(matching(/--set-custom-audiences/).every((line) => line.includes(`=${AUDIENCE} `))).toBe(true);
});

test('each account gets exactly its roles, where it needs them', () => {
  const given = matching(/add-iam-policy-binding/).map((line) => {
    const [, place] = /gcloud (.*) add-iam-policy-binding/.exec(line)!;
    const [, member] = /--member=serviceAccount:dianzhi-(\w+)@/.exec(line)!;
    const [, role] = /--role=roles\/(\S+)/.exec(line)!;
    return `${member}: ${role} on ${place}`;
  });
  expect(given.toSorted()).toEqual([
    'build: artifactregistry.writer on projects',
    'build: logging.logWriter on projects',
    'build: storage.objectAdmin on projects',
    'functions: cloudtasks.enqueuer on tasks queues',
    'functions: datastore.user on projects',
    'functions: iam.serviceAccountUser on iam service-accounts',
    'functions: logging.logWriter on projects',
    'functions: secretmanager.secretAccessor on secrets',
  ]);
  expect(dry.out).not.toMatch(/allUsers|allAuthenticatedUsers|roles\/(owner|editor)|\.admin\b/);
});

test('the settings are those the functions ask for', () => {
  const settings = [...dry.out.matchAll(/^ {2}\| ([A-Z_]+): '(.*)'$/gm)].map(([, name, value]) => [
    name,
    value,
  ]);
  expect(Object.fromEntries(settings)).toEqual({
    GOOGLE_CLOUD_PROJECT: PROJECT,
    DIANZHI_SERVICE_ACCOUNT: account('functions'),
    DIANZHI_QUEUE_CALLER: account('queue'),
    DIANZHI_QUEUE: `projects/${PROJECT}/locations/asia-east1/queues/dianzhi`,
    DIANZHI_WORK_URL: 'https://work-PROJECT_NUMBER.asia-east1.run.app',
    DIANZHI_AUDIENCES: AUDIENCE,
  });
});

test('the bucket of case files is a setting where there is one, and its name is looked at', () => {
  const words = usual(peopleFile(folder));
  expect(dry.out).not.toContain('DIANZHI_CASES_BUCKET');
  const { code, out } = dryRun([...words, '--cases-bucket', 'shili-cases']);
  expect(code).toBe(0);
  expect(out).toContain("  | DIANZHI_CASES_BUCKET: 'shili-cases'");
  expect(dryRun([...words, '--cases-bucket', "x'y"])).toMatchObject({
    code: 2,
    error: expect.stringContaining('--cases-bucket'),
  });
});

test('database, rules, queue and script', () => {
  expect(matching(/databases describe .* \|\| .*databases create .*--location=asia-east1/)).toHaveLength(1);
  expect(matching(/deploy --only firestore --project example-county/)).toHaveLength(1);
  expect(matching(/queues update dianzhi .*--max-attempts=\d+ .*--min-backoff=5s/)).toHaveLength(1);
  expect(matching(/clasp@\S+ --project \S+ push --force/)).toHaveLength(1);
  expect(dry.out).toContain(JSON.stringify({ scriptId: SCRIPT, rootDir: 'apps-script' }));
});

test.each([
  ['no project', ['--project', '', '--audience', AUDIENCE], /--project/],
  ['a project that is none', ['--project', 'Example', '--audience', AUDIENCE], /--project/],
  ['no audience', ['--project', PROJECT], /--audience/],
  ['an audience that is none', ['--project', PROJECT, '--audience', 'https://a.example'], /--audience/],
  ['a region that is none', ['--project', PROJECT, '--audience', AUDIENCE, '--region', 'Taiwan'], /--region/],
  ['an unknown word', ['--prject', PROJECT], /unknown: --prject/],
  ['a missing value', ['--project'], /wants a value/],
])('refuses %s', (_, words, reason) => {
  const { code, out, error } = dryRun(['--people', peopleFile(folder), ...words]);
  expect(code).toBe(2);
  expect(error).toMatch(reason);
  expect(out).not.toContain('+ ');
});

test.each([
  ['an empty list', [], /no list, no start/],
  ['no JSON', 'nobody', /JSON/],
  ['an unknown role', [{ ...PEOPLE[0], role: '局長' }], /role/],
  ['a slip in a name', [{ ...PEOPLE[0], mail: 'a@example.com' }], /mail/],
  ['no e-mail', [{ ...PEOPLE[0], email: 'jing' }], /email/],
  ['a line twice', [PEOPLE[0], { ...PEOPLE[0], email: 'jing@example.com' }], /twice/],
])('refuses an allow-list with %s', (_, people, reason) => {
  const { code, out, error } = dryRun(usual(peopleFile(folder, people)));
  expect(code).toBe(2);
  expect(error).toMatch(reason);
  expect(out).toBe('');
});

test('refuses an allow-list that is not there', () => {
  expect(dryRun(usual(join(folder, 'nowhere.json')))).toMatchObject({ code: 2, out: '' });
});
