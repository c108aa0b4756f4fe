import { describe, expect, it } from 'vitest';
import { ruleInForce } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { fen, formatYuan, NO_MONEY, yuan } from '../../../shared/money/fen.ts';
import { currentBudget } from '../../../shared/rules/fund-budget/current.ts';
import type { ItemFacts, PackageFacts } from '../../../shared/rules/fund-budget/facts.ts';
import { divideBudget } from '../../../shared/rules/fund-budget/items.ts';
import { packageWeight } from '../../../shared/rules/fund-budget/package.ts';
import { inpatientParts, outpatientPackage } from '../../../shared/rules/fund-budget/parts.ts';
import { setAside } from '../../../shared/rules/fund-budget/reserve.ts';
import { show } from '../../rules/base-facts.ts';
import { stepText } from '../scheme-facts.ts';

const AT = '2025-12-31';

const amounts = (parts: ReadonlyMap<string, bigint>) =>
  Object.fromEntries([...parts].map(([key, amount]) => [key, formatYuan(fen(amount))]));

describe('儲備', () => {
  const rule = ruleInForce(setAside, AT)!;
  const opening = yuan('530000000');

  it('is a share of the opening budget, or an amount', () => {
    expect(formatYuan(rule.apply({ opening, size: { ratio: decimal('0.05') } }))).toBe('26500000.00');
    expect(formatYuan(rule.apply({ opening, size: { amount: yuan('5000000') } }))).toBe('5000000.00');
    expect(formatYuan(rule.apply({ opening, size: { ratio: decimal('0') } }))).toBe('0.00');
  });
});

describe('分項', () => {
  const rule = ruleInForce(divideBudget, AT)!;
  const ratio = (key: string, text: string): ItemFacts => ({ key, size: { ratio: decimal(text) } });
  const amount = (key: string, text: string): ItemFacts => ({ key, size: { amount: yuan(text) } });
  const rest = (key: string): ItemFacts => ({ key, size: 'rest' });
  const divided = (text: string, ...items: ItemFacts[]) => {
    const { items: parts, unassigned } = rule.apply({ amount: yuan(text), items });
    return { ...amounts(parts), unassigned: formatYuan(unassigned) };
  };

  it('takes fixed amounts first, shares the rest by ratio, and gives what is left to the last', () => {
    expect(divided('1000', amount('工作當量', '100'), ratio('住院', '0.6'), rest('門診'))).toEqual({
      工作當量: '100.00',
      住院: '540.00',
      門診: '360.00',
      unassigned: '0.00',
    });
  });

  it('leaves over what no item was given', () => {
    expect(divided('1000', ratio('住院', '0.6'), ratio('門診', '0.3'))).toEqual({
      住院: '600.00',
      門診: '300.00',
      unassigned: '100.00',
    });
    expect(divided('1000')).toEqual({ unassigned: '1000.00' });
  });

  it('shares the odd fen by the largest remainder', () => {
    expect(divided('0.10', ratio('a', '0.333'), ratio('b', '0.333'), ratio('c', '0.334'))).toEqual({
      a: '0.03',
      b: '0.03',
      c: '0.04',
      unassigned: '0.00',
    });
  });

  it('gives the last nothing where the ratios are all', () => {
    expect(divided('10', ratio('住院', '1'), rest('門診'))).toEqual({
      住院: '10.00',
      門診: '0.00',
      unassigned: '0.00',
    });
  });

  it('tells every shared item once', () => {
    const told: TraceStep[] = [];
    const items = [amount('x', '100'), ratio('住院', '0.6'), rest('門診')];
    rule.apply({ amount: yuan('1000'), items }, (step) => told.push(step));
    expect(told.map(stepText)).toEqual([
      'budget-items: trunc(R × s) + u; R 900, s 0.6, u 0 → 540',
      'budget-items: trunc(R × s) + u; R 900, s 0.4, u 0 → 360',
    ]);
  });
});

describe('現行預算', () => {
  it('is the opening line, what was added and what was drawn', () => {
    const rule = ruleInForce(currentBudget, AT)!;
    const facts = { opening: yuan('100'), added: yuan('-20'), drawn: yuan('5') };
    expect(formatYuan(rule.apply(facts))).toBe('85.00');
    expect(formatYuan(rule.apply({ ...facts, opening: NO_MONEY }))).toBe('-15.00');
  });
});

describe('門診打包', () => {
  const weight = ruleInForce(packageWeight, AT)!;
  const params = {
    'budget.package.history': decimal('0.5'),
    'budget.package.visits': decimal('0.3'),
    'budget.package.cost': decimal('0.2'),
    'budget.package.direction': 'same',
  } as const;
  // All: 4 visits a head at 50 yuan. Own: 3 a head at 60 yuan, a quarter of the spending.
  const facts: PackageFacts = {
    spending: yuan('250'),
    visits: 30,
    heads: 10,
    cost: yuan('1800'),
    all: { spending: yuan('1000'), visits: 160, heads: 40, cost: yuan('8000') },
    params,
  };

  it('weighs history by visits per head and by cost per visit, against the area', () => {
    // 0.25 × (0.5 + 0.3 × 0.75 + 0.2 × 1.2)
    expect(show(weight.apply(facts))).toBe('0.24125');
  });

  it('turns the two round when told to', () => {
    const inverse = { ...params, 'budget.package.direction': 'inverse' } as const;
    // 0.25 × (0.5 + 0.3 × 4 ÷ 3 + 0.2 × 5 ÷ 6)
    const { n, d } = weight.apply({ ...facts, params: inverse });
    expect(n * 240n).toBe(d * 64n);
  });

  it('is history alone where the other two weigh nothing', () => {
    const history = {
      ...params,
      'budget.package.history': decimal('1'),
      'budget.package.visits': decimal('0'),
      'budget.package.cost': decimal('0'),
    } as const;
    expect(show(weight.apply({ ...facts, params: history }))).toBe('0.25');
  });

  it('shares to the fen, in any unit of weight', () => {
    const rule = ruleInForce(outpatientPackage, AT)!;
    const shares = (...weights: string[]) =>
      weights.map((text, index) => ({ key: `G${index + 1}`, weight: decimal(text) }));
    const packed = (...weights: string[]) =>
      amounts(rule.apply({ amount: yuan('100'), shares: shares(...weights) }));
    expect(packed('0.5', '0.25', '0.25')).toEqual({ G1: '50.00', G2: '25.00', G3: '25.00' });
    expect(packed('1', '1', '1')).toEqual({ G1: '33.34', G2: '33.33', G3: '33.33' });
    expect(packed('0.3', '0.3', '0.30')).toEqual(packed('1', '1', '1'));
    expect(packed('7')).toEqual({ G1: '100.00' });
  });
});

describe('過渡期住院分配', () => {
  it('shares the inpatient budget among the parts', () => {
    const rule = ruleInForce(inpatientParts, AT)!;
    const shares = [
      { key: '縣域醫共體 G1', weight: decimal('6000000') },
      { key: '縣域內其他機構', weight: decimal('1000000') },
      { key: '轉外就醫', weight: decimal('3000000') },
    ];
    const told: TraceStep[] = [];
    const parts = rule.apply({ amount: yuan('2000000'), shares }, (step) => told.push(step));
    expect(amounts(parts)).toEqual({
      '縣域醫共體 G1': '1200000.00',
      縣域內其他機構: '200000.00',
      轉外就醫: '600000.00',
    });
    expect(told.map(({ inputs }) => show(inputs['w']!.value))).toEqual(['6000000', '1000000', '3000000']);
  });
});
