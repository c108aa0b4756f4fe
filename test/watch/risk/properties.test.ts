import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../../../shared/money/common-unit.ts';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { compare, type Fraction, ZERO } from '../../../shared/money/fraction.ts';
import type { Flag } from '../../../shared/watch/flag.ts';
import { riskScorePart } from '../../../shared/watch/parts/risk-score.ts';
import { contextOf, flagOf, type Work } from './institutions.ts';

const CODES = ['A1', 'A2', 'A3', 'A4', 'A5', 'B1', 'B2'] as const;
const RULES = ['watch-split-stay', 'watch-overlap', 'watch-long-stay', 'volume-rise'] as const;

const works: fc.Arbitrary<readonly Work[]> = fc
  .tuple(
    ...CODES.map((code) =>
      fc.record({
        code: fc.constant(code),
        cases: fc.integer({ min: 1, max: 300 }),
        days: fc.integer({ min: 1, max: 3000 }),
        total: fc.integer({ min: 1, max: 3_000_000 }),
        drugs: fc.integer({ min: 0, max: 1_000_000 }),
        patientPaid: fc.integer({ min: 0, max: 500_000 }),
        department: fc.constantFrom('', '內科', '骨科'),
      }),
    ),
  )
  .map((all) => all);

const flag: fc.Arbitrary<Flag> = fc
  .record({
    rule: fc.constantFrom(...RULES),
    code: fc.constantFrom(...CODES),
    number: fc.nat(1_000_000),
    person: fc.constantFrom('p1', 'p2', 'p3'),
  })
  .map(({ rule, code, number, person }) =>
    rule === 'volume-rise'
      ? flagOf(rule, code, { subject: { kind: 'volume', item: String(number), period: '2025-03' } })
      : flagOf(rule, code, { number, person }),
  );

const flags = fc.array(flag, { maxLength: 60 });

const sheetsOf = (...given: Parameters<typeof contextOf>) => riskScorePart.watch(contextOf(...given)).sheets;

const plain = (value: unknown) =>
  JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part));

/** The scores as exact fractions, by institution. */
function scoresOf(...given: Parameters<typeof contextOf>): ReadonlyMap<string, Fraction> {
  const table = sheetsOf(...given)
    .flatMap(({ tables }) => tables)
    .find(({ key }) => key === 'institutions');
  return new Map(
    (table?.rows ?? []).map(({ cells }) => [cells['code'] as string, cells['score'] as Fraction]),
  );
}

describe('any county', () => {
  it('has the same picture whatever the order of its rows', () => {
    fc.assert(
      fc.property(works, flags, fc.integer(), (all, raised, seed) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          [...list]
            .map((one, index) => [(index * 7919 + seed) % 104_729, one] as const)
            .sort(([a], [b]) => a - b)
            .map(([, one]) => one);
        expect(plain(sheetsOf(shuffled(all), shuffled(raised)))).toBe(plain(sheetsOf(all, raised)));
      }),
      { numRuns: 60 },
    );
  });

  it('has the same scores when all money is a whole number of times as much', () => {
    fc.assert(
      fc.property(works, flags, fc.bigInt({ min: 2n, max: 1_000_000n }), (all, raised, scale) => {
        const [once, more] = [scoresOf(all, raised), scoresOf(all, raised, scale)];
        for (const [code, score] of once) expect([code, compare(score, more.get(code)!)]).toEqual([code, 0]);
        expect([...more.keys()]).toEqual([...once.keys()]);
      }),
      { numRuns: 60 },
    );
  });

  it('never scores an institution lower for one flag more', () => {
    // Without floor or cap to hide behind, and with so few cases that one flag tells.
    const bare = { 'watch.risk.cap': decimal('1000'), 'watch.risk.rateFloor': decimal('0.0001') };
    fc.assert(
      fc.property(works, flags, flag, fc.boolean(), (all, raised, another, few) => {
        const sized = few ? all.map((work) => ({ ...work, cases: 1 + (work.cases % 20) })) : all;
        const scores = (of: readonly Flag[]) => scoresOf(sized, of, 1n, few ? bare : {});
        const before = scores(raised).get(another.institution) ?? ZERO;
        const after = scores([...raised, another]).get(another.institution)!;
        expect(compare(after, before)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
  });

  it('has scores that are exactly what their lines come to', () => {
    fc.assert(
      fc.property(works, flags, (all, raised) => {
        const tables = sheetsOf(all, raised).flatMap((sheet) => sheet.tables);
        for (const [lines, scores] of [
          ['institutionLines', 'institutions'],
          ['departmentLines', 'departments'],
        ]) {
          const of = (key: string | undefined) => tables.find((table) => table.key === key)?.rows ?? [];
          for (const { cells } of of(scores)) {
            const own = of(lines).filter(
              (row) =>
                !row.subtotal &&
                row.cells['code'] === cells['code'] &&
                row.cells['department'] === cells['department'],
            );
            const sum = sumOf(own.map((row) => row.cells['contribution'] as Fraction));
            expect([cells['code'], compare(sum, cells['score'] as Fraction)]).toEqual([cells['code'], 0]);
            const parts = sumOf([cells['indicators'] as Fraction, cells['flagged'] as Fraction]);
            expect(compare(parts, cells['score'] as Fraction)).toBe(0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
