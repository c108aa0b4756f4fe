import type { Fraction } from '../money/fraction.ts';
import type { Decision } from '../rules/case/facts.ts';
import type { DecisionRow } from '../sheets/tabs/settlement-tabs.ts';
import { DECISIONS } from '../sheets/tabs/values.ts';
import { Growing } from './columns.ts';
import { TextIndex } from './stream/indexed-texts.ts';
import type { PackedReviews } from './stream/reviews.ts';

/** A special review's outcome, and the row it stands in. */
export type DecisionAt = Decision & { readonly row: number };

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/**
 * Special reviews by case number, in the order of their tab, as columns: there may be one for every fiftieth case. The
 * first of a case number counts.
 */
export class DecisionTable implements Iterable<readonly [number: string, decision: DecisionAt]> {
  readonly #numbers = new TextIndex();
  readonly #kinds = new Growing((length) => new Uint8Array(length));
  readonly #rows = new Growing((length) => new Uint32Array(length));
  readonly #values = new Map<number, Fraction>();

  /** `false`, and nothing is done, for a case that has a review already. */
  add({ case: number, kind, value, row }: DecisionRow): boolean {
    const bytes = ENCODER.encode(number);
    if (this.#numbers.find(bytes) >= 0) return false;
    if (value) this.#values.set(this.size, value);
    this.#numbers.add(bytes);
    this.#kinds.push(DECISIONS.findIndex(({ hant }) => hant === kind));
    this.#rows.push(row);
    return true;
  }

  get size(): number {
    return this.#numbers.size;
  }

  /** The place of a case's review in the order, or -1. */
  indexOf = (number: string): number => (this.size === 0 ? -1 : this.#numbers.find(ENCODER.encode(number)));

  get(number: string): DecisionAt | undefined {
    const index = this.indexOf(number);
    return index < 0 ? undefined : this.at(index);
  }

  at = (index: number): DecisionAt => ({
    kind: DECISIONS[this.#kinds.at(index)]!.hant,
    value: this.#values.get(index),
    row: this.rowAt(index),
  });

  rowAt = (index: number): number => this.#rows.at(index);

  numberAt(index: number): string {
    const { bytes, ends } = this.#numbers;
    return DECODER.decode(bytes.subarray(this.#numbers.startOf(index), ends[index]));
  }

  *[Symbol.iterator](): Generator<readonly [number: string, decision: DecisionAt]> {
    for (let index = 0; index < this.size; index++) yield [this.numberAt(index), this.at(index)];
  }

  /** What shards look reviews up in. */
  packed(): PackedReviews {
    const kinds = Uint8Array.from({ length: this.size }, (_, index) => this.#kinds.at(index));
    return { numbers: this.#numbers.packed(), kinds, values: this.#values };
  }
}
