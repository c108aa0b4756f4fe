import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import {
  type Bundle,
  type Limits,
  openScript,
  readBundle,
  ScriptDocument,
} from '../../desk/apps-script/runner.ts';
import { Service } from './service.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Builds the script as it is uploaded, once for the tests of a file. */
export function builtScript(): { readonly bundle: Bundle } {
  const built: { bundle: Bundle } = { bundle: { code: '', files: {}, scopes: [] } };
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dianzhi-script-'));
    const configFile = join(ROOT, 'vite.apps-script.config.ts');
    await build({
      root: ROOT,
      configFile,
      logLevel: 'silent',
      build: { outDir: folder, emptyOutDir: false },
    });
    built.bundle = await readBundle(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));
  return built;
}

export const SHEETS = [
  { name: '參數', rows: 100, columns: 6 },
  { name: '病例', rows: 1000, columns: 15 },
];

/** A service, and the bureau's document that is set up to use it. */
export async function office() {
  const service = new Service();
  const url = await service.start();
  const document = new ScriptDocument('1BureauFileOfYiwu', SHEETS);
  document.setProperties({ 'dianzhi.url': url, 'dianzhi.area': '330782' });
  return { service, url, document };
}

/** Somebody who has the document open. */
export const person = (
  bundle: Bundle,
  document: ScriptDocument,
  name: string,
  limits: Partial<Limits> = {},
) => openScript({ bundle, document, token: () => `token of ${name}@yiwu.gov.cn`, limits });
