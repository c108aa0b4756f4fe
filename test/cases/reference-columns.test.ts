import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from '../../functions/gateways/sha256.ts';
import { ChargeCells } from '../../shared/cases/reference/charge-cells.ts';
import { CodeNumbers } from '../../shared/cases/reference/code-numbers.ts';
import {
  cellKey,
  groupsOf,
  mergeShards,
  type ReferenceColumns,
  type ShardCharges,
} from '../../shared/cases/reference/reference-columns.ts';
import { referenceDigest } from '../../shared/cases/reference/reference-digest.ts';
import { ruleInForce } from '../../shared/law/rule.ts';
import { type Fen, fen } from '../../shared/money/fen.ts';
import { type Fraction, fraction } from '../../shared/money/fraction.ts';
import { baseData } from '../../shared/rules/base/base-data.ts';
import type { GroupCases } from '../../shared/rules/base/facts.ts';
import { listedGroups } from '../../shared/rules/base/listed-cases.ts';
import { hashOf } from '../../shared/settle/hash.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import { rowTexts } from '../../shared/sheets/write-cell.ts';
import { anySettings, settings } from '../rules/base-facts.ts';

const FIRST = 2022;
const YEARS = [2022, 2023, 2024];
const KNOWN = { institutions: new Map([['H1', 0]]), groups: new Map([['G1', 0]]) };

interface Row {
  readonly year: number;
  readonly institution: string;
  readonly group: string;
  readonly total: Fen;
}

const MOST = 2n ** 32n - 1n;
const rows: fc.Arbitrary<Row> = fc.record({
  year: fc.constantFrom(...YEARS),
  institution: fc.constantFrom('H1', 'H10', 'H', 'H!', '"', '\\', '𠮷', '\uf900'),
  group: fc.constantFrom('G1', 'G', '組', 'G 1'),
  total: fc
    .oneof(
      fc.bigInt(0n, 20n),
      fc.bigInt(0n, 100_000n),
      fc.bigInt(0n, MOST),
      fc.constantFrom(0n, 99n, 100n, 999n, 1000n, 9_999_999n, 10_000_000n, MOST),
    )
    .map(fen),
});

/** Rows as a shard leaves them. */
function shardOf(of: readonly Row[]): ShardCharges {
  const institutions = new CodeNumbers(KNOWN.institutions.keys());
  const groups = new CodeNumbers(KNOWN.groups.keys());
  const cells = new ChargeCells();
  for (const { year, institution, group, total } of of) {
    cells.add(cellKey(groups.number(group), year - FIRST, institutions.number(institution)), Number(total));
  }
  return {
    cells: cells.columns(),
    strangers: { institutions: institutions.strangers, groups: groups.strangers },
  };
}

const columnsOf = (shards: readonly (readonly Row[])[]): ReferenceColumns =>
  mergeShards(shards.map(shardOf), KNOWN, FIRST);

const shards = fc.array(fc.array(rows, { maxLength: 40 }), { minLength: 1, maxLength: 4 });

const ascending = (cases: GroupCases) => {
  const sorted = cases.ascending();
  return Array.from({ length: sorted.length }, (_, index) => sorted.at(index));
};

/** Everything that a rule may ask of a group. */
const shown = (cases: GroupCases) => ({
  size: cases.size,
  total: cases.total(),
  ascending: ascending(cases),
  byYear: cases.byYear(YEARS),
  byInstitution: [...cases.byInstitution()].sort(),
});

const ends: fc.Arbitrary<Fraction> = fc
  .tuple(fc.oneof(fc.bigInt(-100n, 100n), fc.bigInt(-1n, 2n * MOST)), fc.bigInt(1n, 8n))
  .map(([n, d]) => fraction(n, d));

it('columns answer as lists do, trimmed and trimmed again', () => {
  fc.assert(
    fc.property(shards, ends, ends, ends, ends, (dealt, ...[a, b, c, d]) => {
      const columns = groupsOf(columnsOf(dealt));
      const listed = listedGroups(dealt.flat());
      expect([...columns.keys()].sort()).toEqual([...listed.keys()].sort());
      for (const [group, cases] of columns) {
        const expected = listed.get(group)!;
        expect(shown(cases)).toEqual(shown(expected));
        const once = { lower: a, upper: b };
        const again = { lower: c, upper: d };
        expect(shown(cases.within(once))).toEqual(shown(expected.within(once)));
        expect(shown(cases.within(once).within(again))).toEqual(shown(expected.within(once).within(again)));
      }
    }),
    { numRuns: 300 },
  );
});

it('the rule gives the same base data', () => {
  const rule = ruleInForce(baseData, '2025-01-01')!;
  fc.assert(
    fc.property(shards, anySettings, (dealt, own) => {
      const facts = { year: 2025, params: settings(own), apart: new Set(['G']) };
      const figures = (cases: ReadonlyMap<string, GroupCases>) => {
        const { areaMeanCost, groups, keptCases } = rule.apply({ ...facts, cases });
        return { areaMeanCost, groups, kept: [...keptCases].map(([group, of]) => [group, shown(of)]) };
      };
      expect(figures(groupsOf(columnsOf(dealt)))).toEqual(figures(listedGroups(dealt.flat())));
    }),
    { numRuns: 200 },
  );
});

it('the digest is that of the rows as texts, in plain string order', () => {
  fc.assert(
    fc.property(shards, (dealt) => {
      fc.pre(dealt.flat().length > 0);
      const texts = dealt.flat().map((row) => JSON.stringify(rowTexts(TABS.referenceCases, { ...row })));
      expect(referenceDigest(columnsOf(dealt), sha256())).toBe(hashOf(sha256, texts.sort().join('\n')));
    }),
    { numRuns: 300 },
  );
});

it('sums of many charges stay exact where a double of their squares would not', () => {
  const many = Array.from({ length: 1_100_000 }, (_, index) => 4_294_967_295 - (index % 3));
  const cells = new ChargeCells();
  for (const charge of many) cells.add(cellKey(0, 0, 0), charge);
  const none = { institutions: [], groups: [] };
  const merged = mergeShards([{ cells: cells.columns(), strangers: none }], KNOWN, FIRST);
  const [cases] = groupsOf(merged).values();
  const big = many.map(BigInt);
  expect(cases!.byYear(YEARS)[0]).toEqual({
    cases: 1_100_000n,
    total: big.reduce((sum, charge) => sum + charge, 0n),
    squares: big.reduce((sum, charge) => sum + charge * charge, 0n),
  });
});

it('refuses years before the reference years', () => {
  const [cases] = groupsOf(
    columnsOf([[{ year: 2022, institution: 'H1', group: 'G1', total: fen(5n) }]]),
  ).values();
  expect(() => cases!.byYear([2023, 2024])).toThrow(RangeError);
});
