import { staysOverlap } from '../../rules/case/readmission.ts';
import { monthOf } from '../../sheets/calendar.ts';
import type { Flag } from '../../watch/flag.ts';
import { runFlags, type StaysWatch } from '../../watch/stream/stays-flags.ts';
import type { PhaseArea } from '../phase-area.ts';
import { compareBytes } from './byte-text.ts';
import { CellSums, HALVINGS } from './cell-sums.ts';
import type { CellKeys } from './classes.ts';
import {
  FIXED,
  LENGTH_MASK,
  PLANNED,
  STAY,
  STAY_STRIDE,
  type StaySection,
  WATCHED_STRIDE,
} from './sections.ts';
import { eachRun, indexOf, orderShared } from './sort-keys.ts';

/** The stays of one part from one shard. */
export interface PartOfShard {
  readonly section: StaySection;
  readonly firstRow: number;
  /** The number of a group of this shard among the groups of all; as it is where the tabs know the group */
  readonly groups: readonly number[] | undefined;
  /** Where the cases are watched */
  readonly watch?: StaysOfShard | undefined;
}

/** What the supervision's columns of a shard's file stand for. */
export interface StaysOfShard {
  readonly departments: readonly string[];
  readonly doctors: readonly string[];
  /** The file says which stays are referrals */
  readonly referrals: boolean;
}

/** Two stays of one person, institution and group that overlap: the later one's row, the earlier one's number. */
export interface Overlap {
  readonly row: number;
  readonly other: string;
}

export interface Halvings {
  readonly sums: CellSums;
  readonly overlaps: readonly Overlap[];
  /** Of the rules about two stays of a person */
  readonly flags: readonly Flag[];
}

const COLUMN = Object.fromEntries(HALVINGS.map((name, index) => [name, index])) as Readonly<
  Record<(typeof HALVINGS)[number], number>
>;

const DECODER = new TextDecoder();

/** Pairs every stay with the one just before it, within the month and within the year (rulebook §4). */
export function reduceStays(
  shards: readonly PartOfShard[],
  { programme, params }: Pick<PhaseArea, 'programme' | 'params'>,
  keys: CellKeys,
  groupCode: (group: number) => string,
  watch?: StaysWatch,
): Halvings {
  const stays = new Stays(shards, keys, watch ? WATCHED_STRIDE : STAY_STRIDE);
  const flags: Flag[] = [];
  const sums = new CellSums(HALVINGS.length);
  const overlaps: Overlap[] = [];
  const rule = programme.readmission[0];

  const pairFacts = (previous: number, next: number) => ({
    previousDischarge: stays.number(previous, STAY.discharge),
    admission: stays.number(next, STAY.admission),
    plannedReturn: stays.marked(next, PLANNED),
    group: groupCode(keys.group(stays.cell(next))),
    params,
  });
  const halve = (previous: number, next: number, count: number, points: number) => {
    if (!rule || !(rule.when?.(pairFacts(previous, next)) ?? true) || stays.marked(previous, FIXED)) return;
    const cell = sums.at(stays.cell(previous));
    sums.add(cell, count, 1);
    sums.add(cell, points, stays.loss(previous));
  };

  eachRun(stays.order, (from, to) => {
    if (watch) for (const flag of runFlags(stays, from, to, keys, groupCode, watch)) flags.push(flag);
    const run = stays.sorted(from, to);
    const lastOfMonth = new Map<string, number>();
    for (let at = 1; at < run.length; at++) {
      const previous = run[at - 1]!;
      const next = run[at]!;
      if (!stays.together(previous, next)) {
        lastOfMonth.clear();
        continue;
      }
      lastOfMonth.set(monthOf(stays.number(previous, STAY.discharge)), previous);
      if (staysOverlap(pairFacts(previous, next))) {
        overlaps.push({ row: stays.row(next), other: stays.caseNumber(previous) });
      }
      halve(previous, next, COLUMN.yearHalved, COLUMN.yearPoints);
      const sameMonth = lastOfMonth.get(monthOf(stays.number(next, STAY.discharge)));
      if (sameMonth !== undefined) halve(sameMonth, next, COLUMN.monthHalved, COLUMN.monthPoints);
    }
  });
  return { sums, overlaps, flags };
}

/** The stays of a part by one index over all shards. */
export class Stays {
  readonly #shards: readonly (PartOfShard & { readonly doubles: Float64Array })[];
  readonly #shard: Uint16Array;
  readonly #at: Int32Array;
  readonly #names: Float64Array;
  readonly #keys: CellKeys;
  /** All stays that may be followed by another: those of one person, institution and group have one key, though not only they */
  readonly order: Float64Array;

  /** @param stride numbers of a stay */
  constructor(shards: readonly PartOfShard[], keys: CellKeys, stride: number) {
    this.#keys = keys;
    this.#shards = shards.map((shard) => ({
      ...shard,
      doubles: new Float64Array(
        shard.section.stays.buffer,
        shard.section.stays.byteOffset,
        shard.section.stays.length / 2,
      ),
    }));
    const length = shards.reduce((sum, { section }) => sum + section.stays.length / stride, 0);
    this.#shard = new Uint16Array(length);
    this.#at = new Int32Array(length);
    this.#names = new Float64Array(length);
    const hashes = new Uint32Array(length);
    let index = 0;
    shards.forEach(({ section: { stays } }, shard) => {
      let name = 0;
      for (let at = 0; at < stays.length; at += stride, index++) {
        this.#shard[index] = shard;
        this.#at[index] = at;
        this.#names[index] = name;
        name += stays[at + STAY.personLength]! + (stays[at + STAY.caseLength]! & LENGTH_MASK);
        hashes[index] = stays[at + STAY.hash]!;
      }
    });
    this.order = orderShared(hashes);
  }

  number = (index: number, field: number): number =>
    this.#shards[this.#shard[index]!]!.section.stays[this.#at[index]! + field]!;
  double = (index: number, field: number): number =>
    this.#shards[this.#shard[index]!]!.doubles[(this.#at[index]! + field) >> 1]!;
  loss = (index: number): number => this.double(index, STAY.loss);
  row = (index: number): number => this.#shards[this.#shard[index]!]!.firstRow + this.number(index, STAY.row);
  marked = (index: number, mark: number): boolean => (this.number(index, STAY.caseLength) & mark) !== 0;
  caseNumber = (index: number): string =>
    DECODER.decode(this.#bytes(index).subarray(this.#personEnd(index), this.#caseEnd(index)));
  person = (index: number): string =>
    DECODER.decode(this.#bytes(index).subarray(this.#names[index]!, this.#personEnd(index)));
  watch = (index: number): StaysOfShard => this.#shards[this.#shard[index]!]!.watch!;

  cell = (index: number): number => {
    const key = this.double(index, STAY.cell);
    const groups = this.#shards[this.#shard[index]!]!.groups;
    return groups ? this.#keys.withGroup(key, groups[this.#keys.group(key)]!) : key;
  };

  /** Stays of the same person, in the same institution and group. */
  together = (a: number, b: number): boolean =>
    this.#comparePersons(a, b) === 0 && this.#pair(a) === this.#pair(b);

  /** The two stays of a run of two, by admission. */
  pair(from: number): readonly [number, number] {
    const [a, b] = [indexOf(this.order[from]!), indexOf(this.order[from + 1]!)];
    return this.number(a, STAY.admission) <= this.number(b, STAY.admission) ? [a, b] : [b, a];
  }

  /** The stays of each person that has several in a run, by admission, then discharge, then case number. */
  *persons(from: number, to: number): Generator<readonly number[]> {
    const run = Array.from(this.order.subarray(from, to), indexOf).sort(
      (a, b) =>
        this.#comparePersons(a, b) ||
        this.number(a, STAY.admission) - this.number(b, STAY.admission) ||
        this.number(a, STAY.discharge) - this.number(b, STAY.discharge) ||
        this.#compareCases(a, b),
    );
    for (let start = 0; start < run.length; ) {
      let end = start + 1;
      while (end < run.length && this.#comparePersons(run[start]!, run[end]!) === 0) end++;
      if (end > start + 1) yield run.slice(start, end);
      start = end;
    }
  }

  /** Stays that belong together next to each other, by admission, then case number. */
  sorted(from: number, to: number): readonly number[] {
    const run = Array.from(this.order.subarray(from, to), indexOf);
    return run.sort(
      (a, b) =>
        this.#comparePersons(a, b) ||
        this.#pair(a) - this.#pair(b) ||
        this.number(a, STAY.admission) - this.number(b, STAY.admission) ||
        this.#compareCases(a, b),
    );
  }

  #pair = (index: number): number => this.#keys.pair(this.cell(index));
  #bytes = (index: number): Uint8Array => this.#shards[this.#shard[index]!]!.section.names;
  #personEnd = (index: number): number => this.#names[index]! + this.number(index, STAY.personLength);
  #caseEnd = (index: number): number =>
    this.#personEnd(index) + (this.number(index, STAY.caseLength) & LENGTH_MASK);

  #comparePersons = (a: number, b: number): number =>
    compareBytes(
      this.#bytes(a),
      this.#names[a]!,
      this.#personEnd(a),
      this.#bytes(b),
      this.#names[b]!,
      this.#personEnd(b),
    );

  #compareCases = (a: number, b: number): number =>
    compareBytes(
      this.#bytes(a),
      this.#personEnd(a),
      this.#caseEnd(a),
      this.#bytes(b),
      this.#personEnd(b),
      this.#caseEnd(b),
    );
}
