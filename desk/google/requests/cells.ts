import { ApiError } from '../api/errors.ts';
import type { Api } from '../api/sheets-api.ts';
import { areaOfRange, gridOf } from '../model/range.ts';
import type { SheetArea } from '../model/sheet-area.ts';
import { type Sheet, shift } from '../model/workbook.ts';
import { CellPatch } from './cell-patch.ts';
import type { Edit } from './edit.ts';

type Rows = readonly Api<'RowData'>[];

/** Writes rows of cells from a corner on, or over a range of which the rest is cleared. */
export function updateCells(
  edit: Edit,
  { rows = [], fields, start, range }: Api<'UpdateCellsRequest'>,
): void {
  const patch = new CellPatch(fields, edit.book.pool);
  if ((start === undefined) === (range === undefined)) {
    throw ApiError.invalid('Must specify either a start or a range.');
  }
  if (start === undefined) {
    const area = areaOfRange(edit.book, range);
    checkFits(rows, area);
    const cell = (row: number, column: number) => rows[row]?.values?.[column];
    writeArea(edit, area, patch, cell);
    return;
  }
  const sheet = gridOf(edit.book, start.sheetId);
  const { rowIndex: top = 0, columnIndex: left = 0 } = start;
  checkCoordinate(sheet, top, left);
  const area = { sheet, top, left, bottom: sheet.grid.rowCount, right: sheet.grid.columnCount };
  checkFits(rows, area);
  writeRows(edit, area, rows, patch);
}

export function repeatCell(edit: Edit, { range, cell, fields }: Api<'RepeatCellRequest'>): void {
  const patch = new CellPatch(fields, edit.book.pool);
  edit.eachCell(areaOfRange(edit.book, range), (old) => patch.apply(old, cell));
}

/** Writes after the last row with a value; rows are added when there are too few, columns never. */
export function appendCells(edit: Edit, { sheetId, rows = [], fields }: Api<'AppendCellsRequest'>): void {
  const patch = new CellPatch(fields, edit.book.pool);
  const sheet = gridOf(edit.book, sheetId);
  const top = sheet.grid.usedRows();
  const missing = top + rows.length - sheet.grid.rowCount;
  if (missing > 0) {
    edit.guardSheet(sheet);
    edit.checkSize(missing * sheet.grid.columnCount);
    shift(edit.book, sheet, { dimension: 'ROWS', at: sheet.grid.rowCount, count: missing });
  }
  const area = { sheet, top, left: 0, bottom: top + rows.length, right: sheet.grid.columnCount };
  checkFits(rows, area);
  writeRows(edit, area, rows, patch);
}

function writeArea(
  edit: Edit,
  { sheet, top, left, bottom, right }: SheetArea,
  patch: CellPatch,
  data: (row: number, column: number) => Api<'CellData'> | undefined,
): void {
  edit.guard({ sheet, top, left, bottom, right });
  const { grid } = sheet;
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const old = grid.cell(row, column);
      const given = data(row - top, column - left);
      if (old || given) grid.put(row, column, patch.apply(old, given));
    }
  }
}

/** Rows may be of different length; cells beyond a row's end stay as they are. */
function writeRows(edit: Edit, { sheet, top, left }: SheetArea, rows: Rows, patch: CellPatch): void {
  rows.forEach(({ values = [] }, index) => {
    if (values.length === 0) return;
    const area = { sheet, top: top + index, left, bottom: top + index + 1, right: left + values.length };
    writeArea(edit, area, patch, (_, column) => values[column]);
  });
}

/** Google counts these from 0. */
function checkFits(rows: Rows, { top, left, bottom, right }: SheetArea): void {
  if (top + rows.length > bottom) {
    throw ApiError.invalid(
      `Attempting to write row: ${bottom}, beyond the last requested row of: ${bottom - 1}`,
    );
  }
  if (rows.some(({ values = [] }) => left + values.length > right)) {
    throw ApiError.invalid(
      `Attempting to write column: ${right}, beyond the last requested column of: ${right - 1}`,
    );
  }
}

function checkCoordinate({ grid }: Sheet, row: number, column: number): void {
  if (row < 0 || column < 0) throw ApiError.invalid('GridCoordinate indexes must be non-negative.');
  if (row >= grid.rowCount) {
    throw ApiError.invalid(`GridCoordinate.rowIndex[${row}] is after last row in grid[${grid.rowCount - 1}]`);
  }
  if (column >= grid.columnCount) {
    throw ApiError.invalid(
      `GridCoordinate.columnIndex[${column}] is after last column in grid[${grid.columnCount - 1}]`,
    );
  }
}
