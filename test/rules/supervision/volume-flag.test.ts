import { describe, expect, it } from 'vitest';
import { ruleInForce } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { childRate } from '../../../shared/rules/supervision/volume-flag/child-rate.ts';
import { drugRepeat } from '../../../shared/rules/supervision/volume-flag/drug-repeat.ts';
import type { Measured } from '../../../shared/rules/supervision/volume-flag/facts.ts';
import { itemAge } from '../../../shared/rules/supervision/volume-flag/item-age.ts';
import { itemSex } from '../../../shared/rules/supervision/volume-flag/item-sex.ts';
import { volumePeers } from '../../../shared/rules/supervision/volume-flag/peers.ts';
import { pointsGrowth } from '../../../shared/rules/supervision/volume-flag/points-growth.ts';
import { volumeRise } from '../../../shared/rules/supervision/volume-flag/rise.ts';
import { show } from '../base-facts.ts';
import { type Own, paramsOf, stepText } from '../scheme-facts.ts';

const DAY = '2025-12-31';
const params = (own: Own = {}) => paramsOf('zhejiang-2019', own);

/** `2 raised`, `1.99`, or `-` where there is nothing to compare. */
const text = (measured: Measured | undefined): string =>
  measured ? `${show(measured.value)}${measured.raised ? ' raised' : ''}` : '-';

/** sources/04, 二（三）: 「某抗生素用量同比上升200%」. */
describe('用量同比上升 200%', () => {
  const rise = (
    quantity: string,
    lastYear: string | null,
    own: Own = {},
    trace?: (step: TraceStep) => void,
  ) =>
    text(
      ruleInForce(volumeRise, DAY)!.apply(
        {
          quantity: decimal(quantity),
          lastYear: lastYear === null ? null : decimal(lastYear),
          params: params(own),
        },
        trace,
      ),
    );

  it.each([
    ['300', '100', '2 raised'],
    ['299.99', '100', '1.9999'],
    ['300.01', '100', '2.0001 raised'],
    ['200', '100', '1'],
    ['0', '100', '-1'],
    ['50', '100', '-0.5'],
  ])('%s 對上年 %s：%s', (quantity, lastYear, expected) => {
    expect(rise(quantity, lastYear)).toBe(expected);
  });

  it('compares nothing without a number of last year', () => {
    expect(rise('300', null)).toBe('-');
    expect(rise('300', '0')).toBe('-');
  });

  it('passes over small quantities, ten itself being enough', () => {
    expect(rise('9.99', '1')).toBe('8.99');
    expect(rise('10', '1')).toBe('9 raised');
    expect(rise('9', '1', { 'watch.volume.least': '0' })).toBe('8 raised');
  });

  it('puts its numbers into the trace', () => {
    const steps: TraceStep[] = [];
    rise('300', '100', {}, (step) => steps.push(step));
    expect(steps.map(stepText)).toEqual(['volume-rise: q ÷ l − 1; q 300, l 100, t 2 → 2']);
  });
});

describe('用量與同級中位數', () => {
  const peers = (
    own: readonly [string, number],
    others: readonly (readonly [string, number])[],
    set: Own = {},
  ) => {
    const [first, ...rest] = [own, ...others].map(([quantity, cases]) => ({
      quantity: decimal(quantity),
      cases,
    }));
    return text(ruleInForce(volumePeers, DAY)!.apply({ own: first!, peers: rest, params: params(set) }));
  };
  // 1, 2 and 4 a case: the median is 2.
  const three = [
    ['100', 100],
    ['100', 50],
    ['40', 10],
  ] as const;

  it.each([
    [['600', 100], '3 raised'],
    [['599.99', 100], '2.99995'],
    [['200', 100], '1'],
    [['0', 100], '0'],
  ] as const)('%s：%s', (own, expected) => {
    expect(peers(own, three)).toBe(expected);
  });

  it('takes the mean of the two middle ones of four', () => {
    expect(peers(['900', 100], [...three, ['40', 10]])).toBe('3 raised');
  });

  it('needs three peers with discharges, discharges of its own, and a median above 0', () => {
    expect(peers(['600', 100], three.slice(1))).toBe('-');
    expect(peers(['600', 100], [...three.slice(1), ['5', 0]])).toBe('-');
    expect(peers(['600', 100], three.slice(1), { 'watch.volume.peersLeast': '2' })).toBe('2');
    expect(peers(['600', 0], three)).toBe('-');
    const none = ['0', 10] as const;
    expect(peers(['600', 100], [none, none, ['9', 1]])).toBe('-');
  });
});

/** sources/04, 三（一）: 「某患者1個月內在不同醫院重復開藥」. */
describe('重複開藥', () => {
  const repeat = (institutions: readonly string[], own: Own = {}) =>
    ruleInForce(drugRepeat, DAY)!.apply({ institutions, params: params(own) });

  it('names the second and every later one', () => {
    expect(repeat(['H1'])).toEqual([]);
    expect(repeat(['H1', 'C1'])).toEqual(['C1']);
    expect(repeat(['H1', 'C1', 'H2'])).toEqual(['C1', 'H2']);
  });

  it('begins later where the area says so', () => {
    expect(repeat(['H1', 'C1'], { 'watch.drug.institutions': '3' })).toEqual([]);
    expect(repeat(['H1', 'C1', 'H2'], { 'watch.drug.institutions': '3' })).toEqual(['H2']);
  });

  it('tells the trace how many', () => {
    const steps: TraceStep[] = [];
    ruleInForce(drugRepeat, DAY)!.apply({ institutions: ['H1', 'C1', 'H2'], params: params() }, (step) =>
      steps.push(step),
    );
    expect(steps.map(stepText)).toEqual(['volume-drug-repeat: max(n − t + 1, 0); n 3, t 2 → 2']);
  });
});

describe('項目限制', () => {
  it('tells an item for one sex used for the other', () => {
    const { apply } = ruleInForce(itemSex, DAY)!;
    expect(apply({ sex: '男', only: '女' })).toBe(true);
    expect(apply({ sex: '女', only: '女' })).toBe(false);
    expect(apply({ sex: null, only: '女' })).toBe(false);
    expect(apply({ sex: '男', only: null })).toBe(false);
  });

  it.each([
    [13, null, 14, false],
    [14, null, 14, true],
    [0, null, 14, false],
    [17, 18, null, true],
    [18, 18, null, false],
    [6, 6, 12, false],
    [12, 6, 12, true],
    [5, 6, 12, true],
    [null, 6, 12, false],
    [99, null, null, false],
  ])('%s 歲，滿 %s、未滿 %s：%s', (age, from, below, expected) => {
    expect(ruleInForce(itemAge, DAY)!.apply({ age, from, below })).toBe(expected);
  });
});

/** sources/04, 二（一）: 「兒童住院率同比上升8%」. */
describe('兒童住院率同比上升 8%', () => {
  type Pair = readonly [cases: number, children: number];
  const rate = (own: Pair, before: Pair, set: Own = {}) => {
    const [now, last] = [own, before].map(([cases, children]) => ({ cases, children }));
    return text(ruleInForce(childRate, DAY)!.apply({ own: now!, before: last!, params: params(set) }));
  };

  it.each<[Pair, Pair, string]>([
    [[300_000, 32_400], [300_000, 30_000], '0.08 raised'],
    [[300_000, 32_399], [300_000, 30_000], '2399/30000'],
    [[300_000, 33_000], [300_000, 30_000], '0.1 raised'],
    [[300_000, 27_000], [300_000, 30_000], '-0.1'],
    // The number of admissions rose, the rate did not.
    [[600_000, 60_000], [300_000, 30_000], '0'],
  ])('%s 對上年 %s：%s', (own, before, expected) => {
    expect(rate(own, before)).toBe(expected);
  });

  it('reads the 8 % as points where the area says so', () => {
    const points = { 'watch.child.riseMode': 'points' };
    expect(rate([1000, 180], [1000, 100], points)).toBe('0.08 raised');
    expect(rate([1000, 179], [1000, 100], points)).toBe('0.079');
  });

  it('leaves chance alone: two deviations of 50 expected and √(50 × 2) are 20 more', () => {
    expect(rate([500, 69], [500, 50])).toBe('0.38');
    expect(rate([500, 70], [500, 50])).toBe('0.4 raised');
    expect(rate([500, 54], [500, 50], { 'watch.child.deviations': '0' })).toBe('0.08 raised');
  });

  it('compares nothing without admissions, or children last year', () => {
    expect(rate([0, 0], [500, 50])).toBe('-');
    expect(rate([500, 50], [0, 0])).toBe('-');
    expect(rate([500, 50], [500, 0])).toBe('-');
  });

  it('puts its numbers into the trace', () => {
    const steps: TraceStep[] = [];
    const facts = {
      own: { cases: 500, children: 70 },
      before: { cases: 400, children: 40 },
      params: params(),
    };
    ruleInForce(childRate, DAY)!.apply(facts, (step) => steps.push(step));
    expect(steps.map(stepText)).toEqual([
      'volume-child-rate: (c ÷ n) ÷ (b ÷ m) − 1; c 70, n 500, b 40, m 400, t 0.08 → 0.4',
    ]);
  });
});

describe('點數增長與同級平均', () => {
  const growth = (level: readonly (readonly [string, string])[], trace?: (step: TraceStep) => void) => {
    const all = level.map(([points, lastYear]) => ({ points: decimal(points), lastYear: decimal(lastYear) }));
    return text(ruleInForce(pointsGrowth, DAY)!.apply({ own: all[0]!, level: all, params: params() }, trace));
  };

  it.each([
    // Together 1,000 of 1,000: no growth.
    [['110', '100'], ['890', '900'], '0.1 raised'],
    [['109.99', '100'], ['890.01', '900'], '0.0999'],
    [['90', '100'], ['910', '900'], '-0.1'],
    // All have doubled.
    [['200', '100'], ['1800', '900'], '0'],
    // In March a quarter of last year's points is no fall.
    [['27.5', '100'], ['222.5', '900'], '0.1 raised'],
  ] as const)('%s 與 %s：%s', (own, other, expected) => {
    expect(growth([own, other])).toBe(expected);
  });

  it('has no mean to compare with in a level of one, or without points', () => {
    expect(growth([['300', '100']])).toBe('-');
    expect(
      growth([
        ['0', '100'],
        ['0', '900'],
      ]),
    ).toBe('-');
  });

  it('puts its numbers into the trace', () => {
    const steps: TraceStep[] = [];
    growth(
      [
        ['110', '100'],
        ['890', '900'],
      ],
      (step) => steps.push(step),
    );
    expect(steps.map(stepText)).toEqual([
      'volume-points-growth: (P ÷ L) ÷ (M ÷ N) − 1; P 110, L 100, M 1000, N 1000, t 0.1 → 0.1',
    ]);
  });
});
