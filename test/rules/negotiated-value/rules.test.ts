import { describe, expect, it } from 'vitest';
import { ruleInForce } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { yuan } from '../../../shared/money/fen.ts';
import { negotiatedBasePoints } from '../../../shared/rules/negotiated-value/base-points.ts';
import { negotiatedEffect } from '../../../shared/rules/negotiated-value/effect.ts';
import { negotiatedGroupPoints } from '../../../shared/rules/negotiated-value/group-points.ts';
import { show } from '../../rules/base-facts.ts';
import { stepText } from '../scheme-facts.ts';

const AT = '2025-12-31';

/** The steps a rule tells, as one reads them. */
function steps(apply: (trace: (step: TraceStep) => void) => void): string[] {
  const told: TraceStep[] = [];
  apply((step) => told.push(step));
  return told.map(stepText);
}

describe('談判值換成基準點數', () => {
  const rule = ruleInForce(negotiatedBasePoints, AT)!;

  it.each([
    ['points', '132', '132'],
    ['relative', '1.32', '132'],
    ['relative', '0.005', '0.5'],
  ] as const)('%s %s is %s points', (unit, value, points) => {
    expect(show(rule.apply({ value: decimal(value), params: { 'negotiated.unit': unit } }))).toBe(points);
  });

  it('tells the trace', () => {
    const facts = { value: decimal('1.32'), params: { 'negotiated.unit': 'relative' } } as const;
    expect(steps((trace) => rule.apply(facts, trace))).toEqual([
      'negotiated-base-points: v × 100; v 1.32 → 132',
    ]);
  });
});

describe('病組點數按談判值折算', () => {
  const rule = ruleInForce(negotiatedGroupPoints, AT)!;
  const scaled = (points: bigint, from: string, to: string) =>
    rule.apply({ points, decimals: 4, from: decimal(from), to: decimal(to) });

  it('multiplies by P′ ÷ P and rounds once, halves away from zero', () => {
    expect(scaled(1_200_000n, '120', '132')).toBe(1_320_000n);
    expect(scaled(1n, '2', '1')).toBe(1n); // 0.00005 → 0.0001
    expect(scaled(1n, '3', '1')).toBe(0n);
    expect(scaled(0n, '3', '1')).toBe(0n);
  });

  it('is nothing but the points themselves at P′ = P', () => {
    expect(scaled(123_456_789n, '7.0001', '7.0001')).toBe(123_456_789n);
  });

  it('tells the trace', () => {
    const facts = { points: 1_200_000n, decimals: 4, from: decimal('120'), to: decimal('132') };
    expect(steps((trace) => rule.apply(facts, trace))).toEqual([
      'negotiated-group-points: p × P′ ÷ P; p 120, P 120, P′ 132 → 132',
    ]);
  });
});

describe('談判值對機構的影響', () => {
  it('is the share after less the share before', () => {
    const rule = ruleInForce(negotiatedEffect, AT)!;
    const facts = {
      gross: yuan('29900'),
      decimals: 4,
      before: { points: 600_000n, pool: 3_000_000n, share: yuan('5980') },
      after: { points: 600_000n, pool: 3_120_000n, share: yuan('5750') },
    };
    expect(rule.apply(facts)).toBe(yuan('-230'));
    expect(steps((trace) => rule.apply(facts, trace))).toEqual([
      'negotiated-effect: trunc(G × p′ ÷ Σp′) + u′ − trunc(G × p ÷ Σp) − u; G 29900, p 60, Σp 300, u 0, p′ 60, Σp′ 312, u′ 0 → -230',
    ]);
  });
});
