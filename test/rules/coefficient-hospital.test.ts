import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theRule } from '../../shared/law/rule.ts';
import type { TraceStep } from '../../shared/law/trace.ts';
import { compare, fraction, plus, times, ZERO } from '../../shared/money/fraction.ts';
import { ListedCases } from '../../shared/rules/base/listed-cases.ts';
import { groupMeans, meanRatio } from '../../shared/rules/coefficient/group-means.ts';
import { hospitalCoefficients, hospitalRatio } from '../../shared/rules/coefficient/hospital.ts';
import { levelCoefficients } from '../../shared/rules/coefficient/level.ts';
import { CoefficientTable } from '../../shared/rules/coefficient/lookup.ts';
import { noCoefficients } from '../../shared/rules/coefficient/none.ts';
import { weightedCoefficients } from '../../shared/rules/coefficient/weighted.ts';
import { anyGroups, cases, INSTITUTIONS, rowsOf, show } from './base-facts.ts';
import { coefficientFacts, inForce, shownLines } from './coefficient-facts.ts';

const METHODS = [noCoefficients, hospitalCoefficients, levelCoefficients, weightedCoefficients].map(inForce);
const hospital = inForce(hospitalCoefficients);

// A: H1 150, H2 400, area 300. B: H2 alone.
const GROUPS = {
  B: cases('2024:H2:70'),
  A: cases('2024:H2:300', '2022:H1:100', '2023:H2:400', '2024:H1:200', '2024:H2:500'),
};

it.each([
  ['none', 'coefficient-none'],
  ['hospital', 'coefficient-hospital'],
  ['level', 'coefficient-level'],
  ['weighted', 'coefficient-weighted'],
])('the method %s is the rule %s and no other', (method, id) => {
  expect(theRule(METHODS, coefficientFacts({}, { 'coefficient.method': method })).id).toBe(id);
});

it('the method none computes nothing', () => {
  expect(inForce(noCoefficients).apply(coefficientFacts(GROUPS))).toEqual([]);
});

describe('醫院係數', () => {
  it("is the institution's mean over the area's mean of the group, to 4 decimals", () => {
    expect(shownLines(hospital.apply(coefficientFacts(GROUPS)))).toEqual([
      'A H1 0.5',
      'A H2 1.3333',
      'B H2 1',
    ]);
  });

  it('falls to 1 by lookup in a new group and for an institution without cases', () => {
    const table = new CoefficientTable(hospital.apply(coefficientFacts(GROUPS)));
    const at = (code: string, institution: string) =>
      show(table.lookup({ code, noCoefficient: false }, { code: institution, level: '三級' }));
    expect([at('A', 'H1'), at('A', 'H3'), at('B', 'H1'), at('NEW', 'H1')]).toEqual(['0.5', '1', '1', '1']);
  });

  it('counts an institution that left the area in the mean, and gives it no line', () => {
    const groups = { A: cases('2024:H1:100', '2024:GONE:300') };
    expect(shownLines(hospital.apply(coefficientFacts(groups)))).toEqual(['A H1 0.5']);
  });

  it('gives no line to groups without coefficients and to charges of zero', () => {
    expect(shownLines(hospital.apply(coefficientFacts(GROUPS, {}, { without: ['A'] })))).toEqual(['B H2 1']);
    const zero = { A: cases('2024:H1:0', '2024:H2:10'), B: cases('2024:H1:0') };
    expect(shownLines(hospital.apply(coefficientFacts(zero)))).toEqual(['A H2 2']);
  });

  it('applies floor and cap after rounding', () => {
    const own = { 'coefficient.floor': '0.62', 'coefficient.cap': '1.3' };
    expect(shownLines(hospital.apply(coefficientFacts(GROUPS, own)))).toEqual([
      'A H1 0.62',
      'A H2 1.3',
      'B H2 1',
    ]);
    // 1.33333… is above this cap, and its rounded value is the cap.
    const exactly = { 'coefficient.cap': '1.3333' };
    expect(shownLines(hospital.apply(coefficientFacts(GROUPS, exactly)))).toContain('A H2 1.3333');
    // A floor between the rounded and the exact value holds for the rounded one.
    const between = { 'coefficient.floor': '1.33332' };
    expect(shownLines(hospital.apply(coefficientFacts(GROUPS, between)))).toContain('A H2 1.33332');
  });

  it('tells the trace one step a line, floor and cap in the formula', () => {
    const steps: TraceStep[] = [];
    const own = { 'coefficient.floor': '0.62', 'coefficient.cap': '1.3' };
    const lines = hospital.apply(coefficientFacts(GROUPS, own), (step) => steps.push(step));
    expect(steps.map(({ result }) => result.value)).toEqual(lines.map(({ value }) => value));
    expect(steps[0]!.formula).toBe('min(max(c̄_h ÷ c̄_g, k_min), k_max)');
    expect(
      Object.entries(steps[0]!.inputs).map(([symbol, { value, unit }]) => [symbol, show(value), unit]),
    ).toEqual([
      ['c̄_h', '150', '元'],
      ['c̄_g', '300', '元'],
      ['k_min', '0.62', ''],
      ['k_max', '1.3', ''],
    ]);
  });

  it('leaves the total of points where it was: the mean by cases is exactly 1', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        for (const means of groupMeans(coefficientFacts(groups))) {
          if (means.area.total === 0n) continue;
          const sum = INSTITUTIONS.reduce((total, code) => {
            const own = means.institutions.get(code);
            const ratio = hospitalRatio(means, code);
            return own && ratio ? plus(total, times(ratio, fraction(own.cases))) : total;
          }, ZERO);
          expect(compare(sum, fraction(means.area.cases))).toBe(0);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('means of a group', () => {
  it('add up to the area, by institution and by level', () => {
    const [a, b] = groupMeans(coefficientFacts({ ...GROUPS, A: [...GROUPS.A, ...cases('2024:H3:450')] }));
    expect(a).toEqual({
      group: 'A',
      area: { cases: 6n, total: 195000n },
      institutions: new Map([
        ['H2', { cases: 3n, total: 120000n }],
        ['H1', { cases: 2n, total: 30000n }],
        ['H3', { cases: 1n, total: 45000n }],
      ]),
      levels: new Map([
        ['二級', { cases: 3n, total: 120000n }],
        ['三級', { cases: 3n, total: 75000n }],
      ]),
    });
    expect(b!.group).toBe('B');
  });

  it('have a ratio only where both sides have charges', () => {
    const some = { cases: 2n, total: 10n };
    expect(show(meanRatio(some, { cases: 4n, total: 10n }))).toBe('2');
    expect(meanRatio({ cases: 2n, total: 0n }, some)).toBeUndefined();
    expect(meanRatio(undefined, some)).toBeUndefined();
  });
});

it.each(METHODS)('$id: the order of rows and of groups changes nothing', (rule) => {
  fc.assert(
    fc.property(anyGroups, fc.infiniteStream(fc.nat()), (groups, keys) => {
      const components = Object.fromEntries(
        INSTITUTIONS.map((code) => [code, { CMI: '1.1', 人次人頭比: '0.9', 個人負擔: '1' }]),
      );
      const facts = coefficientFacts(groups, {}, { components });
      const shuffled = {
        ...facts,
        institutions: new Map([...facts.institutions].reverse()),
        cases: new Map(
          [...facts.cases]
            .map(([group, rows]) => {
              const keyed = rowsOf(rows).map((row) => ({ row, key: keys.next().value as number }));
              const sorted = keyed.sort((a, b) => a.key - b.key).map(({ row }) => row);
              return [group, new ListedCases(sorted)] as const;
            })
            .reverse(),
        ),
      };
      expect(rule.apply(shuffled)).toEqual(rule.apply(facts));
    }),
    { numRuns: 60 },
  );
});
