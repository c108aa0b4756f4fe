import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settleCommand } from '../../../desk/cli/settle.ts';
import { type Figure, tell } from './figures.ts';

/** Case file → settlement.json and report, in a process of its own. */
const [input = '', threads = '2'] = process.argv.slice(2);
const out = mkdtempSync(join(tmpdir(), 'dianzhi-bench-out-'));
console.log = () => {};
const start = performance.now();
const period = { kind: 'year', year: 2025 } as const;
const code = await settleCommand({ input, period, out, cases: false, threads: Number(threads) });
const seconds = (performance.now() - start) / 1000;
if (code !== 0) throw new Error(`${input} did not settle`);
const { institutions } = JSON.parse(readFileSync(join(out, 'settlement.json'), 'utf8')) as {
  institutions: Record<'code' | 'fund' | 'points' | 'byItemFund' | 'patientAndOther', string>[] &
    { cases: number }[];
};
rmSync(out, { recursive: true });

const FUND: Readonly<Record<string, string>> = { employee: '職工', resident: '居民' };
const units = (text: string) => BigInt(text.replace('.', '')).toString();
const figures = institutions
  .filter(({ cases }) => cases > 0)
  .map(
    (line): Figure => [
      FUND[line.fund]!,
      line.code,
      String(line.cases),
      units(line.points),
      units(line.byItemFund),
      units(line.patientAndOther),
    ],
  );
tell({ seconds, stages: {}, figures });
