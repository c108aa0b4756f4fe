import { addHigh, addTerm, addWide, sumOf } from '../../money/small.ts';

/** What is added up of each cell; the patient's part is the rest of the total. */
export const SUMS = [
  'cases',
  'points',
  'total',
  'unreasonable',
  'fundPaid',
  'otherPaid',
  'days',
  'squares',
  'decisions',
] as const;

/** What readmissions take from the points of a cell, in a month's view and in the year's. */
export const HALVINGS = ['monthHalved', 'monthPoints', 'yearHalved', 'yearPoints'] as const;

/**
 * Exact sums by cell, as columns of doubles. Cells are told apart by their key and keep the order they were first
 * met in, which no result depends on.
 */
export class CellSums {
  #slots = new Int32Array(1 << 10).fill(-1);
  #keys: Float64Array = new Float64Array(1 << 8);
  #sums: Float64Array;
  #size = 0;
  readonly #columns: number;
  /** The low parts of all sums of a cell, then their high parts */
  readonly #stride: number;

  /** @param columns how many sums a cell has */
  constructor(columns: number) {
    this.#columns = columns;
    this.#stride = columns * 2;
    this.#sums = new Float64Array(this.#keys.length * this.#stride);
  }

  /** No cells; the memory stays. */
  clear(): void {
    this.#slots.fill(-1);
    this.#sums.fill(0, 0, this.#size * this.#stride);
    this.#size = 0;
  }

  get size(): number {
    return this.#size;
  }

  key = (index: number): number => this.#keys[index]!;

  sum(index: number, column: number): bigint {
    const low = index * this.#stride + column;
    return sumOf(this.#sums[low]!, this.#sums[low + this.#columns]!);
  }

  /** Where the sums of the cell begin; it is made if there is none yet. Valid until the next cell is asked for. */
  at(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = slotOf(key) & mask;
    for (let index = this.#slots[slot]!; index !== -1; index = this.#slots[slot]!) {
      if (this.#keys[index] === key) return index * this.#stride;
      slot = (slot + 1) & mask;
    }
    if (this.#size === this.#keys.length) {
      this.#grow();
      return this.at(key);
    }
    this.#slots[slot] = this.#size;
    this.#keys[this.#size] = key;
    return this.#size++ * this.#stride;
  }

  add(cell: number, column: number, term: number): void {
    addTerm(this.#sums, cell + column, cell + column + this.#columns, term);
  }

  addWide(cell: number, column: number, term: bigint): void {
    addWide(this.#sums, cell + column, cell + column + this.#columns, term);
  }

  /** Adds all cells of another table; `translate` gives their keys here. */
  merge(other: CellSums, translate: (key: number) => number = (key) => key): void {
    for (let index = 0; index < other.size; index++) {
      const cell = this.at(translate(other.key(index)));
      const from = index * this.#stride;
      for (let column = 0; column < this.#columns; column++) {
        const high = cell + column + this.#columns;
        addTerm(this.#sums, cell + column, high, other.#sums[from + column]!);
        addHigh(this.#sums, high, other.#sums[from + column + this.#columns]!);
      }
    }
  }

  /** Keys, then sums: what `CellSums.of` reads back. */
  columns(): readonly [Float64Array, Float64Array] {
    return [this.#keys.subarray(0, this.#size), this.#sums.subarray(0, this.#size * this.#stride)];
  }

  static of(columns: number, keys: Float64Array, sums: Float64Array): CellSums {
    const cells = new CellSums(columns);
    cells.#keys = keys;
    cells.#sums = sums;
    cells.#size = keys.length;
    return cells;
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    keys.set(this.#keys);
    const sums = new Float64Array(this.#sums.length * 2);
    sums.set(this.#sums);
    this.#keys = keys;
    this.#sums = sums;
    this.#slots = new Int32Array(keys.length * 4).fill(-1);
    const mask = this.#slots.length - 1;
    for (let index = 0; index < this.#size; index++) {
      let slot = slotOf(keys[index]!) & mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
      this.#slots[slot] = index;
    }
  }
}

/** Keys may be beyond 32 bits; both halves count. */
function slotOf(key: number): number {
  const low = key | 0;
  const high = (key / 4_294_967_296) | 0;
  const mixed = Math.imul(low ^ Math.imul(high, 0x27d4eb2f), 0x9e3779b1 | 0);
  return mixed ^ (mixed >>> 15);
}
