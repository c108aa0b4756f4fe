import { join } from 'node:path';
import { sampleCommand } from './cli/sample.ts';
import { settleCommand } from './cli/settle.ts';

const out = 'out/demo';
const input = join(out, '示例縣');

/** A synthetic county: written, one month settled, then the year. */
async function demo(): Promise<number> {
  const written = await sampleCommand(input, { cases: 3000, seed: 1, year: 2025 });
  if (written !== 0) return written;
  console.log();
  const month = { kind: 'month', year: 2025, month: '03' } as const;
  const settled = await settleCommand({ input, period: month, out: join(out, '2025-03'), cases: true });
  if (settled !== 0) return settled;
  console.log();
  return settleCommand({ input, period: { kind: 'year', year: 2025 }, out: join(out, '2025'), cases: true });
}

process.exitCode = await demo();
