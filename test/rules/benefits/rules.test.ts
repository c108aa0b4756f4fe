import { describe, expect, it } from 'vitest';
import { type Rule, ruleInForce, theRule } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { formatYuan, yuan } from '../../../shared/money/fen.ts';
import { fraction, ZERO } from '../../../shared/money/fraction.ts';
import { basicBenefit } from '../../../shared/rules/benefits/basic.ts';
import { criticalBenefit } from '../../../shared/rules/benefits/critical.ts';
import {
  accumulatedDeductible,
  oneStayDeductible,
  separateDeductible,
} from '../../../shared/rules/benefits/deductible.ts';
import type { ChainStay } from '../../../shared/rules/benefits/facts.ts';
import { benefitFloor, levelGap } from '../../../shared/rules/benefits/requirements.ts';
import { supplementBenefit } from '../../../shared/rules/benefits/supplement.ts';
import { show } from '../base-facts.ts';
import { stepText } from '../scheme-facts.ts';

const at = <F, R>(rule: Rule<F, R>) => ruleInForce(rule, '2025-12-31')!;
const steps = (apply: (trace: (step: TraceStep) => void) => void): string[] => {
  const told: TraceStep[] = [];
  apply((step) => told.push(step));
  return told.map(stepText);
};

const stay = (
  eligible: string,
  standard: string,
  direction: ChainStay['direction'] = 'first',
): ChainStay => ({ eligible: yuan(eligible), standard: yuan(standard), direction });

const RULES = [oneStayDeductible, accumulatedDeductible, separateDeductible].map(at);
const borne = (mode: 'oneStay' | 'accumulate' | 'separate', ...chain: ChainStay[]) => {
  const facts = { chain, params: { 'benefits.referral': mode } };
  return theRule(RULES, facts).apply(facts).map(formatYuan);
};

describe('起付線', () => {
  const up = [stay('5000', '300'), stay('20000', '600', 'up')];
  const down = [stay('20000', '600'), stay('5000', '300', 'down')];

  it('of one stay is its own, and never more than its charges', () => {
    for (const mode of ['oneStay', 'accumulate', 'separate'] as const) {
      expect(borne(mode, stay('5000', '300'))).toEqual(['300.00']);
      expect(borne(mode, stay('200', '300'))).toEqual(['200.00']);
      expect(borne(mode, stay('0', '300'))).toEqual(['0.00']);
    }
  });

  it('of a chain in Zhejiang is one, at the higher level, from the charges that come first', () => {
    expect(borne('oneStay', ...up)).toEqual(['600.00', '0.00']);
    expect(borne('oneStay', ...down)).toEqual(['600.00', '0.00']);
    expect(borne('oneStay', stay('100', '300'), stay('20000', '600', 'up'))).toEqual(['100.00', '500.00']);
  });

  it('in Shanwei accumulates upwards and is none downwards', () => {
    expect(borne('accumulate', ...up)).toEqual(['300.00', '300.00']);
    expect(borne('accumulate', ...down)).toEqual(['600.00', '0.00']);
    const back = [...down, stay('9000', '900', 'up'), stay('800', '300', 'down')];
    expect(borne('accumulate', ...back)).toEqual(['600.00', '0.00', '300.00', '0.00']);
  });

  it('elsewhere is each stay’s own', () => {
    expect(borne('separate', ...up)).toEqual(['300.00', '600.00']);
  });

  it('tells the trace', () => {
    const facts = { chain: up, params: { 'benefits.referral': 'oneStay' } } as const;
    expect(steps((trace) => at(oneStayDeductible).apply(facts, trace))).toEqual([
      'benefit-one-stay: min(C, max(0, Q − b)); C 5000, Q 600, b 0 → 600',
      'benefit-one-stay: min(C, max(0, Q − b)); C 20000, Q 600, b 600 → 0',
    ]);
  });
});

describe('住院待遇', () => {
  const facts = {
    eligible: yuan('10000'),
    deductible: yuan('600'),
    ratio: decimal('0.75'),
    less: ZERO,
    cap: null,
    used: yuan('0'),
  };
  const paid = (own: Partial<Parameters<typeof rule.apply>[0]>) =>
    formatYuan(rule.apply({ ...facts, ...own }).paid);
  const rule = at(basicBenefit);

  it('is the charges above the deductible times the ratio', () => {
    expect(paid({})).toBe('7050.00');
    expect(paid({ eligible: yuan('600.01'), ratio: decimal('0.5') })).toBe('0.01'); // half a fen, away from zero
    expect(paid({ eligible: yuan('600') })).toBe('0.00');
  });

  it('is ten points less without a referral, and never below zero', () => {
    expect(paid({ less: decimal('0.1') })).toBe('6110.00'); // 9,400 × 0.65
    expect(paid({ less: decimal('0.8') })).toBe('0.00');
    expect(rule.apply({ ...facts, less: decimal('0.8') }).beyond).toEqual(ZERO);
  });

  it('stops at the cap; what found no room is told in charges', () => {
    const capped = rule.apply({ ...facts, cap: yuan('6000'), used: yuan('1000') });
    expect(formatYuan(capped.paid)).toBe('5000.00');
    // 7,050 − 5,000 = 2,050 of benefit is 2,733.333… of charges.
    expect(show(capped.beyond)).toBe('820000/3');
    expect(paid({ cap: yuan('6000'), used: yuan('7000') })).toBe('0.00');
  });

  it('tells the trace', () => {
    expect(steps((trace) => rule.apply({ ...facts, cap: yuan('6000') }, trace))).toEqual([
      'benefit-basic: min((C − Q) × max(0, r − u), max(0, L − S)); C 10000, Q 600, r 0.75, u 0, L 6000, S 0 → 6000',
    ]);
    expect(steps((trace) => rule.apply(facts, trace))).toEqual([
      'benefit-basic: (C − Q) × max(0, r − u); C 10000, Q 600, r 0.75, u 0 → 7050',
    ]);
  });
});

describe('大額補助', () => {
  const rule = at(supplementBenefit);
  const facts = { beyond: fraction(820_000n, 3n), ratio: decimal('0.7'), cap: null, used: yuan('0') };

  it('pays its ratio of the charges beyond the cap, rounded once', () => {
    expect(formatYuan(rule.apply(facts))).toBe('1913.33'); // 2,733.33… × 0.7
    expect(formatYuan(rule.apply({ ...facts, cap: yuan('1500'), used: yuan('1000') }))).toBe('500.00');
    expect(formatYuan(rule.apply({ ...facts, cap: yuan('1500'), used: yuan('1600') }))).toBe('0.00');
    expect(formatYuan(rule.apply({ ...facts, beyond: ZERO }))).toBe('0.00');
  });

  it('tells the trace', () => {
    const told = { ...facts, beyond: fraction(300_000n), cap: yuan('400000') };
    expect(steps((trace) => rule.apply(told, trace))).toEqual([
      'benefit-supplement: min(B × r, max(0, L − S)); B 3000, r 0.7, L 400000, S 0 → 2100',
    ]);
  });
});

describe('大病保險', () => {
  const rule = at(criticalBenefit);
  const bands = [
    { from: yuan('20000'), ratio: decimal('0.6') },
    { from: yuan('50000'), ratio: decimal('0.65') },
  ];
  const paid = (before: string, after: string) =>
    formatYuan(rule.apply({ before: yuan(before), after: yuan(after), bands }));

  it('pays by bands of the year’s burden', () => {
    expect(paid('0', '20000')).toBe('0.00');
    expect(paid('0', '50000')).toBe('18000.00');
    expect(paid('0', '60000')).toBe('24500.00');
    expect(formatYuan(rule.apply({ before: yuan('0'), after: yuan('60000'), bands: [] }))).toBe('0.00');
  });

  it('comes to the same, stay by stay or at once', () => {
    expect(paid('0', '20000.01')).toBe('0.01'); // 0.6 fen
    expect(paid('20000.01', '20000.02')).toBe('0.00'); // 1.2 fen in all
    expect(paid('20000.02', '60000')).toBe('24499.99');
  });

  it('tells the trace', () => {
    const facts = { before: yuan('10000'), after: yuan('30000'), bands };
    expect(steps((trace) => rule.apply(facts, trace))).toEqual([
      'benefit-critical: round(max(0, min(y, f2) − f1) × r1 + max(0, y − f2) × r2) − round(max(0, min(x, f2) − f1) × r1 + max(0, x − f2) × r2); x 10000, y 30000, f1 20000, r1 0.6, f2 50000, r2 0.65 → 6000',
    ]);
  });
});

describe('待遇要求', () => {
  it.each([
    [levelGap, '0.1', '0.1', '0'],
    [levelGap, '0.0999', '0.1', '0.0001'],
    [levelGap, '0.12', '0.1', '0'],
    [benefitFloor, '0.7', '0.7', '0'],
    [benefitFloor, '0.55', '0.6', '0.05'],
  ] as const)('%#: %s falls short of %s by %s', (rule, value, least, short) => {
    expect(show(at(rule).apply({ value: decimal(value), least: decimal(least) }))).toBe(short);
  });

  it('tell the trace', () => {
    const facts = { value: decimal('0.05'), least: decimal('0.1') };
    expect(steps((trace) => at(levelGap).apply(facts, trace))).toEqual([
      'benefit-level-gap: max(0, m − g); g 0.05, m 0.1 → 0.05',
    ]);
    expect(steps((trace) => at(benefitFloor).apply(facts, trace))).toEqual([
      'benefit-floor: max(0, m − v); v 0.05, m 0.1 → 0.05',
    ]);
  });
});
