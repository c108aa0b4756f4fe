import { ApiError } from '../api/errors.ts';
import type { Area } from './area.ts';
import { exceedsGrid, type SheetArea } from './sheet-area.ts';
import type { GridRange, Sheet, Workbook } from './workbook.ts';

/** @throws ApiError 400 */
export function gridOf(book: Workbook, sheetId: number | undefined): Sheet {
  const sheet = book.sheets.find(({ id }) => id === (sheetId ?? 0));
  if (!sheet) throw ApiError.invalid(`No grid with id: ${sheetId ?? 0}`);
  return sheet;
}

/** The same in the words used where a sheet as such is meant. @throws ApiError 400 */
export function sheetOf(book: Workbook, sheetId: number | undefined): Sheet {
  const sheet = book.sheets.find(({ id }) => id === (sheetId ?? 0));
  if (!sheet) throw ApiError.invalid(`No sheet with id: ${sheetId ?? 0}`);
  return sheet;
}

/** The cells a range means; open sides reach to the edge of the sheet. @throws ApiError 400 */
export function areaOfRange(book: Workbook, range: GridRange | undefined): SheetArea {
  if (!range) throw ApiError.invalid('Must specify a range.');
  const sheet = gridOf(book, range.sheetId);
  const area = resolve(sheet, range);
  if (area.top < 0 || area.left < 0) throw ApiError.invalid('GridRange indexes must be non-negative.');
  if (area.top >= area.bottom || area.left >= area.right) {
    throw ApiError.invalid(
      'GridRange must cover at least one cell: an end index must be greater than its start index.',
    );
  }
  if (area.bottom > sheet.grid.rowCount || area.right > sheet.grid.columnCount)
    throw exceedsGrid(sheet, area);
  return { ...area, sheet };
}

/** Without any check. */
export const resolve = ({ grid }: Sheet, range: GridRange): Area => ({
  top: range.startRowIndex ?? 0,
  left: range.startColumnIndex ?? 0,
  bottom: range.endRowIndex ?? grid.rowCount,
  right: range.endColumnIndex ?? grid.columnCount,
});

/** Zeros are left out, as in Google's answers. */
export const rangeOf = (sheetId: number, { top, left, bottom, right }: Area): GridRange => ({
  ...(sheetId !== 0 && { sheetId }),
  ...(top !== 0 && { startRowIndex: top }),
  endRowIndex: bottom,
  ...(left !== 0 && { startColumnIndex: left }),
  endColumnIndex: right,
});

/** The same for a range with open sides. */
export const withoutZeros = (range: GridRange): GridRange =>
  Object.fromEntries(Object.entries(range).filter(([, index]) => index !== 0));
