import { ApiError } from '../api/errors.ts';
import type { Api } from '../api/sheets-api.ts';
import type { Area, Dimension } from '../model/area.ts';
import { LAST_COLUMN } from '../model/limits.ts';
import { type Sheet, shift } from '../model/workbook.ts';
import type { Edit } from './edit.ts';

/** Sizes first, one after the other and each checked by itself, then what is frozen: so does Google. */
export function applyGridProperties(edit: Edit, sheet: Sheet, given: Api<'GridProperties'>): void {
  const { rowCount, columnCount, frozenRowCount, frozenColumnCount, hideGridlines } = given;
  if (rowCount !== undefined) resize(edit, sheet, 'ROWS', rowCount);
  if (columnCount !== undefined) resize(edit, sheet, 'COLUMNS', columnCount);
  if (frozenRowCount !== undefined) sheet.frozenRows = checkFrozen(sheet, 'rows', frozenRowCount);
  if (frozenColumnCount !== undefined) sheet.frozenColumns = checkFrozen(sheet, 'columns', frozenColumnCount);
  if (hideGridlines !== undefined) sheet.hideGridlines = hideGridlines;
}

function resize(edit: Edit, sheet: Sheet, dimension: Dimension, size: number): void {
  const { grid } = sheet;
  const old = dimension === 'ROWS' ? grid.rowCount : grid.columnCount;
  if (size === old) return;
  if (size < old) {
    removeSpan(edit, sheet, dimension, size, old - size);
    return;
  }
  edit.guardSheet(sheet);
  if (dimension === 'COLUMNS') checkColumns(size);
  edit.checkSize((size - old) * (dimension === 'ROWS' ? grid.columnCount : grid.rowCount));
  if (dimension === 'ROWS') grid.rowCount = size;
  else grid.columnCount = size;
}

/** @throws ApiError 400 when nothing would be left below the frozen ones, or a protected cell would go */
export function removeSpan(edit: Edit, sheet: Sheet, dimension: Dimension, at: number, count: number): void {
  const { rowCount, columnCount } = sheet.grid;
  const rows = dimension === 'ROWS';
  const names = rows ? 'rows' : 'columns';
  const size = rows ? rowCount : columnCount;
  const frozen = rows ? sheet.frozenRows : sheet.frozenColumns;
  if (count >= size) throw ApiError.invalid(`You can't delete all the ${names} on the sheet.`);
  const frozenGone = Math.max(0, Math.min(frozen, at + count) - at);
  if (size - count - (frozen - frozenGone) < 1) {
    throw ApiError.invalid(`Sorry, it is not possible to delete all non-frozen ${names}.`);
  }
  const all: Area = { top: 0, left: 0, bottom: rowCount, right: columnCount };
  const gone = rows ? { top: at, bottom: at + count } : { left: at, right: at + count };
  edit.guardSheet(sheet);
  edit.guard({ ...all, ...gone, sheet });
  shift(edit.book, sheet, { dimension, at, count: -count });
  if (rows) sheet.frozenRows -= frozenGone;
  else sheet.frozenColumns -= frozenGone;
}

export function checkColumns(count: number): void {
  if (count > LAST_COLUMN) {
    throw ApiError.invalid(
      `This action would increase the number of columns above the limit of ${LAST_COLUMN}.`,
    );
  }
}

function checkFrozen({ grid, merges }: Sheet, names: 'rows' | 'columns', count: number): number {
  const size = names === 'rows' ? grid.rowCount : grid.columnCount;
  if (count < 0) throw ApiError.invalid(`Frozen ${names} must be non-negative.`);
  if (count >= size && count > 0) {
    throw ApiError.invalid(
      `You can't freeze all visible ${names} on the sheet. Please leave at least one non-frozen ${names.slice(0, -1)}.`,
    );
  }
  const split = merges.some(({ top, left, bottom, right }) =>
    names === 'rows' ? top < count && bottom > count : left < count && right > count,
  );
  if (split) throw ApiError.invalid(`You can't freeze ${names} which contain only part of a merged cell.`);
  return count;
}
