import { describe, expect, it } from 'vitest';
import { fraction } from '../../shared/money/fraction.ts';
import {
  explainYearMean,
  referenceYears,
  sumsByYear,
  yearWeightedMean,
} from '../../shared/rules/base/year-mean.ts';
import { cases, type Settings, settings, show } from './base-facts.ts';

/** In yuan. */
function mean(charges: readonly string[], own: Settings = {}): string | undefined {
  const params = settings(own);
  const result = yearWeightedMean(sumsByYear(cases(...charges), referenceYears(2025, params)), params);
  return result && show(fraction(result.n, result.d * 100n));
}

it('基準年度為結算年度之前的各年，由遠及近', () => {
  expect(referenceYears(2025, settings())).toEqual([2022, 2023, 2024]);
  expect(referenceYears(2025, settings({ 'base.yearWeights': '1:1' }))).toEqual([2023, 2024]);
});

it('sums cases, charges and their squares by year, in fen', () => {
  const sums = sumsByYear(cases('2022:1.00', '2024:2.00', '2022:0.50'), [2022, 2023, 2024]);
  expect(sums).toEqual([
    { cases: 2n, total: 150n, squares: 12500n },
    { cases: 0n, total: 0n, squares: 0n },
    { cases: 1n, total: 200n, squares: 40000n },
  ]);
});

it.each([2021, 2025])('refuses a case of %i', (year) => {
  expect(() => sumsByYear(cases(`${year}:1`), [2022, 2023, 2024])).toThrow(RangeError);
});

describe('年度加權', () => {
  it('2:3:5 of yearly means 9,000, 10,000 and 11,000 is 10,300', () => {
    expect(mean(['2022:9000', '2023:10000', '2024:11000'])).toBe('10300');
    // The number of cases in a year does not matter, only its mean.
    expect(mean(['2022:8000', '2022:10000', '2023:10000', '2024:11000', '2024:11000', '2024:11000'])).toBe(
      '10300',
    );
  });

  it('re-weights the years that have cases', () => {
    // (2 × 9,000 + 5 × 11,000) ÷ 7
    expect(mean(['2022:9000', '2024:11000'])).toBe('73000/7');
    expect(mean(['2023:10000'])).toBe('10000');
  });

  it('weights charges and cases alike when the mode is sums', () => {
    // Means: (2 × 9,000 + 3 × 10,000 + 5 × 11,000) ÷ 10; sums: (2 × 18,000 + 3 × 10,000 + 5 × 33,000) ÷ (4 + 3 + 15).
    const charges = ['2022:8000', '2022:10000', '2023:10000', '2024:11000', '2024:11000', '2024:11000'];
    expect(mean(charges, { 'base.yearWeightMode': 'sums' })).toBe('10500');
  });

  it('has no mean without cases, or where only years of weight zero have some', () => {
    expect(mean([])).toBeUndefined();
    expect(mean(['2022:9000'], { 'base.yearWeights': '0:1:1' })).toBeUndefined();
    expect(
      mean(['2022:9000'], { 'base.yearWeights': '0:1:1', 'base.yearWeightMode': 'sums' }),
    ).toBeUndefined();
    expect(mean(['2022:9000', '2023:7000'], { 'base.yearWeights': '0:1:1' })).toBe('7000');
  });
});

it('explains the mean by the years that have cases', () => {
  const params = settings();
  const years = referenceYears(2025, params);
  const sums = sumsByYear(cases('2022:9000', '2024:11000', '2024:12000'), years);

  const byMeans = explainYearMean(sums, years, params);
  expect(byMeans.formula).toBe('(w2022 × m2022 + w2024 × m2024) ÷ (w2022 + w2024)');
  expect(
    Object.entries(byMeans.inputs).map(([symbol, { value, unit }]) => [symbol, show(value), unit]),
  ).toEqual([
    ['w2022', '2', ''],
    ['m2022', '9000', '元'],
    ['w2024', '5', ''],
    ['m2024', '11500', '元'],
  ]);

  const bySums = explainYearMean(sums, years, settings({ 'base.yearWeightMode': 'sums' }));
  expect(bySums.formula).toBe('(w2022 × S2022 + w2024 × S2024) ÷ (w2022 × n2022 + w2024 × n2024)');
  expect(
    Object.entries(bySums.inputs).map(([symbol, { value, unit }]) => [symbol, show(value), unit]),
  ).toEqual([
    ['w2022', '2', ''],
    ['S2022', '9000', '元'],
    ['n2022', '1', '例'],
    ['w2024', '5', ''],
    ['S2024', '23000', '元'],
    ['n2024', '2', '例'],
  ]);
});
