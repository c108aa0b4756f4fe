import { describe, expect, it } from 'vitest';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { fen, formatYuan, yuan } from '../../../shared/money/fen.ts';
import { poolBalance } from '../../../shared/rules/price-pool/balance.ts';
import { priceEffect } from '../../../shared/rules/price-pool/effect.ts';
import { priceIndicator } from '../../../shared/rules/price-pool/indicator.ts';
import { inForce } from '../../../shared/rules/programme.ts';
import { type Own, paramsOf, programmeOf, stepText } from '../scheme-facts.ts';

const PROGRAMME = programmeOf('zhejiang-2019');

describe('調價影響', () => {
  it('is the rise times the volume; a cut gives back', () => {
    const effect = inForce(PROGRAMME, priceEffect);
    const steps: TraceStep[] = [];
    const facts = { before: yuan('10'), after: yuan('12.50'), volume: 400_000 };
    expect(formatYuan(effect.apply(facts, (step) => steps.push(step)))).toBe('1000000.00');
    expect(steps.map(stepText)).toEqual([
      'price-pool-effect: (P1 − P0) × n; P1 12.5, P0 10, n 400000 → 1000000',
    ]);
    expect(formatYuan(effect.apply({ before: yuan('150'), after: yuan('140'), volume: 3 }))).toBe('-30.00');
    expect(effect.apply({ ...facts, volume: 0 })).toBe(0n);
  });
});

describe('資金池結餘', () => {
  const balance = inForce(PROGRAMME, poolBalance);
  const of = (opening: string, saved: string, raised: string, own: Own = {}) => {
    const params = paramsOf('zhejiang-2019', own);
    const { room, closing } = balance.apply({
      opening: yuan(opening),
      saved: yuan(saved),
      raised: yuan(raised),
      params,
    });
    return [formatYuan(room), formatYuan(closing)];
  };

  it('is what was carried over and saved, less what prices took', () => {
    expect(of('130000', '1600000', '1220000')).toEqual(['1730000.00', '510000.00']);
  });

  it('turns a part of the savings into room where the area says so', () => {
    expect(of('0', '0.05', '0', { 'pricePool.share': '0.5' })).toEqual(['0.03', '0.03']);
    expect(of('10', '100', '20', { 'pricePool.share': '0' })).toEqual(['10.00', '-10.00']);
  });

  it('takes off what was used more', () => {
    expect(of('100', '-40', '0')).toEqual(['60.00', '60.00']);
  });

  it('tells its numbers', () => {
    const steps: TraceStep[] = [];
    const params = paramsOf('zhejiang-2019');
    balance.apply({ opening: fen(1n), saved: fen(2n), raised: fen(3n), params }, (step) => steps.push(step));
    expect(steps.map(stepText)).toEqual([
      'price-pool-balance: O + round(S × s) − R; O 0.01, S 0.02, s 1, R 0.03 → 0',
    ]);
  });
});

describe('監測指標', () => {
  const indicator = inForce(PROGRAMME, priceIndicator);
  const met = (direction: '不升' | '不降', before: string, after: string, target?: string) =>
    indicator.apply({
      direction,
      before: decimal(before),
      after: decimal(after),
      target: target === undefined ? null : decimal(target),
    });

  it('must not rise, or not fall, against the value before', () => {
    expect([
      met('不升', '285.4', '285.3'),
      met('不升', '285.4', '285.4'),
      met('不升', '285.4', '285.5'),
    ]).toEqual([true, true, false]);
    expect([met('不降', '30', '30.1'), met('不降', '30', '30'), met('不降', '30', '29.9')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is held against its own target where there is one', () => {
    expect(met('不升', '285.4', '290', '295')).toBe(true);
    expect(met('不降', '30', '31', '32')).toBe(false);
  });
});
