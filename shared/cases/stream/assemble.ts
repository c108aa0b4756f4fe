import { fen } from '../../money/fen.ts';
import { exactNumber } from '../../money/small.ts';
import { FUNDS } from '../../sheets/tabs/values.ts';
import { type Digest, type DigestCell, inKeyOrder } from '../digest.ts';
import { CellSums, HALVINGS, SUMS } from './cell-sums.ts';
import { type CellKeys, CLASSES, PLACES } from './classes.ts';
import { MONTHS } from './month-numbers.ts';

/** The groups of several shards that no tab knows, under one number each. */
export class Strangers {
  readonly #known: number;
  readonly #codes: string[] = [];

  /** @param known how many groups the tabs know; theirs are the first numbers everywhere */
  constructor(known: number) {
    this.#known = known;
  }

  /** The number here of each group of a shard; `undefined` where the tabs know them all. */
  numbers(strangers: readonly string[]): readonly number[] | undefined {
    if (strangers.length === 0) return undefined;
    const numbers = strangers.map((code) => {
      const known = this.#codes.indexOf(code);
      return this.#known + (known >= 0 ? known : this.#codes.push(code) - 1);
    });
    return [...Array.from({ length: this.#known }, (_, index) => index), ...numbers];
  }

  get codes(): readonly string[] {
    return this.#codes;
  }
}

/** Adds up the sums of shards and takes away what readmissions cost. */
export class DigestSums {
  readonly #sums = new CellSums(SUMS.length);
  readonly #halvings = new CellSums(HALVINGS.length);
  readonly #keys: CellKeys;

  constructor(keys: CellKeys) {
    this.#keys = keys;
  }

  addShard(sums: CellSums, groups: readonly number[] | undefined): void {
    const keys = this.#keys;
    this.#sums.merge(sums, groups && ((key) => keys.withGroup(key, groups[keys.group(key)]!)));
  }

  addHalvings(sums: CellSums): void {
    this.#halvings.merge(sums);
  }

  /** @param codes of institutions and groups, by their numbers */
  digest(
    codes: { readonly institutions: readonly string[]; readonly groups: readonly string[] },
    decimals: number,
    cases: number,
  ): Digest {
    const halvingOf = new Map(
      Array.from({ length: this.#halvings.size }, (_, index) => [this.#halvings.key(index), index]),
    );
    const cells = Array.from({ length: this.#sums.size }, (_, index): DigestCell => {
      const key = this.#sums.key(index);
      const { institution, group, fund, month, kind, place } = this.#keys.parts(key);
      return {
        fund: FUNDS[fund]!.hant,
        month: MONTHS[month]!,
        institution: codes.institutions[institution]!,
        group: codes.groups[group]!,
        class: CLASSES[kind]!,
        place: PLACES[place]!,
        ...this.#figures(index, halvingOf.get(key)),
      };
    });
    return { decimals, cases, cells: inKeyOrder(cells) };
  }

  #figures(index: number, halvings: number | undefined) {
    const [cases, points, total, unreasonable, fundPaid, otherPaid, days, squares, decisions] = SUMS.map(
      (_, column) => this.#sums.sum(index, column),
    ) as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
    const [monthHalved, monthPoints, yearHalved, yearPoints] = HALVINGS.map((_, column) =>
      halvings === undefined ? 0n : this.#halvings.sum(halvings, column),
    ) as [bigint, bigint, bigint, bigint];
    return {
      cases: exactNumber(cases)!,
      monthPoints: points - monthPoints,
      yearPoints: points - yearPoints,
      monthHalved: exactNumber(monthHalved)!,
      yearHalved: exactNumber(yearHalved)!,
      decisions: exactNumber(decisions)!,
      total: fen(total),
      unreasonable: fen(unreasonable),
      fundPaid: fen(fundPaid),
      otherPaid: fen(otherPaid),
      // Every case that was summed has C = fund + other funds + patient.
      patientPaid: fen(total - fundPaid - otherPaid),
      days: exactNumber(days)!,
      squares,
    };
  }
}
