import { describe, expect, it } from 'vitest';
import { type Rule, ruleInForce } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal, exactDecimal, formatUnits } from '../../../shared/money/decimal-text.ts';
import { formatYuan, yuan } from '../../../shared/money/fen.ts';
import { type Fraction, fraction, plus } from '../../../shared/money/fraction.ts';
import { roundTo } from '../../../shared/money/round.ts';
import { purchaseCeiling } from '../../../shared/rules/equivalents/ceiling.ts';
import { growthCeiling, growthOf } from '../../../shared/rules/equivalents/growth.ts';
import { itemEquivalents } from '../../../shared/rules/equivalents/item-equivalents.ts';
import { equivalentPayment, equivalentSettlement } from '../../../shared/rules/equivalents/payment.ts';
import { benefitReward } from '../../../shared/rules/equivalents/reward.ts';
import { type Own, paramsOf } from '../scheme-facts.ts';

const inForce = <F, R>(rule: Rule<F, R>) => ruleInForce(rule, '2025-12-31')!;
const text = (value: Fraction) => exactDecimal(value) ?? `${value.n}/${value.d}`;

describe('項目當量', () => {
  const item = (quantity: string, weight: string, failureRatio = '0', most?: string) => {
    const facts = {
      quantity: decimal(quantity),
      weight: decimal(weight),
      failureRatio: decimal(failureRatio),
      most: most === undefined ? undefined : decimal(most),
    };
    const { claimed, beyond, failed, counted } = inForce(itemEquivalents).apply(facts);
    return [claimed, beyond, failed, counted].map(text);
  };

  it('counts one hypertensive patient managed to standard as 10 (W7)', () => {
    expect(item('1', '10')).toEqual(['10', '0', '0', '10']);
  });

  it('takes the sampled failures off: 300,000 in 2017 and 40,000 in 2018 (W6)', () => {
    expect(item('3000000', '1', '0.1')).toEqual(['3000000', '0', '300000', '2700000']);
    expect(item('400000', '10', '0.01')).toEqual(['4000000', '0', '40000', '3960000']);
  });

  it('does not buy beyond the specification, and takes failures off the rest', () => {
    expect(item('120', '2', '0.1', '100')).toEqual(['240', '40', '20', '180']);
    expect(item('100', '2', '0.1', '100')).toEqual(['200', '0', '20', '180']);
    expect(item('120', '2', '0.1', '0')).toEqual(['240', '240', '0', '0']);
  });

  it('counts nothing where all failed or nothing was done', () => {
    expect(item('7', '1.5', '1')).toEqual(['10.5', '0', '10.5', '0']);
    expect(item('0', '1.5', '0.2')).toEqual(['0', '0', '0', '0']);
  });
});

describe('購買上限', () => {
  const bought = (counted: [string, string][], limits: [string, string][], areaLimit?: string) => {
    const map = (pairs: [string, string][]) => new Map(pairs.map(([code, value]) => [code, decimal(value)]));
    const facts = {
      counted: map(counted),
      limits: map(limits),
      areaLimit: areaLimit === undefined ? undefined : decimal(areaLimit),
    };
    return [...inForce(purchaseCeiling).apply(facts)].map(([code, amount]) => [code, text(amount)]);
  };

  it('keeps each institution to its own limit', () => {
    expect(
      bought(
        [
          ['C1', '1000'],
          ['C2', '500'],
        ],
        [['C1', '800']],
      ),
    ).toEqual([
      ['C1', '800'],
      ['C2', '500'],
    ]);
  });

  it('cuts all alike where the area’s limit is passed, after their own', () => {
    expect(
      bought(
        [
          ['C1', '1000'],
          ['C2', '400'],
        ],
        [['C1', '800']],
        '900',
      ),
    ).toEqual([
      ['C1', '600'],
      ['C2', '300'],
    ]);
    expect(bought([['C1', '900']], [], '900')).toEqual([['C1', '900']]);
    expect(bought([['C1', '900']], [], '0')).toEqual([['C1', '0']]);
    expect(bought([], [], '900')).toEqual([]);
  });

  it('may follow from the year before', () => {
    expect(text(inForce(growthCeiling).apply({ before: decimal('1000'), growth: decimal('0.05') }))).toBe(
      '1050',
    );
  });
});

describe('當量購買', () => {
  const pay = (bought: Fraction, price = '10.00') =>
    formatYuan(inForce(equivalentPayment).apply({ bought, price: yuan(price) }));

  it('is 3,000,000 and 400,000 yuan for what Haiyan took off (W6), 100 for a patient (W7)', () => {
    expect([pay(decimal('300000')), pay(decimal('40000')), pay(decimal('10'))]).toEqual([
      '3000000.00',
      '400000.00',
      '100.00',
    ]);
  });

  it('rounds once', () => {
    expect(pay(fraction(1n, 3n))).toBe('3.33');
    expect(pay(plus(fraction(1n, 3n), fraction(2n, 3n)))).toBe('10.00');
    expect(pay(decimal('0.0005'))).toBe('0.01');
    expect(pay(decimal('0'))).toBe('0.00');
  });

  it('is settled the year after against what was paid', () => {
    const settle = (due: string, paid: string) =>
      formatYuan(inForce(equivalentSettlement).apply({ due: yuan(due), paid: yuan(paid) }));
    expect([settle('100.00', '60.00'), settle('100.00', '120.00')]).toEqual(['40.00', '-20.00']);
  });
});

it('grew by 66.38 % from 1.16 to 1.93 亿 (W5; the page prints 66.37 %)', () => {
  const growth = growthOf(decimal('1.16'), decimal('1.93'));
  expect(formatUnits(roundTo(growth, 4), 4)).toBe('0.6638');
});

describe('效益考核獎', () => {
  const most = (score: string, surplus: string, own: Own = {}, trace?: (step: TraceStep) => void) =>
    formatYuan(
      inForce(benefitReward).apply(
        { score: decimal(score), surplus: yuan(surplus), params: paramsOf('zhejiang-2019', own) },
        trace,
      ),
    );

  it.each([
    ['949.99', '1000000.00', '0.00'],
    ['950', '1000000.00', '500000.00'],
    ['1000', '1000000.01', '500000.00'],
    ['1000', '0.00', '0.00'],
    ['1000', '-5.00', '0.00'],
  ])('%s 分、結餘 %s：至多 %s', (score, surplus, expected) => {
    expect(most(score, surplus)).toBe(expected);
  });

  it('may ask for more than 950', () => {
    const strict = { 'equivalents.reward.inclusive': '否' };
    expect([most('950', '100.00', strict), most('950.01', '100.00', strict)]).toEqual(['0.00', '50.00']);
  });

  it('tells why there is none', () => {
    const steps: TraceStep[] = [];
    most('949', '100.00', {}, (step) => steps.push(step));
    expect(steps.map(({ formula, inputs }) => [formula, Object.keys(inputs)])).toEqual([['0', ['s', 'l']]]);
  });
});
