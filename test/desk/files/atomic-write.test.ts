import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { finishInterrupted, type OutputFile, writeAllOrNothing } from '../../../desk/files/atomic-write.ts';
import { temporaryFolder } from './workshop.ts';

const root = temporaryFolder();
const freshFolder = () => mkdtemp(join(root, 'out-'));
const SCRIPT = join(import.meta.dirname, 'write-and-die.ts');

/** What a person sees in a folder. */
async function shown(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of (await readdir(folder)).filter((entry) => !entry.startsWith('.'))) {
    files[name] = await readFile(join(folder, name), 'utf8');
  }
  return files;
}

const hidden = async (folder: string) => (await readdir(folder)).filter((entry) => entry.startsWith('.'));

const NOTE = { '備註.txt': 'mine' };
const OLD = {
  'settlement.json': 'old',
  '結算報告.xlsx': 'old',
  'cases.ndjson': 'old old old ',
  'findings.json': 'old',
};
const NEW = { 'settlement.json': 'new', '結算報告.xlsx': 'new', 'cases.ndjson': 'new new new ' };

const asFiles = (files: Readonly<Record<string, string>>): OutputFile[] =>
  Object.entries(files).map(([name, content]) => ({ name, content }));

async function folderOfOld(): Promise<string> {
  const folder = await freshFolder();
  await writeFile(join(folder, '備註.txt'), 'mine');
  await writeAllOrNothing(folder, asFiles(OLD));
  return folder;
}

const BEFORE = ['staging', 'staged settlement.json', 'staged 結算報告.xlsx', 'staged cases.ndjson'];
const AFTER = [
  'committed',
  'out cases.ndjson',
  'out settlement.json',
  'out 結算報告.xlsx',
  'out findings.json',
  'in cases.ndjson',
  'in settlement.json',
  'in 結算報告.xlsx',
  'in place',
];

function writeNewUntil(folder: string, step: string, version = 'new') {
  const { signal, stderr } = spawnSync(process.execPath, [SCRIPT, folder, version, step], {
    encoding: 'utf8',
  });
  expect({ step, signal, stderr }).toEqual({ step, signal: 'SIGKILL', stderr: '' });
}

/** Every file shown is a whole file of one and the same version. */
async function expectOneVersion(folder: string) {
  const files = await shown(folder);
  const versions = new Set(
    Object.entries(files).flatMap(([name, text]) => (name in NOTE ? [] : [text.slice(0, 3)])),
  );
  expect(versions.size).toBeLessThanOrEqual(1);
  expect({ ...NOTE, ...(versions.has('new') ? NEW : OLD) }).toMatchObject(files);
}

test('the steps are these, in this order', async () => {
  const folder = await folderOfOld();
  const steps: string[] = [];
  await writeAllOrNothing(folder, asFiles(NEW), {
    remove: ['findings.json'],
    afterStep: (step) => steps.push(step),
  });
  expect(steps).toEqual([...BEFORE, ...AFTER]);
  expect(await shown(folder)).toEqual({ ...NOTE, ...NEW });
  expect(await hidden(folder)).toEqual([]);
});

describe('killed before the commit, the old files stand', () => {
  test.each(BEFORE)('%s', async (step) => {
    const folder = await folderOfOld();
    writeNewUntil(folder, step);
    expect(await shown(folder)).toEqual({ ...NOTE, ...OLD });
    expect(await hidden(folder)).toHaveLength(1);
    await finishInterrupted(folder);
    expect(await shown(folder)).toEqual({ ...NOTE, ...OLD });
    expect(await hidden(folder)).toEqual([]);
  });
});

describe('killed after the commit, no versions are mixed and the new files are completed', () => {
  test.each(AFTER)('%s', async (step) => {
    const folder = await folderOfOld();
    writeNewUntil(folder, step);
    await expectOneVersion(folder);
    await finishInterrupted(folder);
    expect(await shown(folder)).toEqual({ ...NOTE, ...NEW });
    expect(await hidden(folder)).toEqual([]);
  });
});

test('the next write completes the one before it first', async () => {
  const folder = await folderOfOld();
  writeNewUntil(folder, 'in cases.ndjson');
  writeNewUntil(folder, 'staged cases.ndjson', 'newer');
  expect(await shown(folder)).toEqual({ ...NOTE, ...NEW });
  await writeAllOrNothing(folder, [{ name: 'settlement.json', content: 'last' }]);
  expect(await shown(folder)).toEqual({ ...NOTE, ...NEW, 'settlement.json': 'last' });
  expect(await hidden(folder)).toEqual([]);
});

test('a first run that is killed leaves nothing to be seen', async () => {
  const folder = join(await freshFolder(), 'a', 'b');
  writeNewUntil(folder, 'staged cases.ndjson');
  expect(await shown(folder)).toEqual({});
});

describe('errors leave the old files', () => {
  const failing = async function* () {
    yield 'half';
    throw new Error('no more');
  };

  test('of the content', async () => {
    const folder = await folderOfOld();
    const files = [...asFiles({ 'settlement.json': 'new' }), { name: 'cases.ndjson', content: failing() }];
    await expect(writeAllOrNothing(folder, files)).rejects.toThrow('no more');
    expect(await shown(folder)).toEqual({ ...NOTE, ...OLD });
    expect(await hidden(folder)).toEqual([]);
  });

  test.each(AFTER)('after the step «%s»', async (step) => {
    const folder = await folderOfOld();
    const afterStep = (done: string) => {
      if (done === step) throw new Error('locked');
    };
    const options = { remove: ['findings.json'], afterStep };
    const files = asFiles({ ...NEW, 'first.json': 'new' });
    await expect(writeAllOrNothing(folder, files, options)).rejects.toThrow('locked');
    expect(await shown(folder)).toEqual({ ...NOTE, ...OLD });
    expect(await hidden(folder)).toEqual([]);
  });

  test('a folder of a file’s name', async () => {
    const folder = await folderOfOld();
    await mkdir(join(folder, 'x.json'));
    const files = asFiles({ 'settlement.json': 'new', 'x.json': 'new' });
    await expect(writeAllOrNothing(folder, files)).rejects.toThrow('is a folder');
    expect(await readFile(join(folder, 'settlement.json'), 'utf8')).toBe('old');
  });

  test.each(['', '.', '..', 'a/b', '../a', '.dianzhi-commit'])('the file name «%s»', async (name) => {
    await expect(writeAllOrNothing(await freshFolder(), [{ name, content: '' }])).rejects.toThrow(RangeError);
  });

  test('one name twice', async () => {
    const twice = writeAllOrNothing(await freshFolder(), asFiles({ a: '' }), { remove: ['a'] });
    await expect(twice).rejects.toThrow(RangeError);
  });
});

test('two writes at once: each happens whole or throws', async () => {
  const folder = await folderOfOld();
  const write = (version: string) =>
    writeAllOrNothing(folder, asFiles({ 'settlement.json': version, 'cases.ndjson': version }));
  const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map(write));
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
  const files = await shown(folder);
  expect(files['settlement.json']).toBe(files['cases.ndjson']);
  expect(['a', 'b', 'c', 'd']).toContain(files['settlement.json']);
  expect(await hidden(folder)).toEqual([]);
});

describe('what lies about belongs to whoever is at work', () => {
  async function committedBy(owner: string): Promise<string> {
    const folder = await folderOfOld();
    const commit = join(folder, '.dianzhi-commit');
    for (const part of ['new', 'gone', 'old']) await mkdir(join(commit, part), { recursive: true });
    await writeFile(join(commit, 'new', 'settlement.json'), 'new');
    await writeFile(join(commit, 'owner'), owner);
    return folder;
  }
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

  test('a commit of another living process is left to it, unless it has stood still', async () => {
    const folder = await committedBy(`${process.ppid}-${randomUUID()}`);
    await expect(writeAllOrNothing(folder, asFiles(NEW))).rejects.toThrow('another process');
    expect(await shown(folder)).toEqual({ ...NOTE, ...OLD });
    await utimes(join(folder, '.dianzhi-commit', 'owner'), ago(2), ago(2));
    await finishInterrupted(folder);
    expect(await shown(folder)).toEqual({ ...NOTE, ...OLD, 'settlement.json': 'new' });
  });

  test('a commit of an earlier process that had our own number is completed', async () => {
    const folder = await committedBy(`${process.pid}-${randomUUID()}`);
    await finishInterrupted(folder);
    expect(await shown(folder)).toEqual({ ...NOTE, ...OLD, 'settlement.json': 'new' });
    expect(await hidden(folder)).toEqual([]);
  });

  test('so are staging folders', async () => {
    const folder = await freshFolder();
    const staging = join(folder, `.dianzhi-${process.ppid}-${randomUUID()}`);
    await mkdir(staging);
    await finishInterrupted(folder);
    expect(await hidden(folder)).toHaveLength(1);
    await utimes(staging, ago(25 * 60), ago(25 * 60));
    await finishInterrupted(folder);
    expect(await hidden(folder)).toEqual([]);
  });
});
