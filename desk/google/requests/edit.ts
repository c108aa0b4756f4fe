import { randomInt } from 'node:crypto';
import { ApiError } from '../api/errors.ts';
import type { Api } from '../api/sheets-api.ts';
import type { Area, Dimension } from '../model/area.ts';
import type { Cell } from '../model/cell.ts';
import { MOST_CELLS } from '../model/limits.ts';
import { binding, covers, type Editor, isWholeSheet, protectedCell } from '../model/protection.ts';
import { resolve } from '../model/range.ts';
import type { SheetArea } from '../model/sheet-area.ts';
import { cellCount, type Sheet, type Workbook } from '../model/workbook.ts';

/** One caller's changes to one state of a spreadsheet. Nothing of it counts until all of them went through. */
export class Edit {
  readonly book: Workbook;
  readonly editor: Editor;
  readonly project: string;
  /** The title of the file, which Drive calls its name. */
  title: string;

  constructor(book: Workbook, editor: Editor, project: string, title: string) {
    this.book = book;
    this.editor = editor;
    this.project = project;
    this.title = title;
  }

  /** @throws ApiError 400 when the caller may not change all of these cells */
  guard({ sheet, ...area }: SheetArea): void {
    for (const protection of binding(sheet, this.editor)) {
      if (covers(sheet, protection, area, this.book.namedRanges)) throw protectedCell();
    }
  }

  /** The same for what concerns a sheet as such: its name, its size, its place. */
  guardSheet(sheet: Sheet): void {
    if (binding(sheet, this.editor).some(isWholeSheet)) throw protectedCell();
  }

  /** New rows or columns may not come into a protected range. */
  guardInsertion(sheet: Sheet, dimension: Dimension, at: number): void {
    this.guardSheet(sheet);
    for (const { range } of binding(sheet, this.editor)) {
      if (!range) continue;
      const { top, bottom, left, right } = resolve(sheet, range);
      const [start, end] = dimension === 'ROWS' ? [top, bottom] : [left, right];
      if (at > start && at < end) throw protectedCell();
    }
  }

  /** Changes every cell of an area by itself. */
  eachCell({ sheet, ...area }: SheetArea, change: (cell: Cell | undefined) => Cell | undefined): void {
    this.guard({ sheet, ...area });
    for (let row = area.top; row < area.bottom; row++) {
      for (let column = area.left; column < area.right; column++) {
        sheet.grid.put(row, column, change(sheet.grid.cell(row, column)));
      }
    }
  }

  /** @throws ApiError 400 when the file, with so many more, has more cells than it may */
  checkSize(more = 0): void {
    if (cellCount(this.book) + more > MOST_CELLS) {
      throw ApiError.invalid(
        `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`,
      );
    }
  }
}

export const newId = (taken: (id: number) => boolean): number => {
  for (;;) {
    const id = randomInt(1, 2 ** 31 - 1);
    if (!taken(id)) return id;
  }
};

/** What a span of rows or columns covers. @throws ApiError 400 when it is none */
export function spanArea(sheet: Sheet, range: Api<'DimensionRange'>): SheetArea {
  const rows = dimensionOf(range.dimension) === 'ROWS';
  const size = rows ? sheet.grid.rowCount : sheet.grid.columnCount;
  const { startIndex: start = 0, endIndex: end = size } = range;
  if (start < 0 || start >= end) {
    throw ApiError.invalid(`range.endIndex[${end}] must be greater than range.startIndex[${start}].`);
  }
  const all: Area = { top: 0, left: 0, bottom: sheet.grid.rowCount, right: sheet.grid.columnCount };
  return rows ? { ...all, sheet, top: start, bottom: end } : { ...all, sheet, left: start, right: end };
}

export function dimensionOf(dimension: Dimension | undefined): Dimension {
  if (dimension === undefined) throw ApiError.invalid('Must specify a dimension.');
  return dimension;
}
