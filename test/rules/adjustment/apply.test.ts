import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RuleInForce, ruleInForce } from '../../../shared/law/rule.ts';
import { yuan } from '../../../shared/money/fen.ts';
import { fraction } from '../../../shared/money/fraction.ts';
import { applyAdjustments } from '../../../shared/rules/adjustment/apply.ts';
import type {
  AdjustedMember,
  AdjustmentFacts,
  AdjustmentRule,
  PointChanges,
} from '../../../shared/rules/adjustment/facts.ts';
import { growthControl } from '../../../shared/rules/adjustment/growth-control.ts';
import { childrenIncentive } from '../../../shared/rules/adjustment/incentive-children.ts';
import { deliveriesIncentive } from '../../../shared/rules/adjustment/incentive-deliveries.ts';
import { elderlyIncentive } from '../../../shared/rules/adjustment/incentive-elderly.ts';
import { specialtyIncentive } from '../../../shared/rules/adjustment/incentive-specialty.ts';
import { tcmIncentive } from '../../../shared/rules/adjustment/incentive-tcm.ts';
import { innovation } from '../../../shared/rules/adjustment/innovation.ts';
import { negotiatedDrug } from '../../../shared/rules/adjustment/negotiated-drug.ts';
import { INDICATORS, LEVELS } from '../../../shared/sheets/tabs/values.ts';
import { drugRow, incentiveRow, innovationRow, lastYearRow, member, pool, settings } from './pool.ts';

const ALL: readonly AdjustmentRule[] = [
  negotiatedDrug,
  innovation,
  tcmIncentive,
  childrenIncentive,
  elderlyIncentive,
  deliveriesIncentive,
  specialtyIncentive,
  growthControl,
];
const inForce = (rules: readonly AdjustmentRule[]) => rules.map((rule) => ruleInForce(rule, '2025-12-31')!);

const EVERYTHING = settings({
  'adjust.negotiatedDrug': '0.08',
  'adjust.innovation': '1:0.7:0.4',
  'adjust.incentive.tcm': '0.2',
  'adjust.incentive.children': '0.1',
  'adjust.incentive.elderly': '0.1',
  'adjust.incentive.deliveries': '0.1',
  'adjust.incentive.specialty': '是',
  'adjust.incentive.cap': '0.05',
  'adjust.growth.cut': '0.3',
  'adjust.growth.reward': '0.2',
  'adjust.growth.always': '是',
});

const fixed = (id: string, changes: Record<string, bigint>): RuleInForce<AdjustmentFacts, PointChanges> => ({
  id,
  title: `名${id}`,
  step: 'adjustment',
  from: '2025-01-01',
  cites: [],
  formula: '',
  apply: () => new Map(Object.entries(changes)),
});

describe('applyAdjustments', () => {
  it('shows each rule the points the former left', () => {
    // 100 + 20,000 ÷ 10,000 × 100 × 8 % = 116; then × 1.02 adds 2.32
    const facts = pool({
      params: settings({ 'adjust.negotiatedDrug': '0.08', 'adjust.incentive.specialty': '是' }),
      members: [member('H1', 100_0000n)],
      negotiatedDrugs: [drugRow(2, 'H1', '20000.00')],
      incentives: [incentiveRow(2, 'H1', '重點專科', '1.02')],
    });
    expect(applyAdjustments(inForce([negotiatedDrug, specialtyIncentive]), facts)).toEqual({
      members: [member('H1', 118_3200n)],
      lines: [
        { rule: 'negotiated-drug', title: '國談藥加計', code: 'H1', change: 16_0000n },
        { rule: 'incentive-specialty', title: '重點專科激勵', code: 'H1', change: 2_3200n },
      ],
    });
    expect(facts.members).toEqual([member('H1', 100_0000n)]);
  });

  it('takes at most what an institution has, and lists nothing that moves nothing', () => {
    const facts = pool({ members: [member('H2', 50n), member('H1', 30n)] });
    const rules = [
      fixed('a', { H1: -31n, H2: -50n }),
      fixed('b', { H1: 0n, H2: 7n }),
      fixed('c', { H2: -6n }),
    ];
    expect(applyAdjustments(rules, facts)).toEqual({
      members: [member('H2', 1n), member('H1', 0n)],
      lines: [
        { rule: 'a', title: '名a', code: 'H1', change: -30n },
        { rule: 'a', title: '名a', code: 'H2', change: -50n },
        { rule: 'b', title: '名b', code: 'H2', change: 7n },
        { rule: 'c', title: '名c', code: 'H2', change: -6n },
      ],
    });
  });

  it('asks whether a rule applies, and traces it when it does', () => {
    const facts = pool({
      params: settings({ 'adjust.negotiatedDrug': '0.1' }),
      members: [member('H1', 0n)],
      negotiatedDrugs: [drugRow(2, 'H1', '10000.00')],
    });
    const traced: string[] = [];
    applyAdjustments(inForce(ALL), facts, ({ rule }) => traced.push(rule));
    expect(traced).toEqual(['negotiated-drug']);
  });

  it('has no rule of 2025 in force before 2025', () => {
    expect(ALL.map((rule) => ruleInForce(rule, '2024-12-31'))).toEqual(ALL.map(() => undefined));
    expect(inForce(ALL).map(({ id }) => id)).toEqual(ALL.map(({ id }) => id));
  });
});

const levels = LEVELS.map(({ hant }) => hant);
const indicators = INDICATORS.map(({ hant }) => hant);
const units = fc.bigInt({ min: 0n, max: 10n ** 11n });

const anyMember = (code: string): fc.Arbitrary<AdjustedMember> =>
  fc.record({
    code: fc.constant(code),
    level: fc.constantFrom(...levels),
    primaryCare: fc.boolean(),
    cases: fc.nat(2000),
    points: units,
  });

/** A pool with every tab filled at random: rows may lack, and lie with any institution. */
const anyPool = fc
  .integer({ min: 1, max: 7 })
  .map((size) => Array.from({ length: size }, (_, index) => `H${index}`))
  .chain((codes) => {
    const code = fc.constantFrom(...codes);
    const one = fc.subarray(codes);
    return fc.record({
      members: fc.tuple(...codes.map(anyMember)),
      negotiatedDrugs: fc
        .array(fc.tuple(code, fc.nat(10 ** 8)), { maxLength: 12 })
        .map((rows) => rows.map(([of, amount], row) => drugRow(row, of, `${amount}.01`))),
      innovation: fc
        .array(fc.tuple(code, fc.integer({ min: 2020, max: 2025 }), fc.nat(900), fc.nat(50)), {
          maxLength: 12,
        })
        .map((rows) =>
          rows.map(([of, year, points, n], row) => innovationRow(row, of, year, `${points}.125`, n)),
        ),
      incentives: fc
        .tuple(
          ...indicators.map((indicator) => fc.tuple(fc.constant(indicator), one, fc.nat(60), fc.nat(60))),
        )
        .map((groups) =>
          groups.flatMap(([indicator, of, value, before], group) =>
            of.map((institution, index) =>
              incentiveRow(group * 10 + index, institution, indicator, `${value + index + 1}`, `${before}.5`),
            ),
          ),
        ),
      lastYearPoints: fc
        .tuple(one, fc.array(units, { minLength: 7, maxLength: 7 }))
        .map(([of, points]) =>
          of.map((institution, index) => lastYearRow(index, institution, fraction(points[index]!, 10_000n))),
        ),
    });
  });

const shuffled = <T>(items: readonly T[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

const silent = () => {};

describe('any pool', () => {
  it('has the same result in any order of members and rows', () => {
    const both = anyPool.chain((data) =>
      fc.tuple(
        fc.constant(data),
        fc.record({
          members: shuffled(data.members),
          negotiatedDrugs: shuffled(data.negotiatedDrugs),
          innovation: shuffled(data.innovation),
          incentives: shuffled(data.incentives),
          lastYearPoints: shuffled(data.lastYearPoints),
        }),
      ),
    );
    fc.assert(
      fc.property(both, fc.boolean(), ([data, mixed], byDifference) => {
        const excess = byDifference ? 'pointsTimesDifference' : 'pointsAboveMean';
        const params = { ...EVERYTHING, 'adjust.growth.excess': excess } as const;
        const result = (facts: typeof data) => {
          const said: string[] = [];
          const report = ({ message }: { readonly message: string }) => said.push(message);
          const { members, lines } = applyAdjustments(inForce(ALL), pool({ ...facts, params, report }));
          const sorted = [...members].sort((a, b) => (a.code < b.code ? -1 : 1));
          return { members: sorted, lines, said: said.sort() };
        };
        expect(result({ ...data, ...mixed } as typeof data)).toEqual(result(data));
      }),
    );
  });

  it('keeps every point when everything is off', () => {
    fc.assert(
      fc.property(anyPool, (data) => {
        const facts = pool({ ...data, itemized: yuan('9000000.00') });
        expect(applyAdjustments(inForce(ALL), facts)).toEqual({ members: data.members, lines: [] });
      }),
    );
  });

  it('ends with points that are not negative and that its lines explain', () => {
    fc.assert(
      fc.property(anyPool, (data) => {
        const facts = pool({ ...data, params: EVERYTHING, report: silent });
        const { members, lines } = applyAdjustments(inForce(ALL), facts);
        members.forEach(({ code, points }, index) => {
          const moved = lines
            .filter((line) => line.code === code)
            .reduce((sum, { change }) => sum + change, 0n);
          expect(points).toBe(data.members[index]!.points + moved);
          expect(points >= 0n).toBe(true);
        });
      }),
    );
  });

  it('never has growth control move more than the ratio of an institution’s points', () => {
    fc.assert(
      fc.property(anyPool, fc.boolean(), (data, byDifference) => {
        const excess = byDifference ? 'pointsTimesDifference' : 'pointsAboveMean';
        const params = { ...EVERYTHING, 'adjust.growth.excess': excess } as const;
        const { lines } = applyAdjustments(
          inForce([growthControl]),
          pool({ ...data, params, report: silent }),
        );
        for (const { code, change } of lines) {
          const { points } = data.members.find((each) => each.code === code)!;
          // ratio × points, and half a unit for the rounding, all × 20
          const most = change < 0n ? 6n * points + 10n : 4n * points + 10n;
          expect((change < 0n ? -change : change) * 20n <= most).toBe(true);
        }
      }),
    );
  });

  it('never lets an incentive move more than the cap, nor a share incentive cut', () => {
    const shareRules = [childrenIncentive, elderlyIncentive, deliveriesIncentive, specialtyIncentive];
    fc.assert(
      fc.property(anyPool, fc.constantFrom(tcmIncentive, ...shareRules), (data, rule) => {
        const facts = pool({ ...data, params: EVERYTHING, report: silent });
        for (const { code, change } of applyAdjustments(inForce([rule]), facts).lines) {
          const { points } = data.members.find((each) => each.code === code)!;
          expect((change < 0n ? -change : change) * 20n <= points + 10n).toBe(true);
          expect(change > 0n || rule === tcmIncentive).toBe(true);
        }
      }),
    );
  });
});
