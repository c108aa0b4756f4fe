import { describe, expect, it } from 'vitest';
import { ruleInForce, theRule } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal, exactDecimal } from '../../../shared/money/decimal-text.ts';
import { compare, fraction, ZERO } from '../../../shared/money/fraction.ts';
import type { Indicator } from '../../../shared/rules/appraisal/facts.ts';
import { deductedIndicator } from '../../../shared/rules/appraisal/indicator-deduction.ts';
import { linearIndicator } from '../../../shared/rules/appraisal/indicator-linear.ts';
import { steppedIndicator } from '../../../shared/rules/appraisal/indicator-steps.ts';
import { reaches, targetIndicator } from '../../../shared/rules/appraisal/indicator-target.ts';
import { totalScore } from '../../../shared/rules/appraisal/total-score.ts';

const RULES = [linearIndicator, steppedIndicator, targetIndicator, deductedIndicator].map(
  (rule) => ruleInForce(rule, '2025-12-31')!,
);

const indicator = (changes: Partial<Indicator>): Indicator => ({
  name: '指標',
  direction: '越高越好',
  form: '線性',
  weight: decimal('10'),
  target: ZERO,
  zero: ZERO,
  steps: [],
  strict: false,
  veto: false,
  ...changes,
});

/** The points of a value, by whichever rule applies. */
const points = (changes: Partial<Indicator>, value: string, trace?: (step: TraceStep) => void): string => {
  const facts = { indicator: indicator(changes), value: decimal(value) };
  const result = theRule(RULES, facts).apply(facts, trace);
  return exactDecimal(result) ?? `${result.n}/${result.d}`;
};

describe('線性', () => {
  it.each([
    ['0', '0'],
    ['-5', '0'],
    ['45', '5'],
    ['72', '8'],
    ['90', '10'],
    ['97', '10'],
  ])('越高越好，目標 90：%s 得 %s', (value, expected) => {
    expect(points({ target: decimal('90') }, value)).toBe(expected);
  });

  it.each([
    ['20', '0'],
    ['21', '0'],
    ['15', '5'],
    ['12.5', '7.5'],
    ['10', '10'],
    ['-1', '10'],
  ])('越低越好，目標 10、零分 20：%s 得 %s', (value, expected) => {
    const changes = { direction: '越低越好', target: decimal('10'), zero: decimal('20') } as const;
    expect(points(changes, value)).toBe(expected);
  });

  it('keeps thirds exact', () => {
    const facts = { indicator: indicator({ target: decimal('90') }), value: decimal('30') };
    expect(compare(theRule(RULES, facts).apply(facts), fraction(10n, 3n))).toBe(0);
  });

  it('tells the trace what it put in', () => {
    const steps: TraceStep[] = [];
    points({ target: decimal('90') }, '45', (step) => steps.push(step));
    expect(steps.map(({ rule, formula }) => [rule, formula])).toEqual([
      ['appraisal-indicator-linear', 'w × min(max((v − z) ÷ (t − z), 0), 1)'],
    ]);
    expect(Object.keys(steps[0]!.inputs)).toEqual(['w', 'v', 't', 'z']);
  });
});

describe('分段', () => {
  const steps = (texts: readonly (readonly [string, string])[]) =>
    texts.map(([limit, earned]) => ({ limit: decimal(limit), points: decimal(earned) }));

  it.each([
    ['59.99', '0'],
    ['60', '5'],
    ['79.99', '5'],
    ['80', '8'],
    ['90', '10'],
    ['100', '10'],
  ])('越高越好 60:5,80:8,90:10：%s 得 %s', (value, expected) => {
    const rising = steps([
      ['60', '5'],
      ['80', '8'],
      ['90', '10'],
    ]);
    expect(points({ form: '分段', steps: rising }, value)).toBe(expected);
  });

  it.each([
    ['15.01', '0'],
    ['15', '5'],
    ['10.01', '5'],
    ['10', '10'],
    ['-3', '10'],
  ])('越低越好 15:5,10:10：%s 得 %s', (value, expected) => {
    const falling = steps([
      ['15', '5'],
      ['10', '10'],
    ]);
    expect(points({ form: '分段', direction: '越低越好', steps: falling }, value)).toBe(expected);
  });
});

describe('達標', () => {
  const ownPaid = { form: '達標', direction: '越低越好', target: decimal('0.1') } as const;

  it.each([
    ['0.0999', '10'],
    ['0.1', '10'],
    ['0.1001', '0'],
  ])('自費率不超過 10%%：%s 得 %s', (value, expected) => {
    expect(points(ownPaid, value)).toBe(expected);
  });

  it('does not count the target itself where it must be passed', () => {
    const rising = { form: '達標', target: decimal('0.62'), strict: true } as const;
    expect(points(rising, '0.62')).toBe('0');
    expect(points(rising, '0.6201')).toBe('10');
    expect(reaches({ indicator: indicator(rising), value: decimal('0.62') })).toBe(false);
  });
});

describe('扣分', () => {
  it.each([
    ['0', '0'],
    ['1', '-10'],
    ['3', '-30'],
  ])('%s 次得 %s', (value, expected) => {
    expect(points({ form: '扣分', direction: '越低越好' }, value)).toBe(expected);
  });
});

describe('考核得分', () => {
  const rule = ruleInForce(totalScore, '2025-12-31')!;
  const total = (earned: string[], deducted: string[], vetoed = false) =>
    exactDecimal(rule.apply({ earned: earned.map(decimal), deducted: deducted.map(decimal), vetoed }));

  it('adds what is earned and takes what is deducted, never below nothing', () => {
    expect(total(['40', '35.5'], ['-2'])).toBe('73.5');
    expect(total(['10'], ['-6', '-6'])).toBe('0');
    expect(total([], [])).toBe('0');
  });

  it('is nothing after a veto', () => {
    expect(total(['60', '40'], [], true)).toBe('0');
  });
});
