import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Content, kindOf, listing, move, syncFolder, writeSynced } from './durable.ts';
import { becomeOwner, isAtWork, type Owner, retire } from './ownership.ts';

export interface OutputFile {
  /** A plain file name, without folder. */
  readonly name: string;
  readonly content: Content;
}

export interface AtomicOptions {
  /** Files of earlier runs that this one makes obsolete; they go in the same moment. */
  readonly remove?: readonly string[];
  /** Called after every step with its name; a process that stops there shows what it leaves behind. */
  readonly afterStep?: (step: string) => void;
}

type AfterStep = (step: string) => void;

const PREFIX = '.dianzhi-';
const COMMITTED = `${PREFIX}commit`;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Writes all files of a run into a folder, or none of them.
 *
 * They are first written and synced into a hidden staging folder inside the target folder. Renaming that folder to
 * `.dianzhi-commit` is the one moment at which the run happens. Then the old files of the same names are moved out, and
 * after the last of them the new ones are moved in; both are renames within one file system.
 *
 * Whenever the process or the machine stops, therefore:
 * - a file under its own name is complete;
 * - the folder never shows files of two runs together. It shows the old ones, or only some of the old ones, or only
 *   some of the new ones, or the new ones; the two in the middle last for a few renames;
 * - stopped before the commit, the old files stand untouched, and the next write clears the staging folder away;
 * - stopped after it, the new files count. Those not yet in place lie whole in `.dianzhi-commit`, and the next
 *   `writeAllOrNothing` or `finishInterrupted` on the folder puts them in place.
 *
 * An error on the way (disk full, an old file that a spreadsheet program holds open) is thrown and leaves the old files
 * in place. Other files in the folder are never touched. While one process is at the renames another one's write is
 * refused with an error; it may be tried again.
 */
export async function writeAllOrNothing(
  folder: string,
  files: readonly OutputFile[],
  { remove = [], afterStep = () => {} }: AtomicOptions = {},
): Promise<void> {
  checkNames([...files.map(({ name }) => name), ...remove]);
  const created = await mkdir(folder, { recursive: true });
  if (created !== undefined) await syncFolder(dirname(created));
  await finishInterrupted(folder);
  for (const { name } of files) {
    if ((await kindOf(join(folder, name))) === 'folder') throw new Error(`${join(folder, name)} is a folder`);
  }

  const owner = becomeOwner();
  const staging = join(folder, `${PREFIX}${owner}`);
  try {
    await stage(staging, owner, files, remove, afterStep);
    await rename(staging, join(folder, COMMITTED));
    await putInPlace(folder, afterStep).catch((error) => undo(folder, files, error));
    await discard(folder);
  } finally {
    retire(owner);
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * Completes what an interrupted run had committed, and clears away what one had only begun. A folder that does not
 * exist, or where nothing was interrupted, stays as it is. @throws Error while another process is at work there.
 */
export async function finishInterrupted(folder: string): Promise<void> {
  const committed = join(folder, COMMITTED);
  if ((await kindOf(committed)) === 'folder') {
    const owner = await readFile(join(committed, 'owner'), 'utf8').catch(() => '');
    if (await isAtWork(owner, join(committed, 'owner'), MINUTE_MS)) {
      throw new Error(`another process is writing to ${folder}`);
    }
    await putInPlace(folder, () => {});
    await discard(folder);
  }
  for (const name of await listing(folder)) {
    const owner = /^\.dianzhi-(\d+-[\da-f-]{36})$/.exec(name)?.[1];
    const leftover = join(folder, name);
    if (owner && !(await isAtWork(owner, leftover, DAY_MS)))
      await rm(leftover, { recursive: true, force: true });
  }
}

function checkNames(names: readonly string[]): void {
  for (const name of names) {
    if (name === '' || name !== basename(name) || name === '.' || name === '..' || name.startsWith(PREFIX)) {
      throw new RangeError(`not a plain file name: «${name}»`);
    }
  }
  if (new Set(names).size < names.length) throw new RangeError(`a file name twice among ${names.join(', ')}`);
}

/** `new` holds the files, `gone` an empty one for each that is to disappear, `old` will take what they replace. */
async function stage(
  staging: string,
  owner: Owner,
  files: readonly OutputFile[],
  remove: readonly string[],
  afterStep: AfterStep,
): Promise<void> {
  for (const part of ['new', 'gone', 'old']) await mkdir(join(staging, part), { recursive: true });
  afterStep('staging');
  for (const { name, content } of files) {
    await writeSynced(join(staging, 'new', name), content);
    afterStep(`staged ${name}`);
  }
  for (const name of remove) await writeSynced(join(staging, 'gone', name), '');
  await writeSynced(join(staging, 'owner'), owner);
  for (const part of ['new', 'gone', 'old', '.']) await syncFolder(join(staging, part));
}

/** Can be repeated after an interruption: as long as a file lies in `new`, one of its name in the folder is old. */
async function putInPlace(folder: string, afterStep: AfterStep): Promise<void> {
  const part = (name: string) => join(folder, COMMITTED, name);
  await syncFolder(folder);
  afterStep('committed');
  const fresh = await listing(part('new'));
  for (const name of [...fresh, ...(await listing(part('gone')))]) {
    if (await move(join(folder, name), join(part('old'), name))) afterStep(`out ${name}`);
  }
  for (const name of fresh) {
    if (await move(join(part('new'), name), join(folder, name))) afterStep(`in ${name}`);
  }
  await syncFolder(folder);
  afterStep('in place');
}

/** The new ones leave again, then the old ones return. */
async function undo(folder: string, files: readonly OutputFile[], error: unknown): Promise<never> {
  const part = (name: string) => join(folder, COMMITTED, name);
  const waiting = new Set(await listing(part('new')));
  for (const { name } of files) if (!waiting.has(name)) await rm(join(folder, name), { force: true });
  for (const name of await listing(part('old'))) await move(join(part('old'), name), join(folder, name));
  await discard(folder);
  throw error;
}

/** Renamed first: a commit folder is there whole or not at all, never half deleted. */
async function discard(folder: string): Promise<void> {
  const owner = becomeOwner();
  const done = join(folder, `${PREFIX}${owner}`);
  await move(join(folder, COMMITTED), done);
  await rm(done, { recursive: true, force: true });
  retire(owner);
}
