import { describe, expect, it } from 'vitest';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal, exactDecimal } from '../../../shared/money/decimal-text.ts';
import { formatYuan, yuan } from '../../../shared/money/fen.ts';
import { SCHEME_PARAMETERS } from '../../../shared/rules/parameters.ts';
import { itemBudget, procurementBudget } from '../../../shared/rules/procurement/budget.ts';
import { procurementRetained } from '../../../shared/rules/procurement/retained.ts';
import { inForce } from '../../../shared/rules/programme.ts';
import { type Own, paramsOf, programmeOf, stepText } from '../scheme-facts.ts';

const PROGRAMME = programmeOf('zhejiang-2019');
const item = (volume: string, price: string, share: string) => ({
  volume: decimal(volume),
  price: decimal(price),
  share: decimal(share),
});

describe('集採資金預算', () => {
  const budget = inForce(PROGRAMME, procurementBudget);

  it('is volume × price × share over all products of the batch', () => {
    const items = [item('120000', '2.3456', '0.65'), item('50000', '11.2', '0.65')];
    expect(items.map((one) => exactDecimal(itemBudget(one)))).toEqual(['182956.8', '364000']);
    const steps: TraceStep[] = [];
    expect(formatYuan(budget.apply({ items }, (step) => steps.push(step)))).toBe('546956.80');
    expect(steps.map(stepText)).toEqual([
      'procurement-budget: q1 × p1 × s1 + q2 × p2 × s2; q1 120000, p1 2.3456, s1 0.65, q2 50000, p2 11.2, s2 0.65 → 546956.8',
    ]);
  });

  it('rounds once over the batch: three times 0.004 are 0.01, none at all is nothing', () => {
    const third = item('1', '0.004', '1');
    expect(formatYuan(budget.apply({ items: [third] }))).toBe('0.00');
    expect(formatYuan(budget.apply({ items: [third, third, third] }))).toBe('0.01');
    expect(formatYuan(budget.apply({ items: [] }))).toBe('0.00');
  });
});

describe('集採結餘留用', () => {
  const retained = inForce(PROGRAMME, procurementRetained);
  const of = (budget: string, spent: string, coefficient = '1', own: Own = {}) => {
    const steps: TraceStep[] = [];
    const params = paramsOf('zhejiang-2019', own);
    const facts = { budget: yuan(budget), spent: yuan(spent), coefficient: decimal(coefficient), params };
    const result = retained.apply(facts, (step) => steps.push(step));
    return [formatYuan(result), ...steps.map(stepText)];
  };

  it('is half of what was saved, by the appraisal', () => {
    expect(of('546956.80', '230000.55', '0.95')).toEqual([
      '150554.22',
      'procurement-retained: (B − E) × r × k; B 546956.8, E 230000.55, r 0.5, k 0.95 → 150554.22',
    ]);
  });

  it('is nothing when nothing was saved, or the appraisal was failed', () => {
    expect(of('100', '100')[0]).toBe('0.00');
    expect(of('200', '100', '0')[0]).toBe('0.00');
  });

  it('is nothing of an overrun, which is taken back only where the area says so', () => {
    expect(of('100', '300.01')).toEqual(['0.00', 'procurement-retained: 0; B 100, E 300.01, r 0.5, k 1 → 0']);
    expect(of('100', '300.01', '1', { 'procurement.floor': '否' })[0]).toBe('-100.01');
  });

  it('never lets the ratio be above 50 %', () => {
    expect(SCHEME_PARAMETERS['procurement.retain'].read('0.5')).toEqual(decimal('0.5'));
    expect(SCHEME_PARAMETERS['procurement.retain'].read('0.51')).toBeUndefined();
    expect(of('200', '100', '1', { 'procurement.retain': '0.3' })[0]).toBe('30.00');
  });
});
