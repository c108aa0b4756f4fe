import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compare, fraction } from '../../../shared/money/fraction.ts';
import { median } from '../../../shared/money/median.ts';
import { show } from '../../rules/base-facts.ts';

it.each([
  [[5n], '5'],
  [[9n, 1n], '5'],
  [[9n, 1n, 2n], '2'],
  [[9n, 1n, 2n, 4n], '3'],
  [[-3n, 0n, 0n, 7n], '0'],
  [[1n, 2n], '1.5'],
])('the median of %s is %s', (values, expected) => {
  expect(show(median(values.map((value) => fraction(value))))).toBe(expected);
});

it('compares unlike denominators exactly', () => {
  expect(show(median([fraction(1n, 3n), fraction(33_333n, 100_000n), fraction(1n, 2n)]))).toBe('1/3');
});

it('has no median of nothing', () => {
  expect(() => median([])).toThrow(RangeError);
});

it('leaves as many below as above', () => {
  const values = fc.array(fc.tuple(fc.bigInt(-50n, 50n), fc.bigInt(1n, 9n)), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(values, (pairs) => {
      const all = pairs.map(([n, d]) => fraction(n, d));
      const middle = median(all);
      const below = all.filter((value) => compare(value, middle) < 0).length;
      const above = all.filter((value) => compare(value, middle) > 0).length;
      expect(below * 2).toBeLessThanOrEqual(all.length);
      expect(above * 2).toBeLessThanOrEqual(all.length);
    }),
  );
});
