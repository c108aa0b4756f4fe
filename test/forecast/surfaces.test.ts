import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { FORECAST_FILE, FORECAST_WORKBOOK, forecastCommand } from '../../desk/cli/forecast.ts';
import { UsageError } from '../../desk/cli/usage.ts';
import { shown } from '../../shared/report/cells.ts';
import { inFolder, quietly } from '../bad-input/settling.ts';
import { county, MARCH, reportOf, settleCounty, YEAR } from '../report/county.ts';

const months = (fund: string) =>
  Array.from({ length: 12 }, (_, at) => [fund, String(at + 1).padStart(2, '0'), '500000.00', '']);

/** The sample with last year's months of both funds. */
function withLastYear(): Map<string, string[][]> {
  const tabs = county(300);
  tabs.set('上年月度', [['險種', '月份', '基金支出', '點數'], ...months('職工'), ...months('居民')]);
  return tabs;
}

const names = (sheets: ReturnType<typeof reportOf>) => sheets.map(({ name }) => name);

test('a month’s report shows the year’s end where last year’s months are given, a year’s report does not', async () => {
  const month = reportOf(await settleCounty(withLastYear(), MARCH));
  expect(names(month)).toContain('年度預測');
  expect(names(reportOf(await settleCounty(withLastYear(), YEAR)))).not.toContain('年度預測');
  expect(names(reportOf(await settleCounty(county(300), MARCH)))).not.toContain('年度預測');
  const rows = month.find(({ name }) => name === '年度預測')!.rows.map((row) => row.map(shown));
  expect(rows.flat().join(' ')).toContain('依據 1月至3月 的病例');
  const differences = rows.filter(([label]) => label === '差額');
  expect(differences).toHaveLength(3);
  for (const [, ...amounts] of differences) {
    expect(amounts.filter((text) => !/^(0\.0+|—|)$/.test(text))).toEqual([]);
  }
});

test('the tab moves no fen of the month itself', async () => {
  const [plain, with_] = [await settleCounty(county(300), MARCH), await settleCounty(withLastYear(), MARCH)];
  expect(with_.settlement).toEqual(plain.settlement);
});

/** A county as a folder of CSV files. */
async function lay(tabs: Map<string, string[][]>, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, rows] of tabs) {
    await writeFile(join(folder, `${name}.csv`), rows.map((row) => row.join(',')).join('\n'));
  }
  return folder;
}

test('the command writes the forecast, and its workbook shows the same', async () => {
  await inFolder(async (folder) => {
    const input = await lay(withLastYear(), join(folder, 'in'));
    const out = join(folder, 'out');
    const through = { kind: 'month', year: 2025, month: '06' } as const;
    expect((await quietly(() => forecastCommand({ input, through, out }))).exit).toBe(0);
    expect((await readdir(out)).sort()).toEqual([FORECAST_FILE, FORECAST_WORKBOOK].sort());
    const written = JSON.parse(await readFile(join(out, FORECAST_FILE), 'utf8'));
    expect([written.forecast, written.through, written.draws]).toEqual([1, '2025-06', 400]);
    expect(written.funds[0].expected.pointValue).toMatch(/^\d+\.\d{4}$/);
    const book = read(await readFile(join(out, FORECAST_WORKBOOK)));
    const cells = utils.sheet_to_json<string[]>(book.Sheets['年度預測']!, { header: 1, raw: false });
    const values = cells.filter(([label]) => label === '點值（元／點）').map(([, text]) => text);
    expect(values).toEqual(
      written.funds.map((fund: { expected: { pointValue: string } }) => fund.expected.pointValue),
    );
  });
});

test('without a month the last one that was paid is meant; where none was, the command asks', async () => {
  await inFolder(async (folder) => {
    const tabs = withLastYear();
    const [header, ...rows] = tabs.get('月度預付')!;
    tabs.set('月度預付', [header!, ...rows.filter(([month]) => month! <= '2025-04')]);
    const out = join(folder, 'out');
    const paid = await lay(tabs, join(folder, 'paid'));
    await quietly(() => forecastCommand({ input: paid, through: undefined, out }));
    expect(JSON.parse(await readFile(join(out, FORECAST_FILE), 'utf8')).through).toBe('2025-04');
    const unpaid = await lay(tabs.set('月度預付', [header!]), join(folder, 'unpaid'));
    await expect(forecastCommand({ input: unpaid, through: undefined, out })).rejects.toThrow(UsageError);
  });
});

test('another year is refused, and nothing but the findings is written', async () => {
  await inFolder(async (folder) => {
    const input = await lay(withLastYear(), join(folder, 'in'));
    const out = join(folder, 'out');
    const through = { kind: 'month', year: 2024, month: '06' } as const;
    const { exit, lines } = await quietly(() => forecastCommand({ input, through, out }));
    expect(exit).toBe(2);
    expect(lines.join()).toContain('YEAR_DIFFERS');
    expect(await readdir(out)).toEqual(['findings.json']);
  });
});
