import { describe, expect, it } from 'vitest';
import { type Rule, ruleInForce, theRule } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { formatYuan, yuan } from '../../../shared/money/fen.ts';
import { carePayment } from '../../../shared/rules/long-term-care/care-payment.ts';
import { careContributions } from '../../../shared/rules/long-term-care/contributions.ts';
import {
  fixedHandlingFee,
  noHandlingFee,
  proportionalHandlingFee,
} from '../../../shared/rules/long-term-care/handling-fee.ts';
import { stepText } from '../scheme-facts.ts';

const at = <F, R>(rule: Rule<F, R>) => ruleInForce(rule, '2025-12-31')!;
const steps = (apply: (trace: (step: TraceStep) => void) => void): string[] => {
  const told: TraceStep[] = [];
  apply((step) => told.push(step));
  return told.map(stepText);
};

describe('單位與個人分擔籌資', () => {
  const facts = (sum: string, share = '0.5') => ({
    contributions: yuan(sum),
    params: { 'longTermCare.employerShare': decimal(share) },
  });

  it('is half of the contributions; the odd fen falls on the employers', () => {
    expect(formatYuan(at(careContributions).apply(facts('1000000')))).toBe('500000.00');
    expect(formatYuan(at(careContributions).apply(facts('0.01')))).toBe('0.01');
    expect(formatYuan(at(careContributions).apply(facts('0')))).toBe('0.00');
    expect(formatYuan(at(careContributions).apply(facts('1000000', '0.6')))).toBe('600000.00');
  });

  it('tells the trace', () => {
    expect(steps((trace) => at(careContributions).apply(facts('1000'), trace))).toEqual([
      'care-contributions: T × s; T 1000, s 0.5 → 500',
    ]);
  });
});

describe('護理費用支付', () => {
  it('is quantity × standard × ratio, rounded once', () => {
    const pay = (quantity: string, standard: string, ratio: string) =>
      formatYuan(
        at(carePayment).apply({
          quantity: decimal(quantity),
          standard: yuan(standard),
          ratio: decimal(ratio),
        }),
      );
    expect(pay('365', '50', '0.7')).toBe('12775.00');
    expect(pay('1.5', '33.33', '0.5')).toBe('25.00'); // 24.9975
    expect(pay('0', '50', '0.7')).toBe('0.00');
  });

  it('tells the trace', () => {
    const facts = { quantity: decimal('30'), standard: yuan('50'), ratio: decimal('0.7') };
    expect(steps((trace) => at(carePayment).apply(facts, trace))).toEqual([
      'care-payment: n × b × r; n 30, b 50, r 0.7 → 1050',
    ]);
  });
});

describe('經辦服務費', () => {
  const RULES = [noHandlingFee, proportionalHandlingFee, fixedHandlingFee].map(at);
  const facts = (fee: 'none' | 'ratio' | 'amount') => ({
    income: yuan('1000000'),
    params: {
      'longTermCare.fee': fee,
      'longTermCare.fee.ratio': decimal('0.035'),
      'longTermCare.fee.amount': yuan('20000'),
    },
  });

  it.each([
    ['none', '0.00', []],
    ['ratio', '35000.00', ['care-fee-ratio: I × f; I 1000000, f 0.035 → 35000']],
    ['amount', '20000.00', ['care-fee-amount: A; A 20000 → 20000']],
  ] as const)('%s: %s', (fee, amount, told) => {
    const rule = theRule(RULES, facts(fee));
    expect(formatYuan(rule.apply(facts(fee)))).toBe(amount);
    expect(steps((trace) => rule.apply(facts(fee), trace))).toEqual(told);
  });
});
