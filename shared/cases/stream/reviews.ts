import type { Fraction } from '../../money/fraction.ts';
import type { Decision } from '../../rules/case/facts.ts';
import { DECISIONS } from '../../sheets/tabs/values.ts';
import { hashBytes } from './byte-text.ts';
import { findText, type IndexedTexts } from './indexed-texts.ts';

/** Special reviews as columns, in the order of their tab: there may be one for every twentieth case. */
export interface PackedReviews {
  /** Case numbers in UTF-8 */
  readonly numbers: IndexedTexts;
  readonly kinds: Uint8Array;
  /** By the number of the review, where one is given */
  readonly values: ReadonlyMap<number, Fraction>;
}

/** The same to be looked up by the bytes of a case number. */
export class Reviews {
  readonly #packed: PackedReviews;

  constructor(packed: PackedReviews) {
    this.#packed = packed;
  }

  /** The number of the review of a case, or -1. */
  find = (bytes: Uint8Array, from: number, to: number, hash = hashBytes(bytes, from, to)): number =>
    findText(this.#packed.numbers, bytes, from, to, hash);

  decision(review: number): Decision {
    const { kinds, values } = this.#packed;
    return { kind: DECISIONS[kinds[review]!]!.hant, value: values.get(review) };
  }
}
