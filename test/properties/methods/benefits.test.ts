import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleInForce } from '../../../shared/law/rule.ts';
import { fen } from '../../../shared/money/fen.ts';
import { fraction } from '../../../shared/money/fraction.ts';
import { criticalBenefit } from '../../../shared/rules/benefits/critical.ts';
import { accumulatedDeductible, oneStayDeductible } from '../../../shared/rules/benefits/deductible.ts';
import { POLICY, STAYS } from '../../methods/benefit-stays.ts';
import { settleTabs, statementOf, tableOf } from '../../methods/workbook.ts';

const yuanText = (n: number) => `${Math.trunc(n / 100)}.${String(n % 100).padStart(2, '0')}`;
const money = fc.integer({ min: 0, max: 30_000_000 }).map(yuanText);

const stay = fc.record({
  person: fc.constantFrom('p1', 'p2'),
  where: fc.constantFrom('H1,', 'C1,', 'H2,', ',三級'),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 14 }),
  days: fc.integer({ min: 0, max: 14 }),
  eligible: money,
  referred: fc.constantFrom('是', '否'),
  before: fc.oneof(fc.constant(''), money),
});

const two = (n: number) => String(n).padStart(2, '0');
const lines = fc.array(stay, { minLength: 1, maxLength: 8 }).map((list) =>
  list.map(({ person, where, month, day, days, eligible, referred, before }, index) => {
    const dates = `2025-${two(month)}-${two(day)},2025-${two(month)}-${two(day + days)}`;
    return `S${index},${person},居民,${where},${dates},${eligible},,${referred},${before},`;
  }),
);

const settled = async (rows: readonly string[], params = {}) =>
  tableOf(
    statementOf(
      await settleTabs({ 待遇政策: POLICY, 待遇測算: STAYS(...rows) }, '2025', {
        'benefits.unreferred.add': '0.1',
        ...params,
      }),
      'benefits',
    ),
    'stays',
  );

describe('benefits of any stays', () => {
  it('leave nothing of the charges unaccounted for, and nobody pays more than the charges', () =>
    fc.assert(
      fc.asyncProperty(lines, async (rows) => {
        const { rows: shown, totals } = await settled(rows);
        const sum = (key: string) => shown.reduce((total, { cells }) => total + (cells[key] as bigint), 0n);
        expect(sum('due') + sum('burden')).toBe(sum('eligible'));
        expect(totals!.cells).toEqual({ eligible: sum('eligible'), due: sum('due'), burden: sum('burden') });
        for (const { cells } of shown) {
          expect(cells['basic'] as bigint).toBeGreaterThanOrEqual(0n);
          expect(cells['deductible'] as bigint).toBeLessThanOrEqual(cells['eligible'] as bigint);
          expect(cells['basic'] as bigint).toBeLessThanOrEqual(cells['eligible'] as bigint);
        }
      }),
      { numRuns: 40 },
    ));

  it('are the same in whatever order the stays stand', () =>
    fc.assert(
      fc.asyncProperty(lines, async (rows) => {
        expect(await settled([...rows].reverse())).toEqual(await settled(rows));
      }),
      { numRuns: 30 },
    ));
});

describe('a chain', () => {
  const chain = fc.array(
    fc.record({
      eligible: fc.bigInt(0n, 5_000_000n).map(fen),
      standard: fc.bigInt(0n, 200_000n).map(fen),
      direction: fc.constantFrom('up' as const, 'down' as const, 'level' as const),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

  it('bears one deductible at the most, the highest, and all of it when the charges reach', () => {
    const rule = ruleInForce(oneStayDeductible, '2025-12-31')!;
    fc.assert(
      fc.property(chain, (stays) => {
        const parts = rule.apply({ chain: stays, params: { 'benefits.referral': 'oneStay' } });
        const most = stays.reduce((top, { standard }) => (standard > top ? standard : top), 0n);
        const charges = sum(stays.map(({ eligible }) => eligible));
        expect(sum(parts)).toBe(charges < most ? charges : most);
      }),
    );
  });

  it('never bears more when the deductible accumulates', () => {
    const rule = ruleInForce(accumulatedDeductible, '2025-12-31')!;
    fc.assert(
      fc.property(chain, (stays) => {
        const parts = rule.apply({ chain: stays, params: { 'benefits.referral': 'accumulate' } });
        const most = stays.reduce((top, { standard }) => (standard > top ? standard : top), 0n);
        expect(sum(parts)).toBeLessThanOrEqual(most);
        parts.forEach((part, index) => {
          expect(part).toBeLessThanOrEqual(stays[index]!.eligible);
        });
      }),
    );
  });
});

describe('大病保險', () => {
  it('comes to the same in any number of steps', () => {
    const rule = ruleInForce(criticalBenefit, '2025-12-31')!;
    const bands = [
      { from: fen(2_000_000n), ratio: fraction(60n, 100n) },
      { from: fen(5_000_000n), ratio: fraction(65n, 100n) },
    ];
    const between = (before: bigint, after: bigint) =>
      rule.apply({ before: fen(before), after: fen(after), bands });
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 9_000_000n), { minLength: 1, maxLength: 6 }), (marks) => {
        const steps = [0n, ...marks.sort((a, b) => (a < b ? -1 : 1))];
        const parts = steps.slice(1).map((mark, index) => between(steps[index]!, mark));
        expect(parts.reduce((total, part) => total + part, 0n)).toBe(between(0n, steps.at(-1)!));
      }),
    );
  });
});
