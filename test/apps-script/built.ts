import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { type Bundle, readBundle } from '../../desk/apps-script/runner.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Builds the script as it is uploaded. */
export async function buildScript(): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'dianzhi-script-'));
  try {
    await build({
      root: ROOT,
      configFile: join(ROOT, 'vite.apps-script.config.ts'),
      logLevel: 'silent',
      build: { outDir: folder, emptyOutDir: false },
    });
    return await readBundle(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
