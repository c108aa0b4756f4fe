import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleInForce } from '../../shared/law/rule.ts';
import { decimal } from '../../shared/money/decimal-text.ts';
import { fen } from '../../shared/money/fen.ts';
import { compare, fraction, ONE, ZERO } from '../../shared/money/fraction.ts';
import { baseData } from '../../shared/rules/base/base-data.ts';
import { baseQuality, caseMixIndex } from '../../shared/rules/base/quality.ts';
import { anyGroups, anySettings, baseFacts, cases, show } from './base-facts.ts';

const rule = ruleInForce(baseData, '2025-01-01')!;
const one = { 'base.yearWeights': '1' } as const;

const quality = (
  groups: Parameters<typeof baseFacts>[0],
  own: Parameters<typeof baseFacts>[1] = one,
  inForce: ReadonlyMap<string, ReturnType<typeof decimal>> = new Map(),
) => baseQuality(rule.apply(baseFacts(groups, own)), new Map(), inForce);

describe('各病組', () => {
  it('publishes kept cases, their share and the CV', () => {
    const far = cases('100', '110', '120', '130', '140', '100000');
    const { groups } = quality({ A: far, B: cases('1', '3') }, { ...one, 'base.trim': 'iqr' });
    expect(
      groups.map((line) => ({ ...line, keptShare: show(line.keptShare), variation: show(line.variation) })),
    ).toEqual([
      // CV² = (5 × 73,000 − 360,000) ÷ 360,000 = 1/72; its root is 0.11785…
      { group: 'A', kept: 5n, keptShare: '0.8333', variation: '0.1179' },
      { group: 'B', kept: 2n, keptShare: '1', variation: '0.5' },
    ]);
  });

  it('has no CV where the charges are zero', () => {
    const { groups } = quality({ A: cases('0', '0'), B: cases('5') });
    expect(groups[0]).toMatchObject({ group: 'A', kept: 2n, variation: undefined });
  });
});

describe('RIV', () => {
  it('two groups by hand', () => {
    // A 1, 3 and B 5, 7: c̄ 4, between 2 × 2² + 2 × 2² = 16, all 9 + 1 + 1 + 9 = 20.
    expect(show(quality({ A: cases('1', '3'), B: cases('5', '7') }).explainedVariance)).toBe('0.8');
    // A 1, 2 and B 6: c̄ 3, between 2 × 1.5² + 3² = 13.5, all 4 + 1 + 9 = 14; 0.96428…
    expect(show(quality({ A: cases('1', '2'), B: cases('6') }).explainedVariance)).toBe('0.9643');
  });

  it('is 0 for one group, 1 for groups without variation, and undefined where all charges are the same', () => {
    expect(show(quality({ A: cases('1', '3') }).explainedVariance)).toBe('0');
    expect(show(quality({ A: cases('1', '1'), B: cases('3') }).explainedVariance)).toBe('1');
    expect(quality({ A: cases('2', '2'), B: cases('2') }).explainedVariance).toBeUndefined();
    expect(quality({}).explainedVariance).toBeUndefined();
  });

  it('does not weight years', () => {
    const byYear = { A: cases('2022:1', '2024:3'), B: cases('2022:5', '2024:7') };
    expect(show(quality(byYear, { 'base.yearWeights': '1:1:8' }).explainedVariance)).toBe('0.8');
  });

  it('lies between 0 and 1 and does not depend on the unit of money', () => {
    fc.assert(
      fc.property(anyGroups, anySettings, fc.bigInt(1n, 10n ** 9n), (groups, own, multiple) => {
        const scaled = Object.fromEntries(
          Object.entries(groups).map(([group, rows]) => [
            group,
            rows.map((row) => ({ ...row, total: fen(row.total * multiple) })),
          ]),
        );
        const share = quality(groups, own).explainedVariance;
        expect(show(quality(scaled, own).explainedVariance)).toBe(show(share));
        if (!share) return;
        expect(compare(share, ZERO)).toBeGreaterThanOrEqual(0);
        expect(compare(share, ONE)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 100 },
    );
  });
});

it('counts the groups of every kind', () => {
  const kinds = new Map([
    ['A', '一般'],
    ['B', '非穩定'],
    ['C', '一般'],
    ['D', '床日'],
  ] as const);
  const { groupsOfKind } = baseQuality(rule.apply(baseFacts({})), kinds, new Map());
  expect([...groupsOfKind]).toEqual([
    ['一般', 2],
    ['非穩定', 1],
    ['床日', 1],
    ['歧義', 0],
    ['未入組', 0],
  ]);
});

it('compares every P_g with the table in force', () => {
  // c̄ 200: A 50, B 100, C 150.
  const inForce = new Map([
    ['C', decimal('120')],
    ['A', decimal('60.0001')],
    ['Z', decimal('80')],
  ]);
  const { changes } = quality({ A: cases('100'), B: cases('200'), C: cases('300') }, one, inForce);
  expect(
    changes.map(({ group, before, after, difference, ratio }) => [
      group,
      ...[before, after, difference, ratio].map(show),
    ]),
  ).toEqual([
    ['A', '60.0001', '50', '-10.0001', '-0.1667'],
    ['B', undefined, '100', undefined, undefined],
    ['C', '120', '150', '30', '0.25'],
    ['Z', '80', undefined, undefined, undefined],
  ]);
});

it('has no ratio to a value of zero', () => {
  const { changes } = quality({ A: cases('100') }, one, new Map([['A', ZERO]]));
  expect(show(changes[0]!.difference)).toBe('100');
  expect(changes[0]!.ratio).toBeUndefined();
});

describe('CMI', () => {
  it('1.2 × 50, 0.8 × 30 and 2.5 × 20 is 1.34', () => {
    const lines = [
      { weight: decimal('1.2'), cases: 50n },
      { weight: decimal('0.8'), cases: 30n },
      { weight: decimal('2.5'), cases: 20n },
    ];
    expect(compare(caseMixIndex(lines)!, fraction(134n, 100n))).toBe(0);
  });

  it('is undefined without cases', () => {
    expect(caseMixIndex([])).toBeUndefined();
    expect(caseMixIndex([{ weight: ONE, cases: 0n }])).toBeUndefined();
  });
});
