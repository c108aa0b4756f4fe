import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleInForce } from '../../shared/law/rule.ts';
import type { TraceStep } from '../../shared/law/trace.ts';
import { fen } from '../../shared/money/fen.ts';
import { compare, fraction, times } from '../../shared/money/fraction.ts';
import { baseData } from '../../shared/rules/base/base-data.ts';
import type { BaseData, BaseFacts, ReferenceCase } from '../../shared/rules/base/facts.ts';
import { ListedCases } from '../../shared/rules/base/listed-cases.ts';
import { anyGroups, anySettings, baseFacts, cases, rowsOf, show } from './base-facts.ts';

const rule = ruleInForce(baseData, '2025-01-01')!;

const GROUPS = {
  B: cases('2024:H1:22000', '2023:H1:20000', '2024:H2:22000'),
  A: cases('2022:H1:8000', '2022:H2:10000', '2023:H1:10000', '2024:H1:11000'),
  // A bed-day group, whose cases must not touch c̄.
  Z: cases('2024:H1:990000', '2022:H2:880000'),
};

/** Means in yuan. */
const shown = ({ areaMeanCost, groups }: BaseData) => ({
  areaMeanCost: areaMeanCost && show(fraction(areaMeanCost.n, areaMeanCost.d * 100n)),
  groups: groups.map((group) => ({
    ...group,
    kept: Number(group.kept.cases),
    meanCost: show(fraction(group.meanCost.n, group.meanCost.d * 100n)),
    basePoints: show(group.basePoints),
    squaredVariation: show(group.squaredVariation),
  })),
});

describe('基準點數與次均費用', () => {
  const facts = baseFacts(GROUPS, { 'base.minCases': '3' }, ['Z']);

  it('gives the worked example', () => {
    // c̄: (2 × 18,000 ÷ 2 + 3 × 30,000 ÷ 2 + 5 × 55,000 ÷ 3) ÷ 10; B has no case in 2022: (3 × 20,000 + 5 × 22,000) ÷ 8.
    expect(shown(rule.apply(facts))).toEqual({
      areaMeanCost: '46400/3',
      groups: [
        {
          group: 'A',
          cases: 4,
          kept: 4,
          meanCost: '10300',
          basePoints: '66.5948',
          squaredVariation: '19/1521',
          stable: true,
        },
        {
          group: 'B',
          cases: 3,
          kept: 3,
          meanCost: '21250',
          basePoints: '137.3922',
          squaredVariation: '0.001953125',
          stable: false,
        },
      ],
    });
  });

  it('hands on the kept cases of the groups it gives', () => {
    const { keptCases } = rule.apply(facts);
    expect([...keptCases.keys()]).toEqual(['A', 'B']);
    expect(rowsOf(keptCases.get('A'))).toEqual(GROUPS.A);
    expect(rowsOf(keptCases.get('B'))).toEqual(GROUPS.B);
  });

  it('weights sums where the programme says so', () => {
    // c̄: (2 × 18,000 + 3 × 30,000 + 5 × 55,000) ÷ (2 × 2 + 3 × 2 + 5 × 3) = 401,000 ÷ 25;
    // A: (2 × 18,000 + 3 × 10,000 + 5 × 11,000) ÷ 12; B: (3 × 20,000 + 5 × 44,000) ÷ 13.
    const bySums = shown(rule.apply(baseFacts(GROUPS, { 'base.yearWeightMode': 'sums' }, ['Z'])));
    expect(bySums.areaMeanCost).toBe('16040');
    expect(bySums.groups.map(({ meanCost }) => meanCost)).toEqual(['30250/3', '280000/13']);
    expect(bySums.groups.map(({ basePoints }) => basePoints)).toEqual(['62.8637', '134.2797']);
  });

  it('takes the trimmed cases for c̄ as well', () => {
    const far = cases('100', '110', '120', '130', '140', '100000');
    const data = rule.apply(
      baseFacts({ A: far, B: cases('600') }, { 'base.yearWeights': '1', 'base.trim': 'iqr' }),
    );
    // 100,000 is gone: (600 + 600) ÷ 6.
    expect(shown(data).areaMeanCost).toBe('200');
    expect(shown(data).groups.map(({ meanCost, kept }) => [meanCost, kept])).toEqual([
      ['120', 5],
      ['600', 1],
    ]);
    expect(rowsOf(data.keptCases.get('A'))).toHaveLength(5);
  });

  it('tells the trace c̄ first, then c̄_g and P_g of each group', () => {
    const steps: TraceStep[] = [];
    rule.apply(facts, (step) => steps.push(step));
    expect(steps.map(({ formula, result }) => [formula, show(result.value), result.unit])).toEqual([
      ['(w2022 × m2022 + w2023 × m2023 + w2024 × m2024) ÷ (w2022 + w2023 + w2024)', '46400/3', '元'],
      ['(w2022 × m2022 + w2023 × m2023 + w2024 × m2024) ÷ (w2022 + w2023 + w2024)', '10300', '元'],
      ['c̄_g ÷ c̄ × 100', '66.5948', '點'],
      ['(w2023 × m2023 + w2024 × m2024) ÷ (w2023 + w2024)', '21250', '元'],
      ['c̄_g ÷ c̄ × 100', '137.3922', '點'],
    ]);
    expect(show(steps[2]!.inputs['c̄_g']!.value)).toBe('10300');
    expect(show(steps[2]!.inputs['c̄']!.value)).toBe('46400/3');
  });
});

describe('nothing to compute from', () => {
  const nothing = { areaMeanCost: undefined, groups: [], keptCases: new Map() };

  it('gives no data without cases, with bed-day groups alone, and where all charges are zero', () => {
    expect(rule.apply(baseFacts({}))).toEqual(nothing);
    expect(rule.apply(baseFacts(GROUPS, {}, ['A', 'B', 'Z']))).toEqual(nothing);
    expect(rule.apply(baseFacts({ A: cases('0', '0') }))).toEqual(nothing);
  });

  it('leaves out a group of which trimming keeps nothing', () => {
    const split = cases('1', '1000');
    const own = { 'base.trim': 'ratio', 'base.trim.lower': '0.9', 'base.trim.upper': '1.1' } as const;
    const data = rule.apply(baseFacts({ A: split, B: cases('300') }, own));
    expect(shown(data).groups.map(({ group }) => group)).toEqual(['B']);
    expect([...data.keptCases.keys()]).toEqual(['B']);
    expect(shown(data).areaMeanCost).toBe('300');
  });

  it('leaves out a group with cases only in years that weigh nothing', () => {
    const old = { A: cases('2022:5'), B: cases('2024:7') };
    const data = rule.apply(baseFacts(old, { 'base.yearWeights': '0:3:5' }));
    expect(shown(data)).toMatchObject({ areaMeanCost: '7', groups: [{ group: 'B', basePoints: '100' }] });
  });
});

describe('invariants', () => {
  const figures = ({ areaMeanCost, groups }: BaseData) => ({ areaMeanCost, groups });

  it('the order of rows and of groups changes nothing', () => {
    fc.assert(
      fc.property(anyGroups, anySettings, fc.infiniteStream(fc.nat()), (groups, own, keys) => {
        const facts = baseFacts(groups, own);
        const shuffled: BaseFacts = {
          ...facts,
          cases: new Map(
            [...facts.cases]
              .map(([group, rows]) => [group, new ListedCases(shuffle(rowsOf(rows), keys))] as const)
              .reverse(),
          ),
        };
        const data = rule.apply(facts);
        const again = rule.apply(shuffled);
        expect(figures(again)).toEqual(figures(data));
        expect([...again.keptCases.keys()]).toEqual([...data.keptCases.keys()]);
        for (const [group, kept] of data.keptCases) {
          expect(byText(rowsOf(again.keptCases.get(group)))).toEqual(byText(rowsOf(kept)));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a whole multiple of all charges multiplies the means and leaves points and variation alone', () => {
    fc.assert(
      fc.property(anyGroups, anySettings, fc.bigInt(1n, 10n ** 12n), (groups, own, multiple) => {
        const scaled = Object.fromEntries(
          Object.entries(groups).map(([group, rows]) => [
            group,
            rows.map((row) => ({ ...row, total: fen(row.total * multiple) })),
          ]),
        );
        const data = rule.apply(baseFacts(groups, own));
        const larger = rule.apply(baseFacts(scaled, own));
        const scale = (mean: Parameters<typeof times>[0]) => times(mean, fraction(multiple));
        expect(show(larger.areaMeanCost)).toBe(show(data.areaMeanCost && scale(data.areaMeanCost)));
        expect(larger.groups.map(({ meanCost }) => show(meanCost))).toEqual(
          data.groups.map(({ meanCost }) => show(scale(meanCost))),
        );
        const unitless = ({ group, basePoints, squaredVariation, stable }: BaseData['groups'][number]) => [
          group,
          show(basePoints),
          show(squaredVariation),
          stable,
        ];
        expect(larger.groups.map(unitless)).toEqual(data.groups.map(unitless));
      }),
      { numRuns: 150 },
    );
  });

  it('a whole multiple of all year weights changes nothing', () => {
    fc.assert(
      fc.property(
        anyGroups,
        fc.constantFrom('means', 'sums'),
        fc.integer({ min: 1, max: 999 }),
        (groups, mode, m) => {
          const plain = rule.apply(baseFacts(groups, { 'base.yearWeightMode': mode }));
          const more = rule.apply(
            baseFacts(groups, {
              'base.yearWeightMode': mode,
              'base.yearWeights': `${2 * m}:${3 * m}:${5 * m}`,
            }),
          );
          expect(show(more.areaMeanCost)).toBe(show(plain.areaMeanCost));
          expect(more.groups.map(({ meanCost, basePoints }) => [show(meanCost), show(basePoints)])).toEqual(
            plain.groups.map(({ meanCost, basePoints }) => [show(meanCost), show(basePoints)]),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('an area of one group has 100 points', () => {
    fc.assert(
      fc.property(anyGroups, anySettings, (groups, own) => {
        const [rows] = Object.values(groups);
        const { groups: lines } = rule.apply(baseFacts({ ONLY: rows! }, own));
        expect(lines.map(({ basePoints }) => show(basePoints))).toEqual(lines.map(() => '100'));
      }),
      { numRuns: 100 },
    );
  });

  it('with equal weights on sums, c̄ is the mean of the c̄_g by cases', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const own = { 'base.yearWeights': '1:1:1', 'base.yearWeightMode': 'sums' } as const;
        const { areaMeanCost, groups: lines } = rule.apply(baseFacts(groups, own));
        fc.pre(areaMeanCost !== undefined);
        const n = lines.reduce((sum, { kept }) => sum + kept.cases, 0n);
        const total = lines.reduce((sum, { kept }) => sum + kept.total, 0n);
        expect(compare(areaMeanCost!, fraction(total, n))).toBe(0);
        for (const { meanCost, kept } of lines) {
          expect(compare(meanCost, fraction(kept.total, kept.cases))).toBe(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

const byText = (rows: readonly ReferenceCase[]) =>
  rows.map(({ year, institution, total }) => `${year} ${institution} ${total}`).sort();

function shuffle<T>(rows: readonly T[], keys: fc.Stream<number>): readonly T[] {
  return rows
    .map((row) => ({ row, key: keys.next().value as number }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row);
}
