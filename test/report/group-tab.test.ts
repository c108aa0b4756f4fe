import { beforeAll, expect, test } from 'vitest';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import { type County, county, MARCH, reportOf, type Settled, settleCounty, YEAR } from './county.ts';
import { columnsOf, looks, rowsOf, texts } from './reading.ts';

let tabs: County;
let month: Settled;
let year: Settled;
beforeAll(async () => {
  tabs = county();
  month = await settleCounty(tabs, MARCH);
  year = await settleCounty(county(), YEAR);
});

const tab = (settled: Settled): SheetModel => reportOf(settled).find(({ name }) => name === '病組分析')!;
const money = (amount: bigint): string => looks({ value: { units: amount, decimals: 2 }, style: 'money' });

/** Rows of groups: below the head, above the totals. */
function groupsOf(sheet: SheetModel): string[][] {
  const rows = texts(sheet);
  return rows.slice(
    4,
    rows.findIndex((row) => row[0] === '各組合計'),
  );
}

/** The cases of a group in the pool, straight from the rows of the input. */
function casesOf(code: string, period: string) {
  const left = new Set(
    tabs
      .get('特病單議')!
      .filter((row) => row[1] === '按項目' || row[1] === '不予支付')
      .map(([number]) => number),
  );
  const ofGroup = tabs.get('病例')!.filter((row) => row[7] === code && row[6]!.startsWith(period));
  const inPool = ofGroup.filter(([number]) => !left.has(number));
  return { inPool, outside: ofGroup.length - inPool.length };
}
const fenOf = (row: readonly string[]): bigint => BigInt(row[8]!.replace('.', ''));

test('cases, charges and mean of every group are those of the case rows', () => {
  const sheet = tab(month);
  const rows = groupsOf(sheet);
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows.filter(([, , kind]) => kind !== '床日')) {
    const { inPool, outside } = casesOf(row[0]!, '2025-03');
    const total = inPool.reduce((sum, one) => sum + fenOf(one), 0n);
    const n = BigInt(inPool.length);
    const mean = n === 0n ? '—' : money((total * 2n + n) / (2n * n));
    expect([row[3], row[4], row[5], row[8]]).toEqual([
      String(inPool.length),
      String(outside),
      money(total),
      mean,
    ]);
  }
  expect(rows.reduce((sum, row) => sum + Number(row[4]), 0)).toBe(3);
});

test('the coefficient of variation is that of the population, to four decimals', () => {
  const general = groupsOf(tab(year)).filter((row) => row[2] === '一般');
  const largest = general.reduce((most, row) => (Number(row[3]) > Number(most[3]) ? row : most));
  const charges = casesOf(largest[0]!, '2025').inPool.map(fenOf);
  expect(charges.length).toBeGreaterThan(5);
  const n = BigInt(charges.length);
  const sum = charges.reduce((a, b) => a + b, 0n);
  const squares = charges.reduce((a, b) => a + b * b, 0n);
  // CV in units of 10^-4, by whole numbers: 2·CV·10^4 ± 1 brackets the root.
  const cv = BigInt(largest[9]!.replace('.', ''));
  const target = (n * squares - sum * sum) * 4n * 10n ** 8n;
  expect((2n * cv - 1n) ** 2n * sum * sum <= target).toBe(true);
  expect((2n * cv + 1n) ** 2n * sum * sum > target).toBe(true);
});

test('a bed-day group is compared by the day', () => {
  const sheet = tab(year);
  const columns = columnsOf(sheet, 4);
  const rows = groupsOf(sheet).filter((row) => row[2] === '床日' && row[3] !== '0');
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    const { inPool } = casesOf(row[0]!, '2025');
    const days = inPool.reduce(
      (sum, one) => sum + (Date.parse(one[6]!) - Date.parse(one[5]!)) / 86_400_000,
      0,
    );
    const total = inPool.reduce((sum, one) => sum + fenOf(one), 0n);
    const d = BigInt(days);
    expect(row[columns.get('次均費用')!]).toBe(money((total * 2n + d) / (2n * d)));
  }
});

test('sorted by points, largest first; equal ones by code', () => {
  const rows = groupsOf(tab(year));
  const order = rows.map((row) => ({ code: row[0]!, units: BigInt(row[6]!.replace(/[,.]/g, '')) }));
  const sorted = [...order].sort((a, b) =>
    a.units === b.units ? (a.code < b.code ? -1 : 1) : a.units > b.units ? -1 : 1,
  );
  expect(order).toEqual(sorted);
});

test('shares are of all points; kinds without values in force have none to compare', () => {
  const sheet = tab(year);
  const columns = columnsOf(sheet, 4);
  const all = year.settlement.pools.reduce((sum, pool) => sum + pool.points, 0n);
  for (const row of groupsOf(sheet)) {
    const units = BigInt(row[6]!.replace(/[,.]/g, ''));
    const share = (units * 20_000n + all) / (2n * all);
    expect(row[columns.get('點數佔比')!]).toBe(
      looks({ value: { units: share, decimals: 4 }, style: 'ratio' }),
    );
    if (row[2] === '非穩定' || row[2] === '歧義') {
      expect(row[columns.get('現行基準點數')!]).toBe('—');
      expect(row[columns.get('實際÷現行')!]).toBe('—');
    }
  }
  expect(rowsOf(sheet, '各組合計')[0]![columns.get('點數佔比')!]).toBe('100.00%');
});
