import type { FileRecord } from '../google/drive/file.ts';
import { type Entered, isFormula } from '../google/model/cell.ts';
import type { Row } from '../google/model/grid.ts';
import { binding, type Editor, isWholeSheet } from '../google/model/protection.ts';
import type { Sheet, Workbook } from '../google/model/workbook.ts';
import type { BookContent, Fastened, Line, Lines, SheetContent, SheetHead, Value } from '../page/contract.ts';

/** A spreadsheet for the page, in as few characters as its rows allow: thousands of rows share one row of formats. */
export const bookContent = (file: FileRecord, book: Workbook, editor: Editor): BookContent => ({
  version: file.version,
  title: file.name,
  from: 0,
  pool: book.pool.items,
  sheets: book.sheets.map((sheet) => sheetContent(sheet, book, editor)),
});

export const sheetHead = (sheet: Sheet, editor: Editor): SheetHead => ({
  id: sheet.id,
  name: sheet.title,
  hidden: sheet.hidden,
  rows: sheet.grid.rowCount,
  columns: sheet.grid.columnCount,
  frozenRows: sheet.frozenRows,
  frozenColumns: sheet.frozenColumns,
  protected: binding(sheet, editor).some(isWholeSheet),
});

export function sheetContent(sheet: Sheet, book: Workbook, editor: Editor): SheetContent {
  const { grid, merges } = sheet;
  const coder = new LineCoder(book);
  grid.rows.forEach((row, position) => {
    if (row && row.cells.length > 0) coder.add(position, row);
  });
  return {
    ...sheetHead(sheet, editor),
    ...coder.coded,
    ...fastened(sheet, book),
    widths: Array.from(grid.columns, (look) => look?.pixelSize ?? null),
    heights: grid.rows.flatMap((row, position) =>
      row?.look?.pixelSize === undefined ? [] : [[position, row.look.pixelSize] as const],
    ),
    hiddenRows: grid.rows.flatMap((row, position) => (row?.look?.hidden ? [position] : [])),
    merges: merges.map(({ top, left, bottom, right }) => [top, left, bottom, right]),
  };
}

/** Codes rows one after the other, each pattern of formats once. */
export class LineCoder {
  readonly coded: { readonly patterns: number[][]; readonly lines: Line[] } & Lines = {
    patterns: [],
    lines: [],
  };
  readonly #book: Workbook;
  readonly #numbers = new Map<string, number>();

  constructor(book: Workbook) {
    this.#book = book;
  }

  add(position: number, row: Row | undefined): void {
    const cells = row?.cells ?? [];
    const formats = cells.map((cell) => (cell?.format ? this.#book.pool.numberOf(cell.format) : -1));
    const values = cells.map((cell) => enteredValue(cell?.entered));
    while (values.length > 0 && values.at(-1) === null) values.pop();
    this.coded.lines.push([position, this.#pattern(formats), ...values]);
  }

  #pattern(formats: number[]): number {
    const key = formats.join();
    const known = this.#numbers.get(key) ?? this.coded.patterns.push(formats) - 1;
    this.#numbers.set(key, known);
    return known;
  }
}

const enteredValue = (entered: Entered | undefined): Value =>
  entered === undefined ? null : isFormula(entered) ? { formula: entered.formula } : entered;

/** Notes one by one, drop-downs and help as runs down a column. */
export function fastened({ grid }: Sheet, { pool }: Workbook): Fastened {
  const notes: [number, number, string][] = [];
  const rules: [number, number, number, number][] = [];
  const open: ([number, number, number, number] | undefined)[] = [];
  grid.rows.forEach((row, position) => {
    row?.cells.forEach((cell, column) => {
      if (cell?.note !== undefined) notes.push([position, column, cell.note]);
      if (!cell?.validation) return;
      const rule = pool.numberOf(cell.validation);
      const run = open[column];
      if (run && run[0] === rule && run[3] === position - 1) run[3] = position;
      else {
        const next: [number, number, number, number] = [rule, column, position, position];
        open[column] = next;
        rules.push(next);
      }
    });
  });
  return { notes, rules };
}
