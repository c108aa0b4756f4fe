import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inOneUnit, lowest, sumOf } from '../../shared/money/common-unit.ts';
import { compare, fraction, plus, ZERO } from '../../shared/money/fraction.ts';

const anyFraction = fc
  .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 1000n }))
  .map(([n, d]) => fraction(n, d));

it('keeps the value and leaves no common divisor', () => {
  fc.assert(
    fc.property(anyFraction, (value) => {
      const { n, d } = lowest(value);
      expect(compare({ n, d }, value)).toBe(0);
      for (let divisor = 2n; divisor <= d; divisor++) {
        expect(n % divisor === 0n && d % divisor === 0n).toBe(false);
      }
    }),
  );
  expect([lowest(fraction(6n, 4n)), lowest(ZERO), lowest(fraction(-3n, 3n))]).toEqual([
    { n: 3n, d: 2n },
    { n: 0n, d: 1n },
    { n: -1n, d: 1n },
  ]);
});

it('sums as adding does', () => {
  fc.assert(
    fc.property(fc.array(anyFraction, { maxLength: 20 }), (values) => {
      expect(compare(sumOf(values), values.reduce(plus, ZERO))).toBe(0);
    }),
  );
});

it('counts in one unit what compares and adds as before', () => {
  expect(inOneUnit([fraction(1n, 2n), fraction(1n, 3n), fraction(2n, 4n)])).toEqual([6n, 4n, 6n]);
  expect(inOneUnit([])).toEqual([]);
  fc.assert(
    fc.property(fc.array(anyFraction, { minLength: 2, maxLength: 10 }), (values) => {
      const counts = inOneUnit(values);
      const sum = counts.reduce((total, count) => total + count, 0n);
      for (const [index, value] of values.entries()) {
        expect(Math.sign(compare(value, values[0]!))).toBe(
          counts[index]! < counts[0]! ? -1 : counts[index]! > counts[0]! ? 1 : 0,
        );
        expect(
          compare(
            { n: counts[index]! * sumOf(values).n, d: sumOf(values).d },
            { n: value.n * sum, d: value.d },
          ),
        ).toBe(0);
      }
    }),
  );
});
