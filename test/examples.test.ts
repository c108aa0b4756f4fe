import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FindingList } from '../shared/findings/finding-list.ts';
import { caseLines } from '../shared/settle/case-lines.ts';
import { lastDay } from '../shared/settle/run.ts';
import { type Period, settlementFigures } from '../shared/settle/settlement.ts';
import { loadInput } from '../desk/input.ts';
import { settleInput } from '../desk/settle-input.ts';

const EXAMPLES = join(import.meta.dirname, '../../shared/examples');
const present = existsSync(EXAMPLES);
const folders = present
  ? readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  : [];

const MARCH: Period = { kind: 'month', year: 2025, month: '03' };
const YEAR: Period = { kind: 'year', year: 2025 };

async function run(folder: string, period: Period) {
  const list = new FindingList();
  const clocks = { lawDate: lastDay(period), knownAt: '2026-01-01' };
  const input = await loadInput(join(EXAMPLES, folder), { clocks }, list);
  expect(list.all.filter(({ severity }) => severity === 'block')).toEqual([]);
  const settled = settleInput(input!, period, list.report);
  return { input: input!, settled: settled!, list };
}

describe.skipIf(!present)('worked examples agree to the last digit (../shared/examples)', () => {
  test.each(folders)('%s: the month', async (folder) => {
    const { settled } = await run(folder, MARCH);
    const { period, scheme, ...expected } = JSON.parse(
      readFileSync(join(EXAMPLES, folder, 'expected/2025-03.json'), 'utf8'),
    );
    expect(period).toBe('2025-03');
    expect(settled.settlement.scheme).toBe(scheme);
    expect(settlementFigures(settled.settlement)).toEqual(expected);
  });

  test.each(folders)('%s: the year and every case', async (folder) => {
    const { input, settled } = await run(folder, YEAR);
    const { period, scheme, ...expected } = JSON.parse(
      readFileSync(join(EXAMPLES, folder, 'expected/2025.json'), 'utf8'),
    );
    expect(period).toBe('2025');
    expect(settled.settlement.scheme).toBe(scheme);
    expect(settlementFigures(settled.settlement)).toEqual(expected);

    const { table, results } = input.cases!;
    const lines: unknown[] = [];
    for await (const line of caseLines(table, results, YEAR, input.digest.decimals)) lines.push(JSON.parse(line));
    const cases = readFileSync(join(EXAMPLES, folder, 'expected/2025.cases.ndjson'), 'utf8');
    expect(lines).toEqual(
      cases
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    );
  });
});

test.skipIf(present)('worked examples are not here (../shared/examples is absent): skipped', () => {});
