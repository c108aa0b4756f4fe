import { describe, expect, it } from 'vitest';
import { type Rule, ruleInForce } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { exactDecimal } from '../../../shared/money/decimal-text.ts';
import { formatYuan, yuan } from '../../../shared/money/fen.ts';
import { advanceAmount } from '../../../shared/rules/working-capital/amount.ts';
import { advanceBalance } from '../../../shared/rules/working-capital/balance.ts';
import { advanceEligibility } from '../../../shared/rules/working-capital/eligibility.ts';
import { type Own, paramsOf } from '../scheme-facts.ts';

const inForce = <F, R>(rule: Rule<F, R>) => ruleInForce(rule, '2025-12-31')!;

describe('預付資格', () => {
  const may = (fund: '職工' | '居民', balance: string, lastYear = '0.00', forecast = '0.00') => {
    const { months, eligible, reasons } = inForce(advanceEligibility).apply({
      fund,
      balance: yuan(balance),
      monthly: yuan('10000000.00'),
      lastYear: yuan(lastYear),
      forecast: yuan(forecast),
      params: paramsOf('zhejiang-2019'),
    });
    return [exactDecimal(months), eligible, reasons.join('、')];
  };

  it('asks for twelve months of the employees’ fund, six of the residents’', () => {
    expect(may('職工', '120000000.00')).toEqual(['12', true, '']);
    expect(may('職工', '119999999.99')).toEqual(['11.999999999', false, '累計結餘可支付月數不足']);
    expect(may('居民', '60000000.00')).toEqual(['6', true, '']);
    expect(may('居民', '59999999.99')).toEqual(['5.999999999', false, '累計結餘可支付月數不足']);
    expect(may('居民', '-1.00')[1]).toBe(false);
  });

  it('asks for no deficit, last year or forecast', () => {
    expect(may('職工', '130000000.00', '-0.01')).toEqual(['13', false, '上年當期赤字']);
    expect(may('職工', '130000000.00', '5.00', '-0.01')).toEqual(['13', false, '滾動預測赤字']);
    expect(may('居民', '0.00', '-1.00', '-1.00')).toEqual([
      '0',
      false,
      '累計結餘可支付月數不足、上年當期赤字、滾動預測赤字',
    ]);
  });
});

describe('預付金額度', () => {
  const most = (
    years: readonly string[],
    creditClass: string | null = null,
    own: Own = {},
    trace?: (step: TraceStep) => void,
    eligible = true,
  ) => {
    const params = paramsOf('zhejiang-2019', own);
    const found = inForce(advanceAmount).apply(
      { years: years.map(yuan), creditClass, eligible, params },
      trace,
    );
    return formatYuan(found.most);
  };
  const THREE = ['12000000.00', '13200000.00', '14400000.00'];

  it('is one month’s mean of the years there are', () => {
    expect(most(THREE)).toBe('1100000.00');
    expect(most(THREE.slice(1))).toBe('1150000.00');
    expect(most(['100.00'])).toBe('8.33');
    expect(most(['0.06'])).toBe('0.01');
    expect(most([])).toBe('0.00');
  });

  it('is a tenth more for class A, 5 % less for class C (document 04)', () => {
    expect([most(THREE, 'A'), most(THREE, 'B'), most(THREE, 'C')]).toEqual([
      '1210000.00',
      '1100000.00',
      '1045000.00',
    ]);
    expect(most(THREE, 'A', { 'workingCapital.credit': '' })).toBe('1100000.00');
  });

  it('may be another number of months', () => {
    expect(most(THREE, null, { 'workingCapital.size': '2' })).toBe('2200000.00');
    expect(most(THREE, null, { 'workingCapital.size': '0' })).toBe('0.00');
  });

  it('is nothing where the fund may not pay, and says so', () => {
    const steps: TraceStep[] = [];
    expect(most(THREE, 'A', {}, (step) => steps.push(step), false)).toBe('0.00');
    expect(steps.map(({ formula }) => formula)).toEqual(['0']);
  });

  it('knows no class but A, B and C', () => {
    expect(() => paramsOf('zhejiang-2019', { 'workingCapital.credit': 'D:2' })).toThrow(RangeError);
  });
});

it('is due back until it has come back', () => {
  const left = (paid: string, recovered: string) =>
    formatYuan(inForce(advanceBalance).apply({ paid: yuan(paid), recovered: yuan(recovered) }));
  expect([left('100.00', '0.00'), left('100.00', '60.00'), left('100.00', '100.00')]).toEqual([
    '100.00',
    '40.00',
    '0.00',
  ]);
});
