import { describe, expect, it } from 'vitest';
import { fenFraction, yuan } from '../../shared/money/fen.ts';
import { fraction, times } from '../../shared/money/fraction.ts';
import { basePoints, bedDayPoints } from '../../shared/rules/base/base-points.ts';
import { settings, show } from './base-facts.ts';

const C = fenFraction(yuan('10000'));

describe('基準點數', () => {
  it.each([
    ['12345.67', '123.4567'],
    ['12000.00', '120'],
    ['10000.00', '100'],
    ['0.01', '0.0001'],
  ])('c̄_g %s, c̄ 10,000 → %s', (groupMean, points) => {
    expect(show(basePoints(fenFraction(yuan(groupMean)), C))).toBe(points);
  });

  it('rounds the fifth decimal half away from zero, once', () => {
    expect(show(basePoints(fraction(1_234_567_500n, 1000n), C))).toBe('123.4568');
    expect(show(basePoints(fraction(1_234_567_499n, 1000n), C))).toBe('123.4567');
    expect(show(basePoints(fraction(1n), fraction(3n)))).toBe('33.3333');
    expect(show(basePoints(fraction(2n), fraction(3n)))).toBe('66.6667');
  });
});

describe('床日基準點數', () => {
  it('260 yuan a day and c̄ 10,000: 2.6 a day, 117 for 45 days', () => {
    const daily = bedDayPoints(yuan('260'), C, settings());
    expect(daily).toEqual(fraction(26000n, 10000n));
    expect(show(times(daily, fraction(45n)))).toBe('117');
  });

  it('keeps as many decimals as the parameter says', () => {
    const mean = fenFraction(yuan('11000'));
    expect(show(bedDayPoints(yuan('259.8'), mean, settings()))).toBe('2.3618');
    expect(show(bedDayPoints(yuan('259.8'), mean, settings({ 'base.bedDay.decimals': '8' })))).toBe(
      '2.36181818',
    );
    expect(show(bedDayPoints(yuan('259.8'), mean, settings({ 'base.bedDay.decimals': '2' })))).toBe('2.36');
  });
});
