import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ruleInForce } from '../../../shared/law/rule.ts';
import { sumOf } from '../../../shared/money/common-unit.ts';
import { compare, type Fraction, fraction, minus, ONE, plus, ZERO } from '../../../shared/money/fraction.ts';
import { purchaseCeiling } from '../../../shared/rules/equivalents/ceiling.ts';
import { itemEquivalents } from '../../../shared/rules/equivalents/item-equivalents.ts';
import { canonicalJson } from '../../../shared/settle/hash.ts';
import { settlementFigures } from '../../../shared/settle/settlement.ts';
import { EQUIVALENTS, GROWTH } from '../../methods/equivalents-county.ts';
import { settleTabs, statementOf, tableOf } from '../../methods/workbook.ts';

const amount = fc.bigInt({ min: 0n, max: 10n ** 9n }).map((n) => fraction(n, 100n));
const share = fc
  .tuple(fc.bigInt({ min: 1n, max: 500n }), fc.bigInt({ min: 0n, max: 500n }))
  .map(([of, failed]): Fraction => fraction(failed < of ? failed : of, of));

it('divides what is claimed into beyond, failed and counted, none below nothing', () => {
  const rule = ruleInForce(itemEquivalents, '2025-12-31')!;
  fc.assert(
    fc.property(
      amount,
      fc.option(amount, { nil: undefined }),
      amount,
      share,
      (quantity, most, weight, failureRatio) => {
        const { claimed, beyond, failed, counted } = rule.apply({ quantity, most, weight, failureRatio });
        expect(compare(plus(plus(beyond, failed), counted), claimed)).toBe(0);
        for (const part of [beyond, failed, counted]) expect(compare(part, ZERO)).toBeGreaterThanOrEqual(0);
        const more = rule.apply({ quantity: plus(quantity, ONE), most, weight, failureRatio });
        expect(compare(more.counted, counted)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

it('never buys more than was counted, nor more than any ceiling', () => {
  const rule = ruleInForce(purchaseCeiling, '2025-12-31')!;
  const lines = fc.array(fc.record({ counted: amount, limit: fc.option(amount, { nil: undefined }) }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(lines, fc.option(amount, { nil: undefined }), (list, areaLimit) => {
      const counted = new Map<string, Fraction>(list.map((line, index) => [`C${index}`, line.counted]));
      const limits = new Map<string, Fraction>(
        list.flatMap(({ limit }, index) => (limit ? [[`C${index}`, limit] as const] : [])),
      );
      const bought = rule.apply({ counted, limits, areaLimit });
      for (const [code, part] of bought) {
        expect(compare(part, counted.get(code)!)).toBeLessThanOrEqual(0);
        const limit = limits.get(code);
        if (limit) expect(compare(part, limit)).toBeLessThanOrEqual(0);
      }
      if (areaLimit)
        expect(compare(minus(areaLimit, sumOf(bought.values())), ZERO)).toBeGreaterThanOrEqual(0);
    }),
  );
});

it('comes to the same fen over items and over institutions, in any order of rows', async () => {
  const settle = (tabs: typeof EQUIVALENTS) => settleTabs(tabs, '2025', GROWTH);
  const bytes = async (tabs: typeof EQUIVALENTS) =>
    canonicalJson(settlementFigures((await settle(tabs)).settlement!));
  const expected = await bytes(EQUIVALENTS);
  const orders = fc.tuple(
    ...Object.entries(EQUIVALENTS).map(([tab, [header, ...rows]]) =>
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

  const quantities = fc.array(fc.bigInt({ min: 0n, max: 10n ** 7n }), { minLength: 6, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(quantities, async (numbers) => {
      const [header, ...rows] = EQUIVALENTS['當量工作量']!;
      const work = rows.map((row, index) => [...row.slice(0, 3), `${numbers[index]!}.37`]);
      const statement = statementOf(
        await settle({ ...EQUIVALENTS, 當量工作量: [header!, ...work] }),
        'equivalents',
      );
      const sum = (table: string, column: string) =>
        tableOf(statement, table).rows.reduce(
          (total, { cells }) => total + ((cells[column] ?? 0n) as bigint),
          0n,
        );
      expect(sum('work', 'amount')).toBe(sum('institutions', 'due'));
      expect(sum('funds', 'borne')).toBe(sum('institutions', 'due'));
      expect(sum('institutions', 'due') - sum('institutions', 'paid')).toBe(
        sum('institutions', 'settlement'),
      );
    }),
    { numRuns: 15 },
  );
});
