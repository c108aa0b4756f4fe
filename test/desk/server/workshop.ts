import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { type Desk, openDesk } from '../../../desk/server/desk.ts';
import { type PageServer, startPageServer } from '../../../desk/server/page-server.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

/** Builds a part as `npm start` does; outside of the tests' own environment, which is not that of production. */
export async function buildPart(config: string, folder: string): Promise<string> {
  const { NODE_ENV: _, ...env } = process.env;
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  await run(process.execPath, [vite, 'build', '--config', config, '--outDir', folder], { cwd: ROOT, env });
  return folder;
}

export interface Running {
  readonly desk: Desk;
  readonly server: PageServer;
  readonly folder: string;
}

/** A desk for the tests of a file; the page is built only where a browser is to show it. */
export function runningDesk({ withPage }: { readonly withPage: boolean }): Running {
  const running: { -readonly [K in keyof Running]?: Running[K] } = {};
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dianzhi-desk-'));
    running.folder = folder;
    const pages = join(folder, 'page');
    const [script] = await Promise.all([
      buildPart('vite.apps-script.config.ts', join(folder, 'script')),
      withPage ? buildPart('vite.desk.config.ts', pages) : undefined,
    ]);
    running.desk = await openDesk(join(folder, 'state'), script);
    running.server = await startPageServer({ desk: running.desk, pages });
  });
  afterAll(async () => {
    await running.server?.close();
    await running.desk?.close();
    if (running.folder) await rm(running.folder, { recursive: true });
  });
  return running as Running;
}
