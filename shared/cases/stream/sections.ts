import { ChunkedBytes, ChunkPool, compareBytes, GrowingBytes } from './byte-text.ts';

/** The rows of one range of case numbers: their canonical texts, one after the other, and where each begins. */
export interface TextSection {
  /** Per row: row number in its shard, length of the text, length of the case number it begins with */
  readonly rows: Int32Array;
  readonly texts: Uint8Array;
}

export const TEXT_STRIDE = 3;

/** The same, as it is being written. */
export interface WrittenTexts {
  readonly rows: Int32Array;
  readonly pieces: readonly Uint8Array[];
  readonly bytes: number;
}

/** Stays as numbers, with person and case number behind each other in `names`. */
export interface StaySection {
  /** See STAY; the two doubles take two numbers each */
  readonly stays: Int32Array;
  readonly names: Uint8Array;
}

/** Where a stay keeps what, in numbers of 32 bits. */
export const STAY = {
  /** A double: the key of its cell */
  cell: 0,
  /** A double: what a readmission takes from its points, in units */
  loss: 2,
  hash: 4,
  admission: 5,
  discharge: 6,
  row: 7,
  personLength: 8,
  /** Length of the case number, and the marks above it */
  caseLength: 9,
} as const;
export const STAY_STRIDE = 10;
export const PLANNED = 1 << 30;
export const FIXED = 1 << 29;
export const REFERRED = 1 << 28;
export const LENGTH_MASK = REFERRED - 1;

/** What a stay keeps besides where it is watched; department and doctor by their numbers in the shard. */
export const WATCHED_STAY = {
  /** A double: total charge in fen */
  total: 10,
  department: 12,
  doctor: 13,
} as const;
export const WATCHED_STRIDE = 14;

const LEAST_NUMBERS = 1 << 8;

/** Numbers of 32 bits, and doubles in pairs of them, that grow by doubling. */
export class GrowingNumbers {
  numbers = new Int32Array(LEAST_NUMBERS);
  doubles = new Float64Array(this.numbers.buffer);
  length = 0;

  reserve(more: number): void {
    if (this.length + more <= this.numbers.length) return;
    const larger = new Int32Array(this.numbers.length * 2);
    larger.set(this.numbers);
    this.numbers = larger;
    this.doubles = new Float64Array(larger.buffer);
  }

  content(): Int32Array {
    return this.numbers.subarray(0, this.length);
  }

  /** Empty, and the memory given back. */
  release(): void {
    this.length = 0;
    if (this.numbers.length === LEAST_NUMBERS) return;
    this.numbers = new Int32Array(LEAST_NUMBERS);
    this.doubles = new Float64Array(this.numbers.buffer);
  }
}

/** The texts of a shard, dealt out over ranges of case numbers. */
export class TextSections {
  readonly #borders: readonly Uint8Array[];
  readonly #sections: readonly { readonly rows: GrowingNumbers; readonly texts: ChunkedBytes }[];
  #last = 0;

  /** @param borders the first case number of every range but the first, ascending */
  constructor(borders: readonly Uint8Array[]) {
    this.#borders = borders;
    const pool = new ChunkPool();
    this.#sections = [undefined, ...borders].map(() => ({
      rows: new GrowingNumbers(),
      texts: new ChunkedBytes(pool),
    }));
  }

  /** The bytes that the next row's text is to be written behind. */
  open(bytes: Uint8Array, from: number, to: number): ChunkedBytes {
    if (!this.#within(this.#last, bytes, from, to)) this.#last = this.#rangeOf(bytes, from, to);
    return this.#sections[this.#last]!.texts;
  }

  /** Called once the text was written. */
  close(row: number, start: number, caseLength: number): void {
    const { rows, texts } = this.#sections[this.#last]!;
    rows.reserve(TEXT_STRIDE);
    rows.numbers[rows.length++] = row;
    rows.numbers[rows.length++] = texts.total - start;
    rows.numbers[rows.length++] = caseLength;
  }

  /** Empties the sections. In a file sorted by numbers the next shard lies in other ranges, so none keeps its memory. */
  clear(): void {
    this.#last = 0;
    for (const { rows, texts } of this.#sections) {
      rows.release();
      texts.clear();
    }
  }

  sections(): readonly WrittenTexts[] {
    return this.#sections.map(({ rows, texts }) => ({
      rows: rows.content(),
      pieces: texts.pieces(),
      bytes: texts.total,
    }));
  }

  #within(range: number, bytes: Uint8Array, from: number, to: number): boolean {
    const first = this.#borders[range - 1];
    const next = this.#borders[range];
    return (
      (!first || compareBytes(bytes, from, to, first, 0, first.length) >= 0) &&
      (!next || compareBytes(bytes, from, to, next, 0, next.length) < 0)
    );
  }

  #rangeOf(bytes: Uint8Array, from: number, to: number): number {
    let low = 0;
    let high = this.#borders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const border = this.#borders[middle]!;
      if (compareBytes(bytes, from, to, border, 0, border.length) >= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The stays of a shard, dealt out so that those of one person in one institution and group come together. */
export class StaySections {
  readonly #sections: readonly { readonly stays: GrowingNumbers; readonly names: GrowingBytes }[];
  readonly #stride: number;
  #last = 0;

  /** @param stride numbers of a stay */
  constructor(parts: number, stride: number) {
    this.#stride = stride;
    this.#sections = Array.from({ length: parts }, () => ({
      stays: new GrowingNumbers(),
      names: new GrowingBytes(),
    }));
  }

  /** The stay as numbers, then its person and case number. `marks`: PLANNED, FIXED. */
  add(
    cell: number,
    loss: number,
    hash: number,
    admission: number,
    discharge: number,
    row: number,
    marks: number,
    personLength: number,
    caseLength: number,
  ): GrowingBytes {
    this.#last = (hash >>> 0) % this.#sections.length;
    const { stays, names } = this.#sections[this.#last]!;
    stays.reserve(this.#stride);
    const at = stays.length;
    const { numbers, doubles } = stays;
    doubles[at >> 1] = cell;
    doubles[(at >> 1) + 1] = loss;
    numbers[at + STAY.hash] = hash;
    numbers[at + STAY.admission] = admission;
    numbers[at + STAY.discharge] = discharge;
    numbers[at + STAY.row] = row;
    numbers[at + STAY.personLength] = personLength;
    numbers[at + STAY.caseLength] = caseLength | marks;
    stays.length = at + this.#stride;
    return names;
  }

  /** What the supervision keeps of the stay that was added last. */
  addWatched(total: number, department: number, doctor: number): void {
    const { stays } = this.#sections[this.#last]!;
    const at = stays.length - this.#stride;
    stays.doubles[(at + WATCHED_STAY.total) >> 1] = total;
    stays.numbers[at + WATCHED_STAY.department] = department;
    stays.numbers[at + WATCHED_STAY.doctor] = doctor;
  }

  clear(): void {
    for (const { stays, names } of this.#sections) {
      stays.length = 0;
      names.length = 0;
    }
  }

  sections(): readonly StaySection[] {
    return this.#sections.map(({ stays, names }) => ({ stays: stays.content(), names: names.content() }));
  }
}
