import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestCommand } from '../../../desk/cli/digest.ts';
import { county } from './generate.ts';

/** What a desk waits for when a file of 150,000 cases is attached: reading, checking and digesting it. */
const folder = await county(150_000);
const out = mkdtempSync(join(tmpdir(), 'dianzhi-bench-desk-'));
const log = console.log;
const times: number[] = [];
for (let turn = 0; turn < 5; turn++) {
  console.log = () => {};
  const start = performance.now();
  const code = await digestCommand({ input: folder, shards: [], out: join(out, 'digest.json') });
  times.push((performance.now() - start) / 1000);
  console.log = log;
  if (code !== 0) throw new Error('not digested');
}
rmSync(out, { recursive: true });
console.log(
  `150,000 cases digested: ${times.map((seconds) => seconds.toFixed(2)).join(', ')} s, one after the other`,
);
