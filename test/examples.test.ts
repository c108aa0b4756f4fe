import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { loadInput } from '../desk/input.ts';
import { settleInput } from '../desk/settle-input.ts';
import { FindingList } from '../shared/findings/finding-list.ts';
import { caseLines } from '../shared/settle/case-lines.ts';
import { lastDay } from '../shared/settle/run.ts';
import { type Period, settlementFigures } from '../shared/settle/settlement.ts';

const EXAMPLES = join(import.meta.dirname, '../../shared/examples');
const present = existsSync(EXAMPLES);
const folders = present
  ? readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    )
  : [];

const MARCH: Period = { kind: 'month', year: 2025, month: '03' };
const YEAR: Period = { kind: 'year', year: 2025 };

/** The folder as a workbook made by another library: amounts as numbers, dates as dates, codes as texts. */
function workbookOf(folder: string): string {
  const book = utils.book_new();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
    const [header = [], ...rows] = parse(readFileSync(join(folder, file)), { bom: true }) as string[][];
    const typed = rows.map((row) => row.map((text, column) => typedCell(text, header[column] ?? '')));
    utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...typed]), file.replace('.csv', ''));
  }
  const path = join(mkdtempSync(join(tmpdir(), 'dianzhi-example-')), 'workbook.xlsx');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

const NUMBERS = new Set([
  '總費用',
  '基金記賬',
  '個人負擔',
  '其他基金',
  '不合理費用',
  '金額',
  '係數',
  '權重',
  '次均費用',
]);
const DATES = new Set(['入院日期', '出院日期']);

function typedCell(text: string, header: string): string | number | Date | null {
  if (text === '') return null;
  if (NUMBERS.has(header)) return Number(text);
  return DATES.has(header) ? new Date(`${text}T00:00:00Z`) : text;
}

async function run(path: string, period: Period) {
  const list = new FindingList();
  const clocks = { lawDate: lastDay(period), knownAt: '2026-01-01' };
  const input = await loadInput(path, { clocks }, list);
  expect(list.all.filter(({ severity }) => severity === 'block')).toEqual([]);
  const settled = settleInput(input!, period, list.report);
  return { input: input!, settled: settled!, list };
}

describe.skipIf(!present)('worked examples agree to the last digit (../shared/examples)', () => {
  test.each(folders)('%s: the month', async (folder) => {
    const { settled } = await run(join(EXAMPLES, folder), MARCH);
    const { period, scheme, ...expected } = JSON.parse(
      readFileSync(join(EXAMPLES, folder, 'expected/2025-03.json'), 'utf8'),
    );
    expect(period).toBe('2025-03');
    expect(settled.settlement.scheme).toBe(scheme);
    expect(settlementFigures(settled.settlement)).toEqual(expected);
  });

  test.each(folders)('%s: the year and every case', async (folder) => {
    const { input, settled } = await run(join(EXAMPLES, folder), YEAR);
    const { period, scheme, ...expected } = JSON.parse(
      readFileSync(join(EXAMPLES, folder, 'expected/2025.json'), 'utf8'),
    );
    expect(period).toBe('2025');
    expect(settled.settlement.scheme).toBe(scheme);
    expect(settlementFigures(settled.settlement)).toEqual(expected);

    const { table, results } = input.cases!;
    const lines: unknown[] = [];
    for await (const line of caseLines(table, results, YEAR, input.digest.decimals))
      lines.push(JSON.parse(line));
    const cases = readFileSync(join(EXAMPLES, folder, 'expected/2025.cases.ndjson'), 'utf8');
    expect(lines).toEqual(
      cases
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    );
  });

  test.each(folders)('%s: read as a workbook, the same input and the same result', async (folder) => {
    const path = workbookOf(join(EXAMPLES, folder));
    for (const period of [MARCH, YEAR]) {
      const csv = await run(join(EXAMPLES, folder), period);
      const xlsx = await run(path, period);
      expect(xlsx.settled.digests).toEqual(csv.settled.digests);
    }
  });
});

test.skipIf(present)('worked examples are not here (../shared/examples is absent): skipped', () => {});
