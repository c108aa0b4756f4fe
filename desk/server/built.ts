import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

interface Part {
  readonly root: string;
  readonly config: string;
  readonly folder: string;
  /** A file that every build writes */
  readonly result: string;
  readonly sources: readonly string[];
}

const PAGE: Part = {
  root: join(ROOT, 'desk/page'),
  config: 'vite.desk.config.ts',
  folder: join(ROOT, 'dist/desk'),
  result: 'book.html',
  sources: ['desk/page', 'vite.desk.config.ts', 'package-lock.json'],
};
const SCRIPT: Part = {
  root: ROOT,
  config: 'vite.apps-script.config.ts',
  folder: join(ROOT, 'dist/apps-script'),
  result: 'Code.js',
  sources: [
    'apps-script',
    'functions/http/contract.ts',
    'functions/script.ts',
    'shared/sheets',
    'vite.apps-script.config.ts',
  ],
};

/** Builds the page and the script where they are absent or older than what they are made of; their folders. */
export async function builtParts(say: (text: string) => void): Promise<{ page: string; script: string }> {
  for (const part of [PAGE, SCRIPT]) {
    if (await isBuilt(part)) continue;
    say('首次啟動，正在準備頁面……');
    const { build } = await import('vite');
    await build({ root: part.root, configFile: join(ROOT, part.config), logLevel: 'error' });
  }
  return { page: PAGE.folder, script: SCRIPT.folder };
}

async function isBuilt({ folder, result, sources }: Part): Promise<boolean> {
  const made = await changedAt(join(folder, result));
  if (made === 0) return false;
  const times = await Promise.all(sources.map((source) => changedAt(join(ROOT, source))));
  return made >= Math.max(...times);
}

/** When a file, or the newest of a folder, was changed; 0 when it is not there. */
async function changedAt(path: string): Promise<number> {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isDirectory()) return info?.mtimeMs ?? 0;
  const times = await Promise.all((await readdir(path)).map((name) => changedAt(join(path, name))));
  return Math.max(info.mtimeMs, ...times);
}
