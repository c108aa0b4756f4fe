import { expect, test } from 'vitest';
import { bookOf } from '../../shared/explain/book.ts';
import { compare, fraction } from '../../shared/money/fraction.ts';
import type { ModelCell } from '../../shared/sheets/sheet-model.ts';
import { county, MARCH, reportOf, settleCounty, YEAR } from './county.ts';

/** What a cell shows, as an exact fraction. */
function amountOf({ value }: ModelCell) {
  if (value === null || typeof value !== 'object' || 'day' in value) throw new Error('no amount');
  return 'fen' in value ? fraction(value.fen, 100n) : fraction(value.units, 10n ** BigInt(value.decimals));
}

test.each([
  ['month', MARCH],
  ['year', YEAR],
] as const)('of a %s, every cell that can be opened shows just what its line comes to', async (_, period) => {
  const settled = await settleCounty(county(), period);
  const book = bookOf(settled.area, settled.digest, settled.settlement);
  const found = new Map<string, number>();
  for (const { name, rows } of reportOf(settled)) {
    for (const cell of rows.flat()) {
      if (cell.amount === undefined) continue;
      found.set(name, (found.get(name) ?? 0) + 1);
      const line = book.get(cell.amount);
      expect(line, cell.amount).toBeDefined();
      expect(compare(amountOf(cell), line!.result.value), cell.amount).toBe(0);
    }
  }
  expect([...found.keys()]).toEqual(['點值', '機構結算', '醫共體結算']);
  const { institutions, pools, consortia } = settled.settlement;
  const money = period.kind === 'month' ? 6 : 8;
  expect(found.get('機構結算')).toBe(institutions.length * (1 + money));
  expect(found.get('醫共體結算')).toBe(institutions.length * (1 + money) + consortia.length * money);
  // Fields of a pool: nine of a month; a year has 池內預算 and E once more, and no share of the month
  expect(found.get('點值')).toBe(pools.length * (period.kind === 'month' ? 9 : 10));
});
