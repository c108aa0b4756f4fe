import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/settle/hash.ts';
import { settlementFigures } from '../../../shared/settle/settlement.ts';
import { settleTabs, statementOf, tableOf } from '../../methods/workbook.ts';
import { WORKING_CAPITAL } from '../../methods/working-capital-county.ts';

it('gives the same bytes in any order of rows', async () => {
  const bytes = async (tabs: typeof WORKING_CAPITAL) =>
    canonicalJson(settlementFigures((await settleTabs(tabs, '2025')).settlement!));
  const expected = await bytes(WORKING_CAPITAL);
  const orders = fc.tuple(
    ...Object.entries(WORKING_CAPITAL).map(([tab, [header, ...rows]]) =>
      fc
        .shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })
        .map((order) => [tab, [header!, ...order]] as const),
    ),
  );
  await fc.assert(
    fc.asyncProperty(orders, async (tabs) => {
      expect(await bytes(Object.fromEntries(tabs))).toBe(expected);
    }),
    { numRuns: 10 },
  );
});

/** Payments of the first quarter and, of each, how much came back later; in fen. */
const pair = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.bigInt({ min: 0n, max: 10n ** 9n }))
  .map(([paid, back]) => [paid, back < paid ? back : paid] as const);
const yuanText = (fen: bigint) => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;

it('keeps paid less come back as the balance, and warns of all that is left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 1, maxLength: 6 }), async (pairs) => {
      const moves = pairs.flatMap(([paid, back], index) => [
        ['職工', 'H1', '撥付', `2025-03-0${index + 1}`, yuanText(paid), '保'],
        ...(back > 0n
          ? [['職工', 'H1', index % 2 ? '收回' : '沖抵', '2025-12-01', yuanText(back), '保']]
          : []),
      ]);
      const header = WORKING_CAPITAL['預付金收付']![0]!;
      const settled = await settleTabs({ ...WORKING_CAPITAL, 預付金收付: [header, ...moves] }, '2025');
      const table = tableOf(statementOf(settled, 'workingCapital'), 'advances');
      const left = pairs.reduce((sum, [paid, back]) => sum + paid - back, 0n);
      expect(table.rows.reduce((sum, { cells }) => sum + (cells['balance'] as bigint), 0n)).toBe(left);
      expect(table.totals!.cells['balance']).toBe(left);
      expect(settled.findings.some(({ code }) => code === 'ADVANCE_OUTSTANDING')).toBe(left !== 0n);
    }),
    { numRuns: 25 },
  );
});
