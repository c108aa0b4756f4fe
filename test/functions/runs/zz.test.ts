import { spawn, spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { startGoogleTwin } from '../../../desk/google/server.ts';
import { SERVICE_ACCOUNT } from '../../../desk/stack.ts';
import { AREA, CLERK, GRANTS, MONTH, openBureau } from './bureau.ts';

test('x', async () => {
  const b = await openBureau();
  cpSync(b.folder, '/tmp/zz-folder', { recursive: true });
  const twin = await startGoogleTwin({
    folder: '/tmp/zz-folder/sheets',
    tokens: (email) => ({ email, kind: email === SERVICE_ACCOUNT ? 'serviceAccount' : 'person' }),
  });
  const job = {
    serviceAccount: SERVICE_ACCOUNT,
    grants: GRANTS,
    press: { name: 'settle', email: CLERK, body: { area: AREA, period: MONTH } },
    attack: { folder: '/tmp/zz-folder', rootUrl: twin.url, effects: 1000 },
  };
  for (const extra of [[], ['--cpu-prof', '--cpu-prof-dir=/tmp/zzprof']]) {
    const t = performance.now();
    const c = spawn(
      process.execPath,
      [...extra, 'test/functions/runs/killed-child.ts', JSON.stringify(job)],
      { stdio: 'inherit', env: { ...process.env, NODE_COMPILE_CACHE: '/tmp/dianzhi-compile-cache' } },
    );
    await new Promise((r) => c.once('close', r));
    console.log(performance.now() - t);
  }
  await twin.close();
});
