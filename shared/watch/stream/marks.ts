import { GrowingBytes } from '../../cases/stream/byte-text.ts';
import { GrowingNumbers } from '../../cases/stream/sections.ts';

/** Where a marked case keeps what, in numbers of 32 bits; codes by their numbers in the shard, money in fen. */
export const MARK = {
  /** Doubles */
  total: 0,
  ownPaid: 2,
  fundPaid: 4,
  row: 6,
  institution: 7,
  group: 8,
  admission: 9,
  discharge: 10,
  department: 11,
  doctor: 12,
  /** A bit for every rule of SINGLE_CASE_RULES that raises it, and the marks below */
  marks: 13,
  personLength: 14,
  caseLength: 15,
} as const;
export const MARK_STRIDE = 16;

/** Its doctor stands in the ledger. */
export const NAMED = 1 << 30;
export const DAY_SURGERY = 1 << 29;
export const EMERGENCY = 1 << 28;

/** The cases of a shard that somebody may have to look at; person and case number behind each other in `names`. */
export interface MarkSection {
  readonly marks: Int32Array;
  readonly names: Uint8Array;
}

/** The same, as it is being written. */
export class Marks {
  readonly #marks = new GrowingNumbers();
  readonly #names = new GrowingBytes();

  /** Room for one more; its numbers, as doubles too, and where they begin. */
  next(): { readonly numbers: Int32Array; readonly doubles: Float64Array; readonly at: number } {
    this.#marks.reserve(MARK_STRIDE);
    const at = this.#marks.length;
    this.#marks.length = at + MARK_STRIDE;
    return { numbers: this.#marks.numbers, doubles: this.#marks.doubles, at };
  }

  /** Person and case number of the last are to be written here. */
  get names(): GrowingBytes {
    return this.#names;
  }

  clear(): void {
    this.#marks.length = 0;
    this.#names.length = 0;
  }

  section = (): MarkSection => ({ marks: this.#marks.content(), names: this.#names.content() });
}
