import { ApiError } from '../api/errors.ts';
import { within } from '../api/mask.ts';
import type { Api } from '../api/sheets-api.ts';
import type { Dimension } from '../model/area.ts';
import { cellOf } from '../model/cell.ts';
import { gridOf } from '../model/range.ts';
import { exceedsGrid } from '../model/sheet-area.ts';
import { type Sheet, shift } from '../model/workbook.ts';
import { updateMask } from './cell-patch.ts';
import { dimensionOf, type Edit, spanArea } from './edit.ts';
import { checkColumns, removeSpan } from './grid-size.ts';

export function appendDimension(edit: Edit, request: Api<'AppendDimensionRequest'>): void {
  const sheet = gridOf(edit.book, request.sheetId);
  const dimension = dimensionOf(request.dimension);
  const { length = 0 } = request;
  if (length < 1) throw ApiError.invalid('length must be greater than 0.');
  edit.guardSheet(sheet);
  add(edit, sheet, dimension, sizeOf(sheet, dimension), length);
}

/** New rows or columns look like the one before, or the one after them. */
export function insertDimension(edit: Edit, request: Api<'InsertDimensionRequest'>): void {
  const { range = {}, inheritFromBefore = false } = request;
  const sheet = gridOf(edit.book, range.sheetId);
  const dimension = dimensionOf(range.dimension);
  if (range.startIndex === undefined || range.endIndex === undefined) {
    throw ApiError.invalid('range must have a startIndex and an endIndex.');
  }
  const at = range.startIndex;
  const count = range.endIndex - at;
  const size = sizeOf(sheet, dimension);
  if (at < 0 || count < 1) throw ApiError.invalid('range.endIndex must be greater than range.startIndex.');
  if (at > size) throw ApiError.invalid(`range.startIndex is larger than current grid size (${size})`);
  if (at === size && !inheritFromBefore) {
    throw ApiError.invalid(
      `range.startIndex must be less than the grid size (${size}) if inheritFromBefore is false.`,
    );
  }
  if (at === 0 && inheritFromBefore) {
    throw ApiError.invalid('range.startIndex must be greater than 0 if inheritFromBefore is true.');
  }
  edit.guardInsertion(sheet, dimension, at);
  add(edit, sheet, dimension, at, count);
  const model = inheritFromBefore ? at - 1 : at + count;
  for (let index = at; index < at + count; index++) inherit(sheet, dimension, model, index);
}

export function deleteDimension(edit: Edit, { range = {} }: Api<'DeleteDimensionRequest'>): void {
  const sheet = gridOf(edit.book, range.sheetId);
  const dimension = dimensionOf(range.dimension);
  const size = sizeOf(sheet, dimension);
  const { startIndex: start = 0, endIndex: end = size } = range;
  if (start < 0 || start >= end)
    throw ApiError.invalid('range.endIndex must be greater than range.startIndex.');
  if (end > size) {
    const name = dimension === 'ROWS' ? 'row' : 'column';
    throw ApiError.invalid(
      `Cannot delete a ${name} that doesn't exist. Tried to delete ${name} index ${end - 1} but there are only ${size} ${name}s.`,
    );
  }
  removeSpan(edit, sheet, dimension, start, end - start);
}

export function updateDimensionProperties(
  edit: Edit,
  { range = {}, properties = {}, fields }: Api<'UpdateDimensionPropertiesRequest'>,
): void {
  const mask = updateMask('DimensionProperties', fields);
  const sheet = gridOf(edit.book, range.sheetId);
  const area = spanArea(sheet, range);
  if (area.bottom > sheet.grid.rowCount || area.right > sheet.grid.columnCount)
    throw exceedsGrid(sheet, area);
  if ((properties.pixelSize ?? 0) < 0) throw ApiError.invalid('pixelSize must be non-negative.');
  edit.guardSheet(sheet);
  const change = {
    ...(within(mask, 'pixelSize') && { pixelSize: properties.pixelSize }),
    ...(within(mask, 'hiddenByUser') && { hidden: properties.hiddenByUser }),
  };
  const { grid } = sheet;
  if (range.dimension === 'ROWS') {
    for (let row = area.top; row < area.bottom; row++)
      grid.setRowLook(row, { ...grid.rows[row]?.look, ...change });
  } else {
    for (let column = area.left; column < area.right; column++) {
      grid.setColumnLook(column, { ...grid.columns[column], ...change });
    }
  }
}

/** Sizes stay: how wide a text is drawn is known to a browser only. The range must exist, though. */
export function autoResizeDimensions(
  edit: Edit,
  { dimensions = {} }: Api<'AutoResizeDimensionsRequest'>,
): void {
  const sheet = gridOf(edit.book, dimensions.sheetId);
  edit.guardSheet(sheet);
  spanArea(sheet, dimensions);
}

const sizeOf = ({ grid }: Sheet, dimension: Dimension): number =>
  dimension === 'ROWS' ? grid.rowCount : grid.columnCount;

function add(edit: Edit, sheet: Sheet, dimension: Dimension, at: number, count: number): void {
  if (dimension === 'COLUMNS') checkColumns(sheet.grid.columnCount + count);
  const { rowCount, columnCount } = sheet.grid;
  const cells = dimension === 'ROWS' ? count * columnCount : count * rowCount;
  edit.checkSize(cells);
  shift(edit.book, sheet, { dimension, at, count });
}

function inherit({ grid }: Sheet, dimension: Dimension, model: number, index: number): void {
  const rows = dimension === 'ROWS';
  const length = rows ? (grid.rows[model]?.cells.length ?? 0) : grid.rows.length;
  for (let other = 0; other < length; other++) {
    const [row, column] = rows ? [model, other] : [other, model];
    const { format, validation } = grid.cell(row, column) ?? {};
    grid.put(rows ? index : row, rows ? column : index, cellOf({ format, validation }));
  }
}
