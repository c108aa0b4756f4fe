import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ruleInForce } from '../../../shared/law/rule.ts';
import { formatUnits } from '../../../shared/money/decimal-text.ts';
import { fen } from '../../../shared/money/fen.ts';
import { fraction } from '../../../shared/money/fraction.ts';
import type { ItemFacts } from '../../../shared/rules/fund-budget/facts.ts';
import { divideBudget } from '../../../shared/rules/fund-budget/items.ts';
import { openingAudited } from '../../../shared/rules/fund-budget/opening-audited.ts';
import { openingMean, openingWeighted } from '../../../shared/rules/fund-budget/opening-years.ts';
import { inpatientParts, outpatientPackage } from '../../../shared/rules/fund-budget/parts.ts';
import { fundYear } from '../../../shared/settle/methods/fund-year.ts';
import type { Account, Statement } from '../../../shared/settle/methods/statement.ts';
import { areaWith, contextOf, owing } from '../../methods/fund-year-context.ts';

const AT = '2025-12-31';
const amount = fc.bigInt({ min: 0n, max: 10n ** 13n }).map(fen);
const signed = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }).map(fen);
const sum = (parts: Iterable<bigint>) => [...parts].reduce((total, part) => total + part, 0n);

const weights = fc
  .uniqueArray(
    fc.tuple(fc.string({ minLength: 1, maxLength: 4 }), fc.nat(1000), fc.integer({ min: 1, max: 97 })),
    {
      minLength: 1,
      maxLength: 8,
      selector: ([key]) => key,
    },
  )
  .filter((all) => all.some(([, n]) => n > 0));

it.each([
  ['outpatient', ruleInForce(outpatientPackage, AT)!],
  ['inpatient', ruleInForce(inpatientParts, AT)!],
] as const)('the %s parts are the whole to the fen, in any order of the rows', (_, rule) => {
  fc.assert(
    fc.property(signed, weights, (whole, all) => {
      const shares = all.map(([key, n, d]) => ({ key, weight: fraction(BigInt(n), BigInt(d)) }));
      const parts = rule.apply({ amount: whole, shares });
      expect(sum(parts.values())).toBe(whole);
      const turned = rule.apply({ amount: whole, shares: [...shares].reverse() });
      expect([...turned].sort()).toEqual([...parts].sort());
    }),
  );
});

it('items, and what no item was given, are the whole to the fen; none is negative', () => {
  const rule = ruleInForce(divideBudget, AT)!;
  const shares = fc.array(fc.nat(300), { minLength: 0, maxLength: 3 });
  fc.assert(
    fc.property(amount, shares, fc.boolean(), fc.nat(100), (whole, ratios, rest, fixedShare) => {
      const items: ItemFacts[] = [
        ...ratios.map((n, index) => ({ key: `r${index}`, size: { ratio: fraction(BigInt(n), 1000n) } })),
        { key: 'fixed', size: { amount: fen((whole * BigInt(fixedShare)) / 100n) } },
        ...(rest ? [{ key: 'rest', size: 'rest' as const }] : []),
      ];
      const divided = rule.apply({ amount: whole, items });
      expect(sum(divided.items.values()) + divided.unassigned).toBe(whole);
      for (const part of [...divided.items.values(), divided.unassigned]) expect(part >= 0n).toBe(true);
      if (rest) expect(divided.unassigned).toBe(0n);
    }),
  );
});

const facts = (bases: readonly bigint[], growth: bigint) => ({
  form: 'audited' as const,
  bases: bases.map(fen),
  yearWeights: bases.map(() => fraction(1n)),
  growth: fraction(growth, 10_000n),
  contributions: { before: fen(0n), now: fen(0n) },
  categories: [],
  agreed: fen(0n),
});

it('more spending or more growth never opens with less', () => {
  const rule = ruleInForce(openingAudited, AT)!;
  const growth = fc.bigInt({ min: -10_000n, max: 20_000n });
  fc.assert(
    fc.property(amount, amount, growth, growth, (a, b, g, h) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const [less, more] = g < h ? [g, h] : [h, g];
      expect(rule.apply(facts([low], less)) <= rule.apply(facts([high], more))).toBe(true);
    }),
  );
});

it('the mean is the weighted mean of equal weights, and lies within its years', () => {
  const mean = ruleInForce(openingMean, AT)!;
  const weighted = ruleInForce(openingWeighted, AT)!;
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 5 }), (bases) => {
      const opened = mean.apply(facts(bases, 0n));
      expect(weighted.apply(facts(bases, 0n))).toBe(opened);
      const ordered = [...bases].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(opened >= ordered[0]! && opened <= ordered.at(-1)!).toBe(true);
    }),
  );
});

const yuanText = (value: bigint) => formatUnits(value, 2);

it('the page reconciles to 0.00 whatever the methods owe, and the order of statements’ lines changes nothing', async () => {
  const area = await areaWith([
    ['職工', '門診', '100'],
    ['居民', '門診', '70'],
    ['居民', '單病種', '-5'],
  ]);
  const owed = fc.tuple(
    fc.constantFrom<Account>('職工', '居民', '財政', '長護'),
    fc.constantFrom('門診', '单病种', '住院', '家庭病床'),
    fc.constantFrom('H1', 'C1', 'H2', 'P1', 'G1', 'G2', '統籌區外'),
    signed.map(yuanText),
    signed.map(yuanText),
  );
  const page = (lists: readonly (readonly (typeof owed extends fc.Arbitrary<infer T> ? T : never)[])[]) =>
    fundYear.settle(
      contextOf(
        area,
        [],
        [],
        [
          owing('capitation', '門診按人頭付費', '門診人頭結算', lists[0]!),
          owing('diseasePackage', '單病種付費', '單病種結算', lists[1]!),
        ],
      ),
    )!;
  fc.assert(
    fc.property(fc.array(owed, { maxLength: 12 }), fc.array(owed, { maxLength: 12 }), (first, second) => {
      const statement = page([first, second]);
      for (const table of statement.tables) expect(differences(table)).toEqual({});
      expect(page([[...first].reverse(), [...second].reverse()])).toEqual(statement);
    }),
    { numRuns: 60 },
  );
});

/** Columns whose rows do not add up to the total. */
function differences({ rows, totals }: Statement['tables'][number]): Record<string, bigint> {
  const off = Object.entries(totals!.cells).map(([key, total]): [string, bigint] => {
    const own = rows.filter(({ subtotal }) => !subtotal).map(({ cells }) => cells[key] ?? 0n);
    return [key, sum(own as bigint[]) - total];
  });
  return Object.fromEntries(off.filter(([, difference]) => difference !== 0n));
}
