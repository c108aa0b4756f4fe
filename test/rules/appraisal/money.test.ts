import { describe, expect, it } from 'vitest';
import { ruleInForce } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal, exactDecimal } from '../../../shared/money/decimal-text.ts';
import { formatYuan, yuan } from '../../../shared/money/fen.ts';
import { fraction, ZERO } from '../../../shared/money/fraction.ts';
import { appraisalCoefficient } from '../../../shared/rules/appraisal/coefficient.ts';
import { depositRelease } from '../../../shared/rules/appraisal/deposit-release.ts';
import { bandRatio, scoreBands } from '../../../shared/rules/appraisal/release-bands.ts';
import { rewardPool } from '../../../shared/rules/appraisal/reward-pool.ts';

const kind = scoreBands('');
const bandsOf = (text: string) => kind.read(text)!;
const withReward = (text: string, from: string, ratio: string) =>
  bandsOf(text).map((band) => ({
    ...band,
    reward: exactDecimal(band.from) === from ? decimal(ratio) : ZERO,
  }));

const release = ruleInForce(depositRelease, '2025-12-31')!;

/** rulebook-evidence.md §14, 福建 2001: 5 % held; here 100,000.00, with a reward of 10 % from 90 on. */
const FUJIAN = withReward('60:1:80:0.03,80:1,90:1', '90', '0.1');
const fujian = (score: string) => {
  const money = release.apply({ held: yuan('100000.00'), score: decimal(score), bands: FUJIAN });
  return [
    exactDecimal(money.ratio),
    formatYuan(money.released),
    formatYuan(money.lost),
    formatYuan(money.reward),
  ];
};

describe('福建 2001 保證金釋放表', () => {
  it.each([
    ['100', '1', '100000.00', '0.00', '10000.00'],
    ['90', '1', '100000.00', '0.00', '10000.00'],
    ['89.9999', '1', '100000.00', '0.00', '0.00'],
    ['80', '1', '100000.00', '0.00', '0.00'],
    ['79.99', '0.9997', '99970.00', '30.00', '0.00'],
    ['79', '0.97', '97000.00', '3000.00', '0.00'],
    ['75', '0.85', '85000.00', '15000.00', '0.00'],
    ['75.5', '0.865', '86500.00', '13500.00', '0.00'],
    ['60', '0.4', '40000.00', '60000.00', '0.00'],
    ['59.99', '0', '0.00', '100000.00', '0.00'],
    ['0', '0', '0.00', '100000.00', '0.00'],
  ])('%s 分釋放 %s', (score, ratio, released, lost, reward) => {
    expect(fujian(score)).toEqual([ratio, released, lost, reward]);
  });

  it('puts the numbers of 75 points into the trace', () => {
    const steps: TraceStep[] = [];
    const facts = { held: yuan('100000.00'), score: decimal('75'), bands: FUJIAN };
    release.apply(facts, (step) => steps.push(step));
    expect(steps[0]!.formula).toBe('min(H, max(0, H × (1 − r + (a − s) × q)))');
    expect(exactDecimal(steps[0]!.result.value)).toBe('15000');
    const put = Object.entries(steps[0]!.inputs).map(([symbol, { value }]) => [symbol, exactDecimal(value)]);
    expect(put).toEqual([
      ['H', '100000'],
      ['s', '75'],
      ['r', '1'],
      ['a', '80'],
      ['q', '0.03'],
    ]);
  });

  it('rounds the loss once, and the rest is released', () => {
    const money = release.apply({ held: yuan('0.01'), score: decimal('75'), bands: FUJIAN });
    expect([formatYuan(money.released), formatYuan(money.lost)]).toEqual(['0.01', '0.00']);
    const third = release.apply({ held: yuan('100.00'), score: fraction(229n, 3n), bands: FUJIAN });
    // 76⅓ points: 3⅔ below 80 at 3 % lose 11 %
    expect([formatYuan(third.released), formatYuan(third.lost)]).toEqual(['89.00', '11.00']);
    const nothing = release.apply({ held: yuan('0.00'), score: decimal('40'), bands: FUJIAN });
    expect([nothing.released, nothing.lost, nothing.reward]).toEqual([0n, 0n, 0n]);
  });
});

describe('other tables of the evidence', () => {
  /** ≥ 95 all; below in proportion, read as score ÷ 100; below 60 ended. */
  const city = bandsOf('60:1:100:0.01,95:1');
  it.each([
    ['95', '1'],
    ['94.99', '0.9499'],
    ['70', '0.7'],
    ['60', '0.6'],
    ['59.99', '0'],
  ])('在 95 分以下按比例的一市：%s 分釋放 %s', (score, ratio) => {
    expect(exactDecimal(bandRatio(city, decimal(score)))).toBe(ratio);
  });

  it('is written as it is read', () => {
    for (const text of ['60:1:80:0.03,80:1', '60:1:100:0.01,95:1', ''])
      expect(kind.write(bandsOf(text))).toBe(text);
  });

  it.each(['80:1,60:0.5', '60:1,60:0.5', '60', '60:1:80', 'a:1', '60:-1'])('is not %s', (text) => {
    expect(kind.read(text)).toBeUndefined();
  });
});

describe('考核係數', () => {
  const rule = ruleInForce(appraisalCoefficient, '2025-12-31')!;
  const paid = (base: string, score: string, bands = '') => {
    const facts = { base: yuan(base), score: decimal(score), full: decimal('100'), bands: bandsOf(bands) };
    const { coefficient, amount, change } = rule.apply(facts);
    return [exactDecimal(coefficient), formatYuan(amount), formatYuan(change)];
  };

  it('is the share of the full score where there is no table', () => {
    expect(paid('1000.05', '92.5')).toEqual(['0.925', '925.05', '-75.00']);
    expect(paid('0.00', '92.5')).toEqual(['0.925', '0.00', '0.00']);
  });

  it('may be above one by a table', () => {
    expect(paid('1000.00', '96', '60:0.9,80:1,95:1.05')).toEqual(['1.05', '1050.00', '50.00']);
    expect(paid('1000.00', '59', '60:0.9,80:1,95:1.05')).toEqual(['0', '0.00', '-1000.00']);
  });
});

describe('獎勵池', () => {
  const rule = ruleInForce(rewardPool, '2025-12-31')!;
  const shared = (pool: string, members: readonly (readonly [string, string, string])[]) =>
    [
      ...rule.apply({
        pool: yuan(pool),
        members: members.map(([key, score, size]) => ({ key, score: decimal(score), size: decimal(size) })),
      }),
    ].map(([key, amount]) => [key, formatYuan(amount)]);

  it('shares 2 % of last year’s use by score × size (汕尾城區)', () => {
    // 90 × 3 : 60 × 2 = 270 : 120
    expect(
      shared('390000.00', [
        ['H1', '90', '3'],
        ['H2', '60', '2'],
      ]),
    ).toEqual([
      ['H1', '270000.00'],
      ['H2', '120000.00'],
    ]);
  });

  it('gives the odd fen to the largest remainder, all of it to one', () => {
    expect(
      shared('0.10', [
        ['H1', '80', '1'],
        ['H2', '80', '1'],
        ['H3', '80', '1'],
      ]),
    ).toEqual([
      ['H1', '0.04'],
      ['H2', '0.03'],
      ['H3', '0.03'],
    ]);
    expect(shared('7.77', [['H1', '61.5', '0.25']])).toEqual([['H1', '7.77']]);
  });
});
