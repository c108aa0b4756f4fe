import { describe, expect, it } from 'vitest';
import { theRule } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { fen, formatYuan, yuan } from '../../../shared/money/fen.ts';
import { fraction, ONE } from '../../../shared/money/fraction.ts';
import { capitationAttribution } from '../../../shared/rules/capitation/attribution.ts';
import { capitationBudget } from '../../../shared/rules/capitation/budget.ts';
import { capitationControl } from '../../../shared/rules/capitation/control.ts';
import { capitationDue } from '../../../shared/rules/capitation/due.ts';
import { capitationMonth } from '../../../shared/rules/capitation/month.ts';
import {
  availableOf,
  noPerformance,
  type PerformanceFacts,
  performanceByRates,
  performanceByScore,
} from '../../../shared/rules/capitation/performance.ts';
import { capitationSharing } from '../../../shared/rules/capitation/sharing.ts';
import { capitationStandard } from '../../../shared/rules/capitation/standard.ts';
import { inForce } from '../../../shared/rules/programme.ts';
import { type Own, paramsOf, programmeOf, stepText } from '../scheme-facts.ts';

const PROGRAMME = programmeOf('zhejiang-2019');
const params = (own: Own = {}) => paramsOf('zhejiang-2019', own);

/** How a rule was told. */
const tracing = <T>(apply: (trace: (step: TraceStep) => void) => T): readonly [T, readonly string[]] => {
  const steps: TraceStep[] = [];
  return [apply((step) => steps.push(step)), steps.map(stepText)];
};

describe('參保人歸屬', () => {
  const attribute = (category: '簽約' | '居民' | '靈活就業' | '職工') =>
    inForce(PROGRAMME, capitationAttribution).apply({
      category,
      signed: 'G1',
      household: '東鎮',
      workplace: '西鎮',
    });

  it('follows the signature first, whatever else is known', () => {
    expect(attribute('簽約')).toEqual({ by: '簽約醫共體', name: 'G1' });
  });

  it('follows the household of residents and flexible workers, the workplace of employees', () => {
    expect(attribute('居民')).toEqual({ by: '戶籍地', name: '東鎮' });
    expect(attribute('靈活就業')).toEqual({ by: '戶籍地', name: '東鎮' });
    expect(attribute('職工')).toEqual({ by: '單位所在地', name: '西鎮' });
  });
});

describe('人頭標準測算', () => {
  const standard = inForce(PROGRAMME, capitationStandard);
  const year = (year: number, weight: string, heads: number, spent: string) => ({
    year,
    weight: decimal(weight),
    heads,
    spent: yuan(spent),
  });

  it('is the mean of three years’ spending per head, grown: 700, 730, 770 are 733.333…, × 1.08 is 792.00', () => {
    const years = [
      year(2022, '1', 1000, '700000'),
      year(2023, '1', 1010, '737300'),
      year(2024, '1', 1020, '785400'),
    ];
    const facts = { years, growth: decimal('0.08') };
    const [result, steps] = tracing((trace) => standard.apply(facts, trace));
    expect(formatYuan(result)).toBe('792.00');
    expect(steps).toEqual([
      'capitation-standard: (w2022 × S2022 ÷ N2022 + w2023 × S2023 ÷ N2023 + w2024 × S2024 ÷ N2024) ÷ (w2022 + w2023 + w2024) × (1 + g); w2022 1, S2022 700000, N2022 1000, w2023 1, S2023 737300, N2023 1010, w2024 1, S2024 785400, N2024 1020, g 0.08 → 792',
    ]);
  });

  it('weighs years 20:30:50: 700, 730, 770 are 744.00, another branch’s −2 % makes it 729.12', () => {
    const years = [year(2022, '20', 1, '700'), year(2023, '30', 1, '730'), year(2024, '50', 1, '770')];
    expect(formatYuan(standard.apply({ years, growth: fraction(0n) }))).toBe('744.00');
    expect(formatYuan(standard.apply({ years, growth: decimal('-0.02') }))).toBe('729.12');
  });

  it('rounds once, at the end, half a fen up; a single year, nothing spent', () => {
    const once = (spent: string, heads: number, growth = '0') =>
      formatYuan(standard.apply({ years: [year(2024, '3', heads, spent)], growth: decimal(growth) }));
    expect(once('0.01', 2)).toBe('0.01');
    expect(once('100', 3)).toBe('33.33');
    // 33.333… × 1.0003 is 33.34333…; of the rounded 33.33 it would be 33.339999.
    expect(once('100', 3, '0.0003')).toBe('33.34');
    expect(once('0', 7, '0.1')).toBe('0.00');
  });
});

describe('人頭預算', () => {
  const budget = inForce(PROGRAMME, capitationBudget);
  const of = (months: bigint, standard: string, adjustment = '1') =>
    formatYuan(budget.apply({ months, standard: yuan(standard), adjustment: decimal(adjustment) }));

  it('document 04: 800 yuan a head and year, here of 12,500 signed residents', () => {
    const facts = { months: 12_500n * 12n, standard: yuan('800'), adjustment: ONE };
    const [result, steps] = tracing((trace) => budget.apply(facts, trace));
    expect(formatYuan(result)).toBe('10000000.00');
    expect(steps).toEqual(['capitation-budget: M ÷ 12 × H × a; M 150000, H 800, a 1 → 10000000']);
  });

  it('counts the months of those who were not members all year, and adjusts', () => {
    expect(of(7n, '800')).toBe('466.67');
    expect(of(18n, '800', '1.25')).toBe('1500.00');
    expect(of(0n, '800')).toBe('0.00');
    expect(of(12n, '800', '0')).toBe('0.00');
  });

  it('rounds half a fen up', () => {
    expect(of(6n, '0.01')).toBe('0.01');
    expect(of(5n, '0.01')).toBe('0.00');
  });
});

describe('慢病控制率調整', () => {
  const control = inForce(PROGRAMME, capitationControl);
  const STEPS = '0.5:0.9,0.7:1,*:1.15';
  const of = (rate: string | undefined, steps = STEPS) =>
    formatYuan(
      control.apply({
        budget: yuan('1000000'),
        controlRate: rate === undefined ? undefined : decimal(rate),
        params: params({ 'capitation.control.steps': steps }),
      }),
    );

  it('document 04: 72 % brought 15 % more, 50 % brought 10 % less', () => {
    expect(of('0.72')).toBe('1150000.00');
    expect(of('0.5')).toBe('900000.00');
  });

  it('takes the step whose limit is not passed, and changes nothing between them or beyond the table', () => {
    expect(of('0.5000001')).toBe('1000000.00');
    expect(of('0.7')).toBe('1000000.00');
    expect(of('0.7000001')).toBe('1150000.00');
    expect(of('0.9', '0.5:0.9')).toBe('1000000.00');
  });

  it('is off without steps', () => {
    expect(of(undefined, '')).toBe('1000000.00');
    expect(of('0.1', '')).toBe('1000000.00');
  });
});

describe('績效掛鉤', () => {
  const RULES = [noPerformance, performanceByRates, performanceByScore].map((rule) =>
    inForce(PROGRAMME, rule),
  );
  const of = (by: 'none' | 'rates' | 'score', facts: Partial<PerformanceFacts>, own: Own = {}) => {
    const all = {
      budget: yuan('1000000'),
      rates: undefined,
      score: undefined,
      ...facts,
      params: params({ 'capitation.performance.by': by, ...own }),
    };
    const rule = theRule(RULES, all);
    const [{ held, earned }, steps] = tracing((trace) => rule.apply(all, trace));
    return {
      rule: rule.id,
      held: formatYuan(held),
      earned: formatYuan(earned),
      available: formatYuan(availableOf(all.budget, { held, earned })),
      steps,
    };
  };

  it('none: all of the budget is available', () => {
    expect(of('none', {})).toMatchObject({ held: '0.00', earned: '0.00', available: '1000000.00' });
  });

  it('document 04: 30 % of the budget wait for two rates; 80 % and 60 % earn 70 % of it', () => {
    expect(of('rates', { rates: [decimal('0.8'), decimal('0.6')] })).toEqual({
      rule: 'capitation-performance-rates',
      held: '300000.00',
      earned: '210000.00',
      available: '910000.00',
      steps: [
        'capitation-performance-rates: H × (w1 × min(r1 ÷ t1, 1) + w2 × min(r2 ÷ t2, 1)) ÷ (w1 + w2); H 300000, r1 0.8, t1 1, w1 1, r2 0.6, t2 1, w2 1 → 210000',
      ],
    });
  });

  it('counts a rate beyond its target as reached, and weighs the two', () => {
    const own = { 'capitation.performance.targets': '0.9:0.6', 'capitation.performance.weights': '1:3' };
    expect(of('rates', { rates: [decimal('0.45'), decimal('0.72')] }, own)).toMatchObject({
      earned: '262500.00',
      available: '962500.00',
    });
    expect(of('rates', { rates: [ONE, ONE] }, own)).toMatchObject({ earned: '300000.00' });
    expect(of('rates', { rates: [fraction(0n), fraction(0n)] }, own)).toMatchObject({
      earned: '0.00',
      available: '700000.00',
    });
  });

  it('by score: its part of the full mark, and no more than all', () => {
    const own = { 'capitation.performance.share': '0.1' };
    expect(of('score', { score: [decimal('950'), decimal('1000')] }, own)).toEqual({
      rule: 'capitation-performance-score',
      held: '100000.00',
      earned: '95000.00',
      available: '995000.00',
      steps: ['capitation-performance-score: H × min(s ÷ F, 1); H 100000, s 950, F 1000 → 95000'],
    });
    expect(of('score', { score: [decimal('103'), decimal('100')] }, own)).toMatchObject({
      earned: '100000.00',
    });
  });

  it('cannot be applied without what it looks at', () => {
    expect(() => of('rates', {})).toThrow(RangeError);
    expect(() => of('score', {})).toThrow(RangeError);
  });
});

describe('結餘留用與超支分擔', () => {
  const sharing = inForce(PROGRAMME, capitationSharing);
  const of = (available: string, spent: string, own: Own = {}) => {
    const facts = { available: yuan(available), spent: yuan(spent), params: params(own) };
    const [result, steps] = tracing((trace) => sharing.apply(facts, trace));
    return [formatYuan(result), ...steps];
  };

  it('leaves the surplus in part', () => {
    expect(of('1000000', '900000')).toEqual([
      '985000.00',
      'capitation-sharing: T + round((A − T) × s); A 1000000, T 900000, s 0.85 → 985000',
    ]);
  });

  it('lets an overrun be borne in part', () => {
    expect(of('900000', '1000000')).toEqual([
      '915000.00',
      'capitation-sharing: T + round((A − T) × s); A 900000, T 1000000, s 0.85 → 915000',
    ]);
  });

  it('has two ratios of its own; neither surplus nor overrun needs any', () => {
    const own = { 'capitation.retain': '1', 'capitation.bear': '0' };
    expect(of('1000000', '900000', own)[0]).toBe('1000000.00');
    expect(of('900000', '1000000', own)[0]).toBe('1000000.00');
    expect(of('1000000', '1000000', own)[0]).toBe('1000000.00');
  });

  it('takes spending that refunds made negative', () => {
    expect(of('100', '-20')[0]).toBe('82.00');
  });

  it('rounds half a fen away from zero on both sides', () => {
    expect(of('0.10', '0')[0]).toBe('0.09');
    expect(of('0', '0.10')[0]).toBe('0.01');
  });
});

describe('應付與撥付', () => {
  it('pays what care is settled at, less what others got, plus what others’ members brought, less payments', () => {
    const facts = {
      settled: yuan('985000'),
      outside: yuan('300000'),
      earned: yuan('50000'),
      paid: yuan('800000'),
    };
    const [result, steps] = tracing((trace) => inForce(PROGRAMME, capitationDue).apply(facts, trace));
    expect(formatYuan(result.due)).toBe('735000.00');
    expect(formatYuan(result.clearing)).toBe('-65000.00');
    expect(steps).toEqual(['capitation-due: D − O + I − Z; D 985000, O 300000, I 50000, Z 800000 → -65000']);
  });

  it('pays a month its share, with or without what was treated elsewhere', () => {
    const month = inForce(PROGRAMME, capitationMonth);
    const facts = { share: yuan('100000'), outside: yuan('120000'), earned: yuan('5000') };
    const pay = (own: Own) => formatYuan(month.apply({ ...facts, params: params(own) }));
    expect(pay({})).toBe('-20000.00');
    expect(pay({ 'capitation.month.offset': '否' })).toBe('95000.00');
    expect(pay({ 'capitation.month.offset': '否', 'capitation.month.ratio': '1' })).toBe('100000.00');
    const half = { ...facts, share: fen(1n), params: params({ 'capitation.month.ratio': '0.5' }) };
    expect(month.apply(half)).toBe(yuan('-114999.99'));
  });
});
