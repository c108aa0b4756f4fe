import type { Fraction } from '../../money/fraction.ts';
import type { Decision } from '../../rules/case/facts.ts';
import { DECISIONS } from '../../sheets/tabs/values.ts';
import { GrowingBytes, hashBytes } from './byte-text.ts';
import { CodeTable } from './code-table.ts';

/** Special reviews as columns, in the order of their tab: there may be one for every twentieth case. */
export interface PackedReviews {
  /** Case numbers one after the other, in UTF-8, and the length of each */
  readonly numbers: Uint8Array;
  readonly lengths: Int32Array;
  readonly kinds: Uint8Array;
  /** By the number of the review, where one is given */
  readonly values: ReadonlyMap<number, Fraction>;
}

export function packReviews(decisions: ReadonlyMap<string, Decision>): PackedReviews {
  const encoder = new TextEncoder();
  const numbers = new GrowingBytes();
  const lengths = new Int32Array(decisions.size);
  const kinds = new Uint8Array(decisions.size);
  const values = new Map<number, Fraction>();
  let index = 0;
  for (const [number, { kind, value }] of decisions) {
    const bytes = encoder.encode(number);
    numbers.append(bytes, 0, bytes.length);
    lengths[index] = bytes.length;
    kinds[index] = DECISIONS.findIndex(({ hant }) => hant === kind);
    if (value) values.set(index, value);
    index++;
  }
  return { numbers: numbers.content().slice(), lengths, kinds, values };
}

/** The same to be looked up by the bytes of a case number. */
export class Reviews {
  readonly #packed: PackedReviews;
  readonly #table = new CodeTable();

  constructor(packed: PackedReviews) {
    this.#packed = packed;
    let start = 0;
    packed.lengths.forEach((length, index) => {
      this.#table.learn(packed.numbers.subarray(start, start + length), index);
      start += length;
    });
  }

  /** The number of the review of a case, or -1. */
  find = (bytes: Uint8Array, from: number, to: number, hash = hashBytes(bytes, from, to)): number =>
    this.#table.find(bytes, from, to, hash);

  decision(review: number): Decision {
    const { kinds, values } = this.#packed;
    return { kind: DECISIONS[kinds[review]!]!.hant, value: values.get(review) };
  }
}
