import type { PairForms, PointForm } from './point-forms.ts';

/** Stretches of charges that a pair has at most: from 0, and at and after each of three limits. */
const STRETCHES = 8;
/** Where a pair's entry keeps what, by stretch */
const POINTS = STRETCHES;
const LOSS = POINTS + STRETCHES;
const KIND = LOSS + STRETCHES;
const STRIDE = KIND + STRETCHES;

const MOST = 2 ** 31 - 1;
/** Not known, or not the same for every charge of the stretch */
export const NOT_FIXED = -(2 ** 31);

/**
 * The points of cases that earn the same whatever they cost, such as 正常倍率: most cases are done with one look here.
 * Whole numbers of 32 bits; what does not fit stays with the forms.
 */
export class FixedPoints {
  #entries = new Int32Array(STRIDE * 256);
  #size = 1;
  readonly #places: Int32Array;

  constructor(pairs: number) {
    this.#places = new Int32Array(pairs);
  }

  /** The entry of a pair; 0 for none. */
  entry = (pair: number): number => this.#places[pair]!;

  open(pair: number, forms: PairForms): void {
    if ((this.#size + 1) * STRIDE > this.#entries.length) {
      const larger = new Int32Array(this.#entries.length * 2);
      larger.set(this.#entries);
      this.#entries = larger;
    }
    const at = this.#size++ * STRIDE;
    this.#places[pair] = at;
    this.#entries.fill(NOT_FIXED, at, at + STRIDE);
    for (let stretch = 0; stretch < STRETCHES; stretch++) {
      this.#entries[at + stretch] = Math.min(forms.starts[stretch] ?? MOST, MOST);
    }
  }

  /** Where the stretch of a charge is; NOT_FIXED for charges beyond all. */
  find(entry: number, total: number): number {
    if (total >= MOST) return NOT_FIXED;
    let at = entry + STRETCHES - 1;
    while (total < this.#entries[at]!) at--;
    return at;
  }

  points = (at: number): number => this.#entries[at + POINTS]!;
  loss = (at: number): number => this.#entries[at + LOSS]!;
  kind = (at: number): number => this.#entries[at + KIND]!;

  learn(at: number, { points, halved, kind, reasonableOnly }: PointForm): void {
    const fixed = points.constant;
    const less = halved.constant;
    if (fixed === undefined || less === undefined || reasonableOnly) return;
    const fits = fixed < MOST && fixed > NOT_FIXED && fixed - less < MOST && fixed - less > NOT_FIXED;
    if (!fits) return;
    this.#entries[at + POINTS] = fixed;
    this.#entries[at + LOSS] = fixed - less;
    this.#entries[at + KIND] = kind;
  }
}
