import { expect, it } from 'vitest';
import { PACKAGES } from './package-county.ts';
import { tracesOf } from './traces.ts';
import { rowsOf, settleTabs, statementOf, tableOf, told } from './workbook.ts';

const pick = (rows: readonly Record<string, string>[], ...keys: readonly string[]) =>
  rows.map((row) => keys.map((key) => row[key]).join(' '));

it('settles a year: packages, uncompleted pathways, payments', async () => {
  const settled = await settleTabs(PACKAGES, '2025');
  expect(told(settled.findings)).toEqual([]);
  const statement = statementOf(settled, 'diseasePackage');
  expect(statement.tables.map(({ key, title }) => [key, title])).toEqual([
    ['dues', '單病種付費年終清算'],
    ['diseases', '各病種的費用與應付'],
    ['prices', '單病種付費標準（2 個病種）'],
  ]);
  expect(
    pick(
      rowsOf(statement, 'dues'),
      'institution',
      'fund',
      'cases',
      'completed',
      'rate',
      'total',
      'balance',
      'ofCompleted',
      'ofOthers',
      'due',
      'paid',
      'payment',
    ),
  ).toEqual([
    'C1 居民 1 0 0 6100.00 0.00 0.00 4800.00 4800.00 0.00 4800.00',
    'H1 居民 2 1 0.5 25000.00 600.00 7350.00 7350.00 14700.00 7350.00 7350.00',
    'H1 職工 1 1 1 5400.00 -200.00 4420.00 0.00 4420.00 0.00 4420.00',
    // 9,500 of the institution itself and 5,200, × 75 %
    'H2 居民 2 2 1 13700.00 1000.00 11025.00 0.00 11025.00 0.00 11025.00',
    'P1 居民 0 0  0.00 0.00 0.00 0.00 0.00 20.00 -20.00',
  ]);
  expect(pick(rowsOf(statement, 'diseases'), 'institution', 'disease', 'price', 'mean')).toEqual([
    'C1 D01 8600.00 6100.00',
    'H1 D01 9800.00 12500.00',
    'H1 D02 5200.00 5400.00',
    'H2 D01 9500.00 9000.00',
    'H2 D02 5200.00 4700.00',
  ]);
  expect(
    statement.entitlements.map(({ account, budgetItem, cost, paid }) => [account, budgetItem, cost, paid]),
  ).toEqual([
    ['居民', '單病種', 480_000n, 0n],
    ['居民', '單病種', 1_470_000n, 735_000n],
    ['職工', '單病種', 442_000n, 0n],
    ['居民', '單病種', 1_102_500n, 0n],
    ['居民', '單病種', 0n, 2_000n],
  ]);
  expect(tableOf(statement, 'dues').rows.map(({ owner }) => owner)).toContainEqual({
    kind: 'institution',
    code: 'H2',
  });
  expect(tableOf(statement, 'prices').shared).toBe(true);
});

it('pays a month its ratio', async () => {
  const statement = statementOf(
    await settleTabs(PACKAGES, '2025-02', { 'diseasePackage.prepay': '0.9' }),
    'diseasePackage',
  );
  expect(pick(rowsOf(statement, 'dues'), 'institution', 'fund', 'due', 'payment')).toEqual([
    'H1 居民 7350.00 6615.00',
    'H1 職工 4420.00 3978.00',
  ]);
  expect(statement.entitlements.map(({ cost, paid }) => [cost, paid])).toEqual([
    [661_500n, 0n],
    [397_800n, 0n],
  ]);
  expect((await settleTabs(PACKAGES, '2025-09')).settlement).toBeUndefined();
});

it('traces each case that an amount is made of', async () => {
  const { area } = await settleTabs(PACKAGES, '2025');
  const steps = tracesOf(area!, 'diseasePackage', { kind: 'year', year: 2025 });
  expect(steps.get('diseases/H1 居民 D01/ofCompleted')).toEqual([
    'package-fund-ratio: S × p; S 9800, p 0.75 → 7350',
    'package-complete: A; A 7350 → 7350',
  ]);
  expect(steps.get('diseases/H1 居民 D01/ofOthers')).toEqual([
    'package-fund-ratio: S × p; S 9800, p 0.75 → 7350',
    'package-by-item: min(F, m × A); F 11500, m 1, A 7350 → 7350',
  ]);
  expect(steps.get('dues/H1 居民/payment')).toEqual(['package-clearing: Y − Z; Y 14700, Z 7350 → 7350']);
});

it('needs no ratio where the fund pays the price less the patient', async () => {
  const [header, ...prices] = PACKAGES['單病種標準']!;
  const tabs = {
    ...PACKAGES,
    單病種標準: [
      header!,
      ...prices.map((row) => row.map((text, index) => (index === 4 || index === 5 ? '' : text))),
    ],
  };
  const settled = await settleTabs(tabs, '2025', { 'diseasePackage.fundPart': 'lessPatient' });
  expect(pick(rowsOf(statementOf(settled, 'diseasePackage'), 'dues'), 'institution', 'due')).toEqual([
    'C1 4800.00',
    // 9,800 − 2,400 and min(11,500, 9,800 − 4,300)
    'H1 12900.00',
    'H1 4300.00',
    'H2 11000.00',
    'P1 0.00',
  ]);
});
