import { describe, expect, it } from 'vitest';
import { fraction } from '../../shared/money/fraction.ts';
import { ListedCases } from '../../shared/rules/base/listed-cases.ts';
import { squaredVariation, trimAndTest } from '../../shared/rules/base/stable-group.ts';
import { cases, rowsOf, type Settings, settings, show } from './base-facts.ts';

function test(charges: readonly string[], own: Settings = {}) {
  const params = settings({ 'base.yearWeights': '1', ...own });
  const tested = trimAndTest(new ListedCases(cases(...charges)), [2024], params);
  return {
    kept: rowsOf(tested.cases)
      .map(({ total }) => show(fraction(total, 100n)))
      .join(' '),
    squaredVariation: show(tested.squaredVariation),
    stable: tested.stable,
  };
}

describe('變異係數', () => {
  it('population: 1 and 3 have CV ½; sample: CV² ½', () => {
    const sums = { cases: 2n, total: 4n, squares: 10n };
    expect(show(squaredVariation(sums, 'population'))).toBe('0.25');
    expect(show(squaredVariation(sums, 'sample'))).toBe('0.5');
  });

  it('is zero for equal charges, in both', () => {
    const sums = { cases: 3n, total: 21n, squares: 147n };
    expect(show(squaredVariation(sums, 'population'))).toBe('0');
    expect(show(squaredVariation(sums, 'sample'))).toBe('0');
  });

  it('is undefined for a sample of one, for charges of zero, and for no cases', () => {
    expect(squaredVariation({ cases: 1n, total: 5n, squares: 25n }, 'sample')).toBeUndefined();
    expect(show(squaredVariation({ cases: 1n, total: 5n, squares: 25n }, 'population'))).toBe('0');
    expect(squaredVariation({ cases: 2n, total: 0n, squares: 0n }, 'population')).toBeUndefined();
    expect(squaredVariation({ cases: 0n, total: 0n, squares: 0n }, 'population')).toBeUndefined();
  });
});

describe('穩定檢驗', () => {
  const one = { 'base.minCases': '1' } as const;

  it('needs more cases than the limit', () => {
    expect(test(['1', '1', '1', '1', '1']).stable).toBe(false);
    expect(test(['1', '1', '1', '1', '1', '1']).stable).toBe(true);
  });

  it('allows a CV at its limit exactly, and none above', () => {
    expect(test(['1', '3'], { ...one, 'base.cvMax': '0.5' }).stable).toBe(true);
    expect(test(['1', '3'], { ...one, 'base.cvMax': '0.4999999999999999999999' }).stable).toBe(false);
    expect(test(['1', '3'], { ...one, 'base.cvMax': '0.5', 'base.deviation': 'sample' }).stable).toBe(false);
    expect(test(['1', '3'], { ...one, 'base.cvMax': '0.8', 'base.deviation': 'sample' }).stable).toBe(true);
  });

  it('does not pass a group whose CV there is none of', () => {
    const none = { 'base.minCases': '0' } as const;
    expect(test(['7'], none).stable).toBe(true);
    expect(test(['7'], { ...none, 'base.deviation': 'sample' }).stable).toBe(false);
    expect(test(['0', '0'], none).stable).toBe(false);
  });
});

describe('再裁剪一次', () => {
  const charges = ['100', '900', '100', '110', '160', '110', '120', '120'];
  const iqr = { 'base.trim': 'iqr' } as const;

  it('is not done for a group that passes after the first', () => {
    expect(test(charges, iqr)).toEqual({
      kept: '100 100 110 160 110 120 120',
      squaredVariation: '89/3362',
      stable: true,
    });
  });

  it('lets a group pass that the first left too uneven', () => {
    // CV² 89/3362 is above 0.1², 2/363 is below.
    expect(test(charges, { ...iqr, 'base.cvMax': '0.1' })).toEqual({
      kept: '100 100 110 110 120 120',
      squaredVariation: '2/363',
      stable: true,
    });
  });

  it('leaves the twice trimmed cases where the group fails again', () => {
    expect(test(charges, { ...iqr, 'base.cvMax': '0.05' })).toEqual({
      kept: '100 100 110 110 120 120',
      squaredVariation: '2/363',
      stable: false,
    });
    // Six kept cases are not more than six.
    expect(test(charges, { ...iqr, 'base.cvMax': '0.1', 'base.minCases': '6' }).stable).toBe(false);
  });
});
