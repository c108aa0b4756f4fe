import { lstat, open, readdir, rename } from 'node:fs/promises';
import { systemCode } from './refusal.ts';

export type Content = Uint8Array | string | AsyncIterable<string | Uint8Array>;

/** Writes a new file and waits until the disk has it. */
export async function writeSynced(path: string, content: Content): Promise<void> {
  const file = await open(path, 'wx');
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content);
    else for await (const chunk of content) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until the disk has the folder's entries. Windows keeps them with the files and opens no folders. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const missing = (error: unknown): boolean => systemCode(error) === 'ENOENT';

/** Renames; false when there was nothing to rename. */
export async function move(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (missing(error)) return false;
    throw error;
  }
}

/** The names in a folder, in order; none when there is no folder. */
export async function listing(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (missing(error)) return [];
    throw error;
  }
}

export type Kind = 'file' | 'folder' | undefined;

export async function kindOf(path: string): Promise<Kind> {
  try {
    return (await lstat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (missing(error)) return undefined;
    throw error;
  }
}
