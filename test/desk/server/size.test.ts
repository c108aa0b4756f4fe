import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPart } from './workshop.ts';

const MOST_GZIP_BYTES = 2.5 * 2 ** 20;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dianzhi-page-'));
  await buildPart('vite.desk.config.ts', folder);
});
afterAll(() => rm(folder, { recursive: true }));

const files = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => /\.\w+$/.test(name));

test('the page is no larger than a slow disk bears', async () => {
  const scripts = (await files()).filter((name) => /\.(js|css)$/.test(name));
  const sizes = await Promise.all(
    scripts.map(async (name) => gzipSync(await readFile(join(folder, name))).length),
  );
  expect(scripts.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(MOST_GZIP_BYTES);
});

test('it names no script, style, font or picture of any server', async () => {
  for (const name of (await files()).filter((each) => /\.(html|css)$/.test(each))) {
    const text = await readFile(join(folder, name), 'utf8');
    expect(text).not.toMatch(
      /(?:src|href)="(?:https?:)?\/\/|url\(["']?(?:https?:)?\/\/|@import\s+["'](?:https?:)?\/\//,
    );
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)/);
  }
});

test('of the spreadsheet component only its free parts are in it', async () => {
  const { dependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const univer = Object.keys(dependencies).filter((name) => name.includes('univerjs'));
  expect(univer.sort()).toEqual(['@univerjs/core', '@univerjs/preset-sheets-core']);
});
