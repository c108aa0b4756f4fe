import { describe, expect, it } from 'vitest';
import { ruleInForce, theRule } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { formatYuan, NO_MONEY, yuan } from '../../../shared/money/fen.ts';
import type { OpeningFacts } from '../../../shared/rules/fund-budget/facts.ts';
import { growthGuard } from '../../../shared/rules/fund-budget/growth-guard.ts';
import { openingAgreed } from '../../../shared/rules/fund-budget/opening-agreed.ts';
import { openingAudited } from '../../../shared/rules/fund-budget/opening-audited.ts';
import {
  openingContribution,
  openingMean,
  openingWeighted,
} from '../../../shared/rules/fund-budget/opening-years.ts';
import { categoryBudget, openingZeroBased } from '../../../shared/rules/fund-budget/opening-zero-based.ts';
import { yearBase } from '../../../shared/rules/fund-budget/year-base.ts';
import { stepText } from '../scheme-facts.ts';

const AT = '2025-12-31';
const RULES = [
  openingAudited,
  openingMean,
  openingWeighted,
  openingContribution,
  openingZeroBased,
  openingAgreed,
].map((rule) => ruleInForce(rule, AT)!);

const FACTS: OpeningFacts = {
  form: 'audited',
  bases: [],
  yearWeights: [],
  growth: decimal('0'),
  contributions: { before: NO_MONEY, now: NO_MONEY },
  categories: [],
  agreed: NO_MONEY,
};

/** The opening budget in yuan, and the one step it tells. */
function opened(facts: Partial<OpeningFacts>): { amount: string; step: string } {
  const all = { ...FACTS, ...facts };
  const told: TraceStep[] = [];
  const amount = formatYuan(theRule(RULES, all).apply(all, (step) => told.push(step)));
  expect(told).toHaveLength(1);
  return { amount, step: stepText(told[0]!) };
}

const years = (...bases: string[]) => bases.map(yuan);

describe('決算基數', () => {
  const rule = ruleInForce(yearBase, AT)!;
  const base = (spending: string, overrun: string, outbreak: string) =>
    formatYuan(rule.apply({ spending: yuan(spending), overrun: yuan(overrun), outbreak: yuan(outbreak) }));

  it('T16: leaves out the shared overrun and the outbreak, and keeps the retained surplus in', () => {
    expect(base('508000000', '6000000', '2000000')).toBe('500000000.00');
  });

  it.each([
    ['508000000', '0', '0', '508000000.00'],
    ['100.01', '100', '0.01', '0.00'],
    ['0', '0', '0', '0.00'],
  ])('%s − %s − %s = %s', (spending, overrun, outbreak, expected) => {
    expect(base(spending, overrun, outbreak)).toBe(expected);
  });
});

describe('年初總額預算', () => {
  it('T16: 500,000,000 and 6 % are 530,000,000', () => {
    const { amount, step } = opened({ bases: years('500000000'), growth: decimal('0.06') });
    expect(amount).toBe('530000000.00');
    expect(step).toBe('budget-opening-audited: b × (1 + g); b 500000000, g 0.06 → 530000000');
  });

  it.each([
    ['職工', '0.10', '110000000.00'],
    ['居民', '0.08', '108000000.00'],
  ])('Ruian: %s grow by %s (document 03)', (_, growth, expected) => {
    expect(opened({ bases: years('100000000'), growth: decimal(growth) }).amount).toBe(expected);
  });

  it('falls when growth is negative, and rounds once', () => {
    expect(opened({ bases: years('0.05'), growth: decimal('-0.1') }).amount).toBe('0.05');
    expect(opened({ bases: years('0.05'), growth: decimal('-1') }).amount).toBe('0.00');
  });

  it('of three years: their mean, times one and the growth', () => {
    const facts = { form: 'mean', bases: years('100', '110', '121'), growth: decimal('0.05') } as const;
    const { amount, step } = opened(facts);
    // 331 ÷ 3 × 1.05 = 115.85
    expect(amount).toBe('115.85');
    expect(step).toContain('budget-opening-mean: (b1 × w1 + b2 × w2 + b3 × w3) ÷ (w1 + w2 + w3) × (1 + g)');
  });

  it('of three years weighted 20, 30 and 50 from the oldest on', () => {
    const weights = ['20', '30', '50'].map(decimal);
    const facts = { form: 'weighted', bases: years('100', '200', '300'), yearWeights: weights } as const;
    expect(opened(facts).amount).toBe('230.00');
    expect(opened({ ...facts, growth: decimal('0.1') }).amount).toBe('253.00');
    expect(opened({ ...facts, bases: years('300', '200', '100') }).amount).toBe('170.00');
  });

  it('of one year alone, weighted or not, is that year', () => {
    const bases = years('77.77');
    expect(opened({ form: 'mean', bases }).amount).toBe('77.77');
    expect(opened({ form: 'weighted', bases, yearWeights: [decimal('3')] }).amount).toBe('77.77');
  });

  it('Shanwei: three years adjusted by what contributions grew, and by nothing else', () => {
    const contributions = { before: yuan('40000000'), now: yuan('42000000') };
    const bases = years('9000000', '10000000', '11000000');
    const facts = { form: 'contribution', bases, contributions, growth: decimal('0.5') } as const;
    const { amount, step } = opened(facts);
    expect(amount).toBe('10500000.00');
    expect(step).toContain('× z ÷ y');
    expect(step).toContain('z 42000000, y 40000000');
  });

  it('zero-based: the sum of its categories', () => {
    const { amount, step } = opened({ form: 'zeroBased', categories: years('115', '92', '0.01') });
    expect(amount).toBe('207.01');
    expect(step).toBe('budget-opening-zero-based: c1 + c2 + c3; c1 115, c2 92, c3 0.01 → 207.01');
  });

  it('agreed: the amount itself', () => {
    expect(opened({ form: 'agreed', agreed: yuan('123.45'), growth: decimal('1') }).amount).toBe('123.45');
  });
});

describe('零基預算類別', () => {
  const rule = ruleInForce(categoryBudget, AT)!;
  const amount = (base: string, ...ratios: string[]) =>
    formatYuan(rule.apply({ base: yuan(base), ratios: ratios.map(decimal) }));

  it('document 04: chronic medicine + 15 %, western medicine − 8 %', () => {
    expect(amount('1000000', '0.15')).toBe('1150000.00');
    expect(amount('1000000', '-0.08')).toBe('920000.00');
  });

  it('adds the adjustments of one category and does not multiply them', () => {
    expect(amount('1000000', '0.15', '-0.08')).toBe('1070000.00');
    expect(amount('1000000')).toBe('1000000.00');
    expect(amount('1000000', '-1')).toBe('0.00');
  });
});

describe('增速上限', () => {
  it('is the base and ten per cent, to the fen', () => {
    const rule = ruleInForce(growthGuard, AT)!;
    expect(formatYuan(rule.apply({ base: yuan('500000000'), cap: decimal('0.1') }))).toBe('550000000.00');
    expect(formatYuan(rule.apply({ base: yuan('0.05'), cap: decimal('0.1') }))).toBe('0.06');
  });
});
