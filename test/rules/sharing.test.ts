import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theRule } from '../../shared/law/rule.ts';
import type { TraceStep } from '../../shared/law/trace.ts';
import { type Fen, fen, formatYuan, yuan } from '../../shared/money/fen.ts';
import { type Own, paramsOf, programmeOf, stepText } from './scheme-facts.ts';

const PROGRAMME = programmeOf('zhejiang-2019');

/** D of a year by the rule that the settings choose, and how it was told. */
function shared(budget: Fen, itemized: Fen, own: Own = {}) {
  const facts = { budget, itemized, params: paramsOf('zhejiang-2019', own) };
  const rule = theRule(PROGRAMME.sharing, facts);
  const steps: TraceStep[] = [];
  const d = rule.apply(facts, (step) => steps.push(step));
  return { rule: rule.id, d, steps: steps.map(stepText) };
}

const d = (budget: string, itemized: string, own: Own = {}): string =>
  formatYuan(shared(yuan(budget), yuan(itemized), own).d);

describe('結餘留用與超支分擔 (interpolate)', () => {
  it('surplus: E + (B − E) × 0.85', () => {
    expect(shared(yuan('1000000'), yuan('900000'))).toEqual({
      rule: 'sharing-interpolate',
      d: yuan('985000'),
      steps: ['sharing-interpolate: E + (B − E) × s; B 1000000, E 900000, s 0.85 → 985000'],
    });
  });

  it('overrun: E − (E − B) × 0.85, which is B and the fund’s 15 %', () => {
    expect(shared(yuan('900000'), yuan('1000000'))).toEqual({
      rule: 'sharing-interpolate',
      d: yuan('915000'),
      steps: ['sharing-interpolate: B + (E − B) × (1 − s); B 900000, E 1000000, s 0.85 → 915000'],
    });
  });

  it('neither: D = B = E, whatever the shares', () => {
    expect(d('123456.78', '123456.78', { 'sharing.retain': '0', 'sharing.bear': '0' })).toBe('123456.78');
  });

  it('has two shares of its own: all kept, nothing borne', () => {
    const own = { 'sharing.retain': '1', 'sharing.bear': '0' };
    expect(d('1000000', '900000', own)).toBe('1000000.00');
    expect(d('900000', '1000000', own)).toBe('1000000.00');
    const none = { 'sharing.retain': '0', 'sharing.bear': '1' };
    expect(d('1000000', '900000', none)).toBe('900000.00');
    expect(d('900000', '1000000', none)).toBe('900000.00');
  });

  it('a reserve bounds the fund’s part of an overrun; the rest falls on providers', () => {
    const own = (reserve: string) => ({ 'sharing.bear': '0.7', 'sharing.reserve': reserve });
    // The fund’s 30 % of 100,000 is 30,000.
    expect(d('900000', '1000000', own(''))).toBe('930000.00');
    expect(d('900000', '1000000', own('30000.01'))).toBe('930000.00');
    expect(d('900000', '1000000', own('30000'))).toBe('930000.00');
    expect(d('900000', '1000000', own('29999.99'))).toBe('929999.99');
    expect(d('900000', '1000000', own('0'))).toBe('900000.00');
    expect(d('1000000', '900000', own('0'))).toBe('985000.00');
    expect(shared(yuan('900000'), yuan('1000000'), own('100')).steps).toEqual([
      'sharing-interpolate: B + min((E − B) × (1 − s), R); B 900000, E 1000000, s 0.7, R 100 → 900100',
    ]);
  });

  it('rounds once, half a fen away from zero', () => {
    // (B − E) × 0.85 of 0.10 is 0.085; of 0.06 is 0.051.
    expect(d('1.10', '1.00')).toBe('1.09');
    expect(d('1.06', '1.00')).toBe('1.05');
    // The fund’s 0.15 of 0.10 is 0.015; of 0.30 is 0.045.
    expect(d('1.00', '1.10')).toBe('1.02');
    expect(d('1.00', '1.30')).toBe('1.05');
    // B below zero, after money paid 按項目: −1.00 + 0.015 = −0.985; −0.10 + 0.015 = −0.085.
    expect(d('-1.00', '-0.90')).toBe('-0.99');
    expect(d('-0.10', '0.00')).toBe('-0.09');
  });

  it('more budget never gives less to distribute, nor more than the budget adds', () => {
    const ratio = fc.integer({ min: 0, max: 10_000 }).map((units) => String(units / 10_000));
    const money = fc.bigInt(0n, 10n ** 9n);
    const reserve = fc.option(money.map((n) => formatYuan(fen(n))));
    fc.assert(
      fc.property(
        money,
        money,
        money,
        ratio,
        ratio,
        reserve,
        (budget, more, itemized, retain, bear, limit) => {
          const own = { 'sharing.retain': retain, 'sharing.bear': bear, 'sharing.reserve': limit ?? '' };
          const less = shared(fen(budget), fen(itemized), own).d;
          const after = shared(fen(budget + more), fen(itemized), own).d;
          expect(after).toBeGreaterThanOrEqual(less);
          expect(after - less).toBeLessThanOrEqual(more);
          const [low, high] = budget < itemized ? [budget, itemized] : [itemized, budget];
          expect(less).toBeGreaterThanOrEqual(low);
          expect(less).toBeLessThanOrEqual(high);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('預算全額分配 (budget)', () => {
  it.each([
    ['1000000', '900000'],
    ['900000', '1000000'],
    ['-5', '1'],
  ])('B %s, E %s: D = B', (budget, itemized) => {
    const result = shared(yuan(budget), yuan(itemized), { 'sharing.mode': 'budget' });
    expect(result.rule).toBe('sharing-budget');
    expect(result.d).toBe(yuan(budget));
  });
});

describe('分段分擔 (bands)', () => {
  const bands = (table: string): Own => ({ 'sharing.mode': 'bands', 'sharing.bands': table });
  /** Up to 85 % of the budget half is kept, from there to the budget 80 %; to 110 % providers bear 60 %, then 90 %. */
  const TABLE = bands('0.85:0.5,1:0.8,1.1:0.6,*:0.9');

  it.each([
    // Surplus inside one band: 900,000 + 100,000 × 0.8.
    ['1000000', '900000', '980000.00'],
    // On the limit: 850,000 + 150,000 × 0.8.
    ['1000000', '850000', '970000.00'],
    // Over two: 700,000 + 150,000 × 0.5 + 150,000 × 0.8.
    ['1000000', '700000', '895000.00'],
    // Nothing spent: 850,000 × 0.5 + 150,000 × 0.8.
    ['1000000', '0', '545000.00'],
    ['1000000', '1000000', '1000000.00'],
    // Overrun inside one band: 1,050,000 − 50,000 × 0.6.
    ['1000000', '1050000', '1020000.00'],
    // On the limit: 1,100,000 − 100,000 × 0.6.
    ['1000000', '1100000', '1040000.00'],
    // Over two: 1,200,000 − 100,000 × 0.6 − 100,000 × 0.9.
    ['1000000', '1200000', '1050000.00'],
  ])('B %s, E %s → %s', (budget, itemized, expected) => {
    expect(d(budget, itemized, TABLE)).toBe(expected);
  });

  it('what lies beyond the table is the providers’ alone', () => {
    const table = bands('0.9:0.5,1.1:0.4');
    // 1,200,000 − 100,000 × 0.4 − 100,000 × 1, and 850,000 + 50,000 × 0.5 + 100,000 × 0.4.
    expect(d('1000000', '1200000', table)).toBe('1060000.00');
    expect(d('1000000', '850000', table)).toBe('915000.00');
    expect(d('1000000', '950000', bands('0.9:0.5'))).toBe('1000000.00');
  });

  it('limits that are no whole fen cut exactly, and D is rounded once', () => {
    // 0.3333 × 1.01 = 0.336633: (0.336633 − 0.10) × 0.5 + (1.01 − 0.336633) × 0.25 = 0.28665825.
    expect(d('1.01', '0.10', bands('0.3333:0.5,*:0.25'))).toBe('0.39');
    expect(d('0.05', '0.04', bands('*:0.5'))).toBe('0.05');
    expect(d('0.04', '0.05', bands('*:0.5'))).toBe('0.05');
  });

  it('where 按項目 money has used up the budget there is no rate: the last band has all', () => {
    expect(d('-100', '50', TABLE)).toBe('-85.00');
    expect(d('0', '50', TABLE)).toBe('5.00');
    expect(d('-100', '50', bands('0.9:0.5,1.1:0.4'))).toBe('-100.00');
  });

  it('one band is the same as one share for surplus and overrun', () => {
    const ratio = fc.integer({ min: 0, max: 10_000 }).map((units) => String(units / 10_000));
    const money = fc.bigInt(-(10n ** 9n), 10n ** 9n).map(fen);
    fc.assert(
      fc.property(money, money, ratio, (budget, charge, share) => {
        const itemized = fen(charge < 0n ? -charge : charge);
        const own = { 'sharing.retain': share, 'sharing.bear': share };
        expect(shared(budget, itemized, bands(`*:${share}`)).d).toBe(shared(budget, itemized, own).d);
      }),
      { numRuns: 300 },
    );
  });

  it('cutting a band in two changes nothing', () => {
    const money = fc.bigInt(0n, 10n ** 9n).map(fen);
    const cut = fc.integer({ min: 86, max: 99 });
    fc.assert(
      fc.property(money, money, cut, (budget, itemized, at) => {
        const finer = bands(`0.85:0.5,0.${at}:0.8,1:0.8,1.1:0.6,1.${at}:0.9,*:0.9`);
        expect(shared(budget, itemized, finer).d).toBe(shared(budget, itemized, TABLE).d);
      }),
      { numRuns: 200 },
    );
  });
});
