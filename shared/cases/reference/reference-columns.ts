import type { GroupCases } from '../../rules/base/facts.ts';
import type { ReferenceChecks } from '../check-reference.ts';
import { CellSums } from '../stream/cell-sums.ts';
import { type CellColumns, cellCounts, startsOf } from './charge-cells.ts';
import { CodeNumbers, ROOM } from './code-numbers.ts';
import { ColumnCases } from './column-cases.ts';

/**
 * Charges of reference cases by group, year and institution: four bytes a case. As data alone, so that it travels to
 * threads.
 */
export interface ReferenceColumns {
  readonly firstYear: number;
  readonly institutions: readonly string[];
  readonly groups: readonly string[];
  /** By cell, in the order of these numbers; years count from the first */
  readonly cellGroups: Uint32Array;
  readonly cellYears: Uint32Array;
  readonly cellInstitutions: Uint32Array;
  /** Where the charges of each cell begin, and one more: where the last end */
  readonly starts: Uint32Array;
  /** In fen */
  readonly charges: Uint32Array;
}

/** The key of a cell. Cells in the order of their keys are in that of groups, years and institutions. */
export const cellKey = (group: number, year: number, institution: number): number =>
  (group * YEARS + year) * ROOM + institution;

/** Room for years in a key, which stays below 2^53. */
const YEARS = 2 ** 12;

/** What a shard leaves for the sums of all. */
export interface ShardCharges {
  readonly cells: CellColumns;
  /** Codes that no tab knows, in the order of their numbers */
  readonly strangers: { readonly institutions: readonly string[]; readonly groups: readonly string[] };
}

/** Any number of shards in any order gives the same cells; the order of charges within a cell is no one's concern. */
export function mergeShards(
  shards: readonly ShardCharges[],
  { institutions, groups }: Pick<ReferenceChecks, 'institutions' | 'groups'>,
  firstYear: number,
): ReferenceColumns {
  const codes = {
    institutions: new CodeNumbers(institutions.keys()),
    groups: new CodeNumbers(groups.keys()),
  };
  const keyed = shards.map(({ cells, strangers }) => {
    const institution = codes.institutions.numbersOf(strangers.institutions);
    const group = codes.groups.numbersOf(strangers.groups);
    return { cells, keys: cells.keys.map((key) => withCodes(key, institution, group)) };
  });
  const { keys, counts } = allCells(keyed);
  const starts = startsOf(counts);
  const charges = gather(keyed, keys, starts);
  return {
    firstYear,
    institutions: codes.institutions.codes,
    groups: codes.groups.codes,
    cellGroups: Uint32Array.from(keys, groupOf),
    cellYears: Uint32Array.from(keys, yearOf),
    cellInstitutions: Uint32Array.from(keys, institutionOf),
    starts,
    charges,
  };
}

const institutionOf = (key: number): number => key % ROOM;
const yearOf = (key: number): number => ((key - (key % ROOM)) / ROOM) % YEARS;
const groupOf = (key: number): number => (key - (key % (ROOM * YEARS))) / (ROOM * YEARS);

const withCodes = (
  key: number,
  institution: (number: number) => number,
  group: (number: number) => number,
): number => cellKey(group(groupOf(key)), yearOf(key), institution(institutionOf(key)));

interface KeyedCells {
  readonly cells: CellColumns;
  readonly keys: Float64Array;
}

/** The cells of all shards in the order of their keys. */
function allCells(shards: readonly KeyedCells[]): {
  readonly keys: Float64Array;
  readonly counts: Uint32Array;
} {
  const cells = new CellSums(1);
  for (const { keys, cells: own } of shards) {
    for (let cell = 0; cell < keys.length; cell++) cells.add(cells.at(keys[cell]!), 0, own.counts[cell]!);
  }
  const counts = cellCounts(cells);
  const keys = cells.columns()[0].slice().sort();
  return { keys, counts: Uint32Array.from(keys, (key) => counts[cells.at(key) >> 1]!) };
}

/** The charges of all shards, cell after cell. */
function gather(shards: readonly KeyedCells[], keys: Float64Array, starts: Uint32Array): Uint32Array {
  const charges = new Uint32Array(starts[keys.length]!);
  const next = starts.slice();
  const cells = new CellSums(1);
  for (const key of keys) cells.at(key);
  for (const { keys: own, cells: from } of shards) {
    let at = 0;
    for (let index = 0; index < own.length; index++) {
      const cell = cells.at(own[index]!) >> 1;
      const end = at + from.counts[index]!;
      for (let to = next[cell]!; at < end; at++, to++) charges[to] = from.charges[at]!;
      next[cell]! += from.counts[index]!;
    }
  }
  return charges;
}

/** The cases of every group that has any, as the rules take them. */
export function groupsOf(columns: ReferenceColumns): ReadonlyMap<string, GroupCases> {
  const { cellGroups, groups } = columns;
  const cases = new Map<string, GroupCases>();
  for (let from = 0; from < cellGroups.length; ) {
    const group = cellGroups[from]!;
    let to = from + 1;
    while (to < cellGroups.length && cellGroups[to] === group) to++;
    cases.set(groups[group]!, new ColumnCases(columns, from, to));
    from = to;
  }
  return cases;
}
