import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, fraction } from '../../shared/money/fraction.ts';
import { ListedCases } from '../../shared/rules/base/listed-cases.ts';
import { quartile, trim, trimLimits } from '../../shared/rules/base/trim.ts';
import { anyGroups, anySettings, cases, rowsOf, type Settings, settings, show } from './base-facts.ts';

const limits = (charges: readonly string[], own: Settings) => {
  const found = trimLimits(new ListedCases(cases(...charges)), settings(own));
  // Limits are in fen; cases are written in yuan.
  return found && [found.lower, found.upper].map(({ n, d }) => show(fraction(n, d * 100n)));
};
const kept = (charges: readonly string[], own: Settings) =>
  rowsOf(trim(new ListedCases(cases(...charges)), settings(own))).map(({ total }) =>
    show(fraction(total, 100n)),
  );

describe('quartiles as QUARTILE.INC gives them', () => {
  it.each([
    [[5n], '5', '5'],
    [[10n, 20n], '12.5', '17.5'],
    [[10n, 20n, 40n], '15', '30'],
    [[1n, 2n, 3n, 4n], '1.75', '3.25'],
    [[10n, 20n, 30n, 40n, 200n], '20', '40'],
    [[1n, 2n, 4n, 7n, 8n, 9n, 10n, 12n], '3.5', '9.25'],
    [[3n, 3n, 3n, 3n, 3n, 3n], '3', '3'],
  ])('%s: %s and %s', (sorted, q1, q3) => {
    expect(show(quartile(sorted, 1))).toBe(q1);
    expect(show(quartile(sorted, 3))).toBe(q3);
  });
});

describe('四分位距法', () => {
  const iqr = { 'base.trim': 'iqr', 'base.trim.k': '1.5' } as const;

  it('keeps what lies within 1.5 IQR of the quartiles, both ends included', () => {
    expect(limits(['40', '10', '70', '20', '30'], iqr)).toEqual(['-10', '70']);
    expect(kept(['40', '10', '70', '20', '30'], iqr)).toEqual(['40', '10', '70', '20', '30']);
    expect(kept(['40', '10', '70.01', '20', '30'], iqr)).toEqual(['40', '10', '20', '30']);
  });

  it('compares with limits that fall between two fen exactly', () => {
    // Q1 = 0.0175, Q3 = 0.0325, IQR = 0.015; k = 0.4 reaches 0.006.
    expect(limits(['0.01', '0.02', '0.03', '0.04'], { ...iqr, 'base.trim.k': '0.4' })).toEqual([
      '0.0115',
      '0.0385',
    ]);
    expect(kept(['0.01', '0.02', '0.03', '0.04'], { ...iqr, 'base.trim.k': '0.4' })).toEqual([
      '0.02',
      '0.03',
    ]);
  });

  it('trims the low side too', () => {
    expect(kept(['1', '100', '101', '102', '103', '104'], iqr)).toEqual(['100', '101', '102', '103', '104']);
  });

  it('may keep nothing of two cases when k is 0, and always keeps a single case', () => {
    expect(kept(['10', '20'], { ...iqr, 'base.trim.k': '0' })).toEqual([]);
    expect(kept(['10'], { ...iqr, 'base.trim.k': '0' })).toEqual(['10']);
  });
});

describe('比例法', () => {
  const ratio = { 'base.trim': 'ratio', 'base.trim.lower': '0.5', 'base.trim.upper': '2' } as const;

  it('keeps what lies between the multiples of the mean, both ends included', () => {
    // Mean 100.
    expect(limits(['50', '50', '200', '100'], ratio)).toEqual(['50', '200']);
    expect(kept(['50', '50', '200', '100'], ratio)).toEqual(['50', '50', '200', '100']);
    expect(kept(['49.99', '50.00', '200.01', '100.00'], ratio)).toEqual(['50', '100']);
  });
});

it('裁剪方法為 none 時全部保留', () => {
  expect(limits(['1', '1000000'], { 'base.trim': 'none' })).toBeUndefined();
  expect(kept(['1', '1000000'], { 'base.trim': 'none' })).toEqual(['1', '1000000']);
});

it('nothing of nothing', () => {
  expect(kept([], { 'base.trim': 'iqr' })).toEqual([]);
  expect(kept([], { 'base.trim': 'ratio' })).toEqual([]);
});

it('keeps exactly the cases within the limits, in the order they came', () => {
  fc.assert(
    fc.property(anyGroups, anySettings, (groups, own) => {
      for (const all of Object.values(groups)) {
        const params = settings(own);
        const found = trimLimits(new ListedCases(all), params);
        const inside = all.filter(
          ({ total }) =>
            !found ||
            (compare(found.lower, fraction(total)) <= 0 && compare(fraction(total), found.upper) <= 0),
        );
        expect(rowsOf(trim(new ListedCases(all), params))).toEqual(inside);
      }
    }),
    { numRuns: 200 },
  );
});
