import { expect, test } from 'vitest';
import { bookOf } from '../../shared/explain/book.ts';
import { lineOfKey, linesOf } from '../../shared/explain/explanation.ts';
import { compare, fraction } from '../../shared/money/fraction.ts';
import type { ModelCell } from '../../shared/sheets/sheet-model.ts';
import { evaluate, same } from '../explain/evaluate.ts';
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
      const line = lineOfKey(book, cell.amount);
      expect(line, cell.amount).toBeDefined();
      expect(compare(amountOf(cell), line!.result.value), cell.amount).toBe(0);
      expect(same(evaluate(linesOf(book, cell.amount)), amountOf(cell)), cell.amount).toBe(true);
    }
  }
  expect([...found.keys()]).toEqual(['點值', '機構結算', '醫共體結算']);
  const { institutions, pools, consortia } = settled.settlement;
  const money = period.kind === 'month' ? 6 : 8;
  // Every institution, the sum of each fund and of both; one column is of points
  expect(found.get('機構結算')).toBe((institutions.length + pools.length + 1) * (1 + money));
  const codes = new Set(consortia.map(({ code }) => code));
  const others = institutions.some(
    ({ code }) => settled.area.institutions.get(code)?.consortium === undefined,
  );
  // Members, their sums beside the line of the 醫共體, what goes to its lead, the others' sum, the sum of all
  expect(found.get('醫共體結算')).toBe(
    (institutions.length + consortia.length + (others ? 1 : 0)) * (1 + money) +
      consortia.length * money +
      codes.size * (money + 1) +
      money,
  );
  // Fields of a pool: nine of a month; a year has 池內預算 and E once more, and no share of the month.
  // All but the point value are added up over both funds.
  const fields = period.kind === 'month' ? 9 : 10;
  expect(found.get('點值')).toBe(pools.length * fields + fields - 1);
});

test('a sum that names an amount which is not there, or no amounts, is nothing', async () => {
  const settled = await settleCounty(county(), MARCH);
  const book = bookOf(settled.area, settled.digest, settled.settlement);
  for (const key of ['sum/', 'sum/{}', 'sum/[]', 'sum/["題"]', 'sum/["題","pool/居民/nothing"]', 'sum/"x"']) {
    expect([key, lineOfKey(book, key)]).toEqual([key, undefined]);
  }
});
