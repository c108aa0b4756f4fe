import type { Cell } from './cell.ts';

export interface DimensionLook {
  readonly pixelSize?: number | undefined;
  readonly hidden?: boolean | undefined;
}

export interface Row {
  /** Unique in its sheet and kept when the row moves. */
  readonly id: number;
  readonly cells: (Cell | undefined)[];
  look?: DimensionLook | undefined;
  /** Whoever has this token may change the row in place. */
  readonly owner: object;
}

/**
 * The cells of a sheet. Grids of successive states share their rows; a grid copies a row before it first changes it, so
 * a fork is cheap and what changed between two states can be told by identity.
 */
export class Grid {
  rowCount: number;
  columnCount: number;
  /** Rows without anything may be missing, also at the end. */
  rows: (Row | undefined)[] = [];
  columns: (DimensionLook | undefined)[] = [];
  nextRowId = 0;
  #token = {};

  constructor(rowCount: number, columnCount: number) {
    this.rowCount = rowCount;
    this.columnCount = columnCount;
  }

  /** A copy; from now on both of them leave the rows they share alone. */
  fork(): Grid {
    this.#token = {};
    const grid = new Grid(this.rowCount, this.columnCount);
    grid.rows = this.rows.slice();
    grid.columns = this.columns.slice();
    grid.nextRowId = this.nextRowId;
    return grid;
  }

  cell(row: number, column: number): Cell | undefined {
    return this.rows[row]?.cells[column];
  }

  put(row: number, column: number, cell: Cell | undefined): void {
    if (cell === undefined && this.rows[row]?.cells[column] === undefined) return;
    const { cells } = this.#own(row);
    while (cells.length < column) cells.push(undefined);
    cells[column] = cell;
  }

  setRowLook(row: number, look: DimensionLook): void {
    this.#own(row).look = look;
  }

  setColumnLook(column: number, look: DimensionLook): void {
    while (this.columns.length < column) this.columns.push(undefined);
    this.columns[column] = look;
  }

  insertRows(at: number, count: number): void {
    if (at < this.rows.length) {
      const blank = new Array<undefined>(count).fill(undefined);
      this.rows = [...this.rows.slice(0, at), ...blank, ...this.rows.slice(at)];
    }
    this.rowCount += count;
  }

  deleteRows(at: number, count: number): void {
    this.rows.splice(at, count);
    this.rowCount -= count;
  }

  insertColumns(at: number, count: number): void {
    const blank = new Array<undefined>(count).fill(undefined);
    if (at < this.columns.length) this.columns.splice(at, 0, ...blank);
    this.#eachRow((row) => {
      if (at < this.rows[row]!.cells.length) this.#own(row).cells.splice(at, 0, ...blank);
    });
    this.columnCount += count;
  }

  deleteColumns(at: number, count: number): void {
    this.columns.splice(at, count);
    this.#eachRow((row) => {
      if (at < this.rows[row]!.cells.length) this.#own(row).cells.splice(at, count);
    });
    this.columnCount -= count;
  }

  /** One more than the last row with a value. */
  usedRows(): number {
    for (let row = this.rows.length; row > 0; row--) {
      if (this.rows[row - 1]?.cells.some((cell) => cell?.entered !== undefined)) return row;
    }
    return 0;
  }

  #eachRow(visit: (row: number) => void): void {
    for (let row = 0; row < this.rows.length; row++) if (this.rows[row]) visit(row);
  }

  #own(index: number): Row {
    const row = this.rows[index];
    if (row?.owner === this.#token) return row;
    while (this.rows.length < index) this.rows.push(undefined);
    const own: Row = {
      id: row?.id ?? this.nextRowId++,
      cells: row?.cells.slice() ?? [],
      look: row?.look,
      owner: this.#token,
    };
    this.rows[index] = own;
    return own;
  }
}
