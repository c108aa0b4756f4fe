import { exactNumber } from '../../money/small.ts';
import { CellSums } from '../stream/cell-sums.ts';

/** Charges (fen) stay below this: forty-two million yuan, in four bytes. */
export const MOST_CHARGE = 2 ** 32;

/** Charges that stand together by cell. */
export interface CellColumns {
  readonly keys: Float64Array;
  /** By cell: how many charges it has */
  readonly counts: Uint32Array;
  /** In fen, cell after cell */
  readonly charges: Uint32Array;
}

/** Charges as they are read, each with the cell it belongs to; the memory serves one shard after the other. */
export class ChargeCells {
  readonly #cells = new CellSums(1);
  #cellOf = new Uint32Array(1 << 12);
  #charges = new Uint32Array(1 << 12);
  #size = 0;

  clear(): void {
    this.#cells.clear();
    this.#size = 0;
  }

  get size(): number {
    return this.#size;
  }

  /** @param charge below MOST_CHARGE */
  add(key: number, charge: number): void {
    if (this.#size === this.#charges.length) this.#grow();
    const at = this.#cells.at(key);
    this.#cells.add(at, 0, 1);
    this.#cellOf[this.#size] = at >> 1;
    this.#charges[this.#size++] = charge;
  }

  /** Copies that are the caller's own. */
  columns(): CellColumns {
    const counts = cellCounts(this.#cells);
    const next = startsOf(counts);
    const charges = new Uint32Array(this.#size);
    for (let index = 0; index < this.#size; index++) {
      const cell = this.#cellOf[index]!;
      charges[next[cell]!] = this.#charges[index]!;
      next[cell]!++;
    }
    return { keys: this.#cells.columns()[0].slice(), counts, charges };
  }

  #grow(): void {
    this.#cellOf = wider(this.#cellOf);
    this.#charges = wider(this.#charges);
  }
}

function wider(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(column.length * 2);
  larger.set(column);
  return larger;
}

/** How many cases each cell has, where they are its only sum. */
export const cellCounts = (cells: CellSums): Uint32Array =>
  Uint32Array.from({ length: cells.size }, (_, cell) => exactNumber(cells.sum(cell, 0))!);

/** Where the charges of each cell begin, and one more: where the last end. */
export function startsOf(counts: Uint32Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let cell = 0; cell < counts.length; cell++) starts[cell + 1] = starts[cell]! + counts[cell]!;
  return starts;
}
