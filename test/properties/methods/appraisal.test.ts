import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ruleInForce } from '../../../shared/law/rule.ts';
import { fen } from '../../../shared/money/fen.ts';
import { compare, fraction, ONE, ZERO } from '../../../shared/money/fraction.ts';
import { depositRelease } from '../../../shared/rules/appraisal/deposit-release.ts';
import { linearIndicator } from '../../../shared/rules/appraisal/indicator-linear.ts';
import { bandRatio, scoreBands } from '../../../shared/rules/appraisal/release-bands.ts';
import { rewardPool } from '../../../shared/rules/appraisal/reward-pool.ts';
import { canonicalJson } from '../../../shared/settle/hash.ts';
import { settlementFigures } from '../../../shared/settle/settlement.ts';
import { APPRAISAL } from '../../methods/appraisal-county.ts';
import { settleTabs } from '../../methods/workbook.ts';

const kind = scoreBands('');
const TABLES = ['60:1:80:0.03,80:1', '60:1:100:0.01,95:1', '0:0.95,600:0.98,800:1.02', ''].map(
  (text) => kind.read(text)!,
);
const tables = fc.constantFrom(...TABLES);
const score = fc.bigInt({ min: 0n, max: 1_000_000n }).map((n) => fraction(n, 10_000n));
const money = fc.bigInt({ min: 0n, max: 10n ** 13n }).map(fen);

it('releases and loses exactly what was held, between nothing and all', () => {
  const rule = ruleInForce(depositRelease, '2025-12-31')!;
  fc.assert(
    fc.property(tables, score, money, (bands, points, held) => {
      const facts = { held, score: points, bands: bands.map((band) => ({ ...band, reward: ZERO })) };
      const { released, lost, reward } = rule.apply(facts);
      expect(released + lost).toBe(held);
      expect(lost >= 0n && released >= 0n).toBe(true);
      expect(reward).toBe(0n);
    }),
  );
});

it('never releases less for a better score', () => {
  fc.assert(
    fc.property(tables, score, score, (bands, a, b) => {
      const [low, high] = compare(a, b) <= 0 ? [a, b] : [b, a];
      expect(compare(bandRatio(bands, low), bandRatio(bands, high))).toBeLessThanOrEqual(0);
    }),
  );
});

it('writes a table as it was read', () => {
  fc.assert(
    fc.property(tables, (bands) => {
      expect(kind.read(kind.write(bands))).toEqual(bands);
    }),
  );
});

it('never gives an indicator less than nothing or more than its weight, nor less for a better value', () => {
  const rule = ruleInForce(linearIndicator, '2025-12-31')!;
  const value = fc.bigInt({ min: -500n, max: 500n }).map((n) => fraction(n, 7n));
  fc.assert(
    fc.property(value, value, value, value, (one, other, a, b) => {
      fc.pre(compare(one, other) !== 0);
      const up = compare(one, other) > 0;
      const indicator = {
        name: '',
        direction: up ? ('越高越好' as const) : ('越低越好' as const),
        form: '線性' as const,
        weight: ONE,
        target: one,
        zero: other,
        steps: [],
        strict: false,
        veto: false,
      };
      const [pa, pb] = [rule.apply({ indicator, value: a }), rule.apply({ indicator, value: b })];
      for (const points of [pa, pb]) {
        expect(compare(points, ZERO) >= 0 && compare(points, ONE) <= 0).toBe(true);
      }
      const order = up ? compare(a, b) : compare(b, a);
      expect(Math.sign(compare(pa, pb)) * Math.sign(order)).toBeGreaterThanOrEqual(0);
    }),
  );
});

it('shares a pool to the fen, whoever comes first, and no more to a worse score of the same size', () => {
  const rule = ruleInForce(rewardPool, '2025-12-31')!;
  const member = fc.record({
    score: fc.bigInt({ min: 1n, max: 300n }).map((n) => fraction(n, 3n)),
    size: fc.bigInt({ min: 1n, max: 10n ** 9n }).map((n) => fraction(n, 100n)),
  });
  fc.assert(
    fc.property(money, fc.array(member, { minLength: 1, maxLength: 8 }), (pool, list) => {
      const members = list.map((one, index) => ({ key: `H${index}`, ...one }));
      const shares = rule.apply({ pool, members });
      expect([...shares.values()].reduce((sum, part) => sum + part, 0n)).toBe(pool);
      const again = rule.apply({ pool, members: [...members].reverse() });
      expect([...again].sort()).toEqual([...shares].sort());
      const [first] = members;
      const twin = { ...first!, key: 'H9', score: fraction(first!.score.n + 3n, first!.score.d) };
      const both = rule.apply({ pool, members: [...members, twin] });
      expect(both.get('H9')! >= both.get('H0')!).toBe(true);
    }),
  );
});

it('gives the same bytes in any order of rows', async () => {
  const bytes = async (tabs: typeof APPRAISAL) => {
    const { settlement } = await settleTabs(tabs, '2025');
    return canonicalJson(settlementFigures(settlement!));
  };
  const expected = await bytes(APPRAISAL);
  const orders = fc.tuple(
    ...Object.entries(APPRAISAL).map(([tab, [header, ...rows]]) =>
      fc
        .shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })
        .map((order) => [tab, [header!, ...order]] as const),
    ),
  );
  await fc.assert(
    fc.asyncProperty(orders, async (tabs) => {
      expect(await bytes(Object.fromEntries(tabs))).toBe(expected);
    }),
    { numRuns: 15 },
  );
});
