import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { systemCode } from './refusal.ts';

export interface OutputFile {
  /** A plain file name, without folder. */
  readonly name: string;
  readonly content: Uint8Array | string | AsyncIterable<string | Uint8Array>;
}

export interface AtomicOptions {
  /** Files of earlier runs that this one makes obsolete; they go in the same moment. */
  readonly remove?: readonly string[];
  /** Called after every step with its name; whoever stops the process there can see what it leaves. */
  readonly afterStep?: (step: string) => void;
}

const PREFIX = '.dianzhi-';
const COMMITTED = `${PREFIX}commit`;

/**
 * Writes all files of a run into a folder, or none of them.
 *
 * The files are first written and synced into a hidden staging folder within the target folder. Renaming that folder
 * to `.dianzhi-commit` is the one moment at which the run happens. Then the old files of the same names are moved out,
 * and after the last of them the new ones are moved in.
 *
 * Whenever the process or the machine dies, therefore:
 * - a file under its own name is always complete;
 * - the folder never shows files of two runs together: it holds the old ones, or none but some of the old ones, or
 *   none but some of the new ones, or the new ones;
 * - before the rename nothing has changed and nothing of the new run remains after the next write;
 * - after it the new run counts. If its files were not all in place, the next `writeAllOrNothing` or
 *   `finishInterrupted` on that folder completes them; until then they lie whole in `.dianzhi-commit`.
 *
 * An error (disk full, a file that a spreadsheet program holds open) leaves the old files and is thrown. Other files in
 * the folder are never touched. Two processes may write to one folder: one of them wins as a whole, or the other throws.
 */
export async function writeAllOrNothing(
  folder: string,
  files: readonly OutputFile[],
  { remove = [], afterStep = () => {} }: AtomicOptions = {},
): Promise<void> {
  const names = files.map(({ name }) => name);
  checkNames([...names, ...remove]);
  await mkdir(folder, { recursive: true });
  await finishInterrupted(folder, afterStep);
  for (const name of names) await refuseFolder(join(folder, name));

  const staging = join(folder, `${PREFIX}${process.pid}-${randomUUID()}`);
  try {
    await stage(staging, files, remove, afterStep);
    await rename(staging, join(folder, COMMITTED));
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw error;
  }
  await syncFolder(folder);
  afterStep('committed');
  await putInPlace(folder, afterStep);
}

/** Completes what an interrupted run had committed, and clears away what one had not. Does nothing otherwise. */
export async function finishInterrupted(folder: string, afterStep: (step: string) => void = () => {}): Promise<void> {
  const entries = await listing(folder);
  for (const entry of entries) {
    const owner = /^\.dianzhi-(\d+)-/.exec(entry)?.[1];
    if (owner && !isAlive(Number(owner))) await rm(join(folder, entry), { recursive: true, force: true });
  }
  if (entries.includes(COMMITTED)) await putInPlace(folder, afterStep);
}

/** The staging folder: `new` holds the files, `gone` an empty file for each that is to disappear, `old` what was. */
async function stage(
  staging: string,
  files: readonly OutputFile[],
  remove: readonly string[],
  afterStep: (step: string) => void,
): Promise<void> {
  for (const part of ['new', 'gone', 'old']) await mkdir(join(staging, part), { recursive: true });
  for (const { name, content } of files) {
    await writeSynced(join(staging, 'new', name), content);
    afterStep(`staged ${name}`);
  }
  for (const name of remove) await writeSynced(join(staging, 'gone', name), '');
  for (const part of ['new', 'gone', '']) await syncFolder(join(staging, part));
}

/**
 * Every step can be repeated: a file still in `new` means that one of its name in the folder is an old one. All the
 * old ones leave before the first new one comes. When an old one cannot be moved, the others return.
 */
async function putInPlace(folder: string, afterStep: (step: string) => void): Promise<void> {
  const committed = join(folder, COMMITTED);
  const fresh = await listing(join(committed, 'new'));
  const stale = [...fresh, ...(await listing(join(committed, 'gone')))];
  try {
    for (const name of stale) {
      if (await move(join(folder, name), join(committed, 'old', name))) afterStep(`out ${name}`);
    }
  } catch (error) {
    for (const name of stale) await move(join(committed, 'old', name), join(folder, name));
    await discard(folder);
    throw error;
  }
  for (const name of fresh) {
    if (await move(join(committed, 'new', name), join(folder, name))) afterStep(`in ${name}`);
  }
  await syncFolder(folder);
  afterStep('in place');
  await discard(folder);
}

/** Out of the way in one rename first, so that a half-deleted folder is never taken for a committed one. */
async function discard(folder: string): Promise<void> {
  const done = join(folder, `${PREFIX}${process.pid}-${randomUUID()}`);
  await move(join(folder, COMMITTED), done);
  await rm(done, { recursive: true, force: true });
}
