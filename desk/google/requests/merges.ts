import { ApiError } from '../api/errors.ts';
import type { Api } from '../api/sheets-api.ts';
import { type Area, contains, intersects } from '../model/area.ts';
import { cellOf } from '../model/cell.ts';
import { areaOfRange } from '../model/range.ts';
import type { SheetArea } from '../model/sheet-area.ts';
import type { Sheet } from '../model/workbook.ts';
import type { Edit } from './edit.ts';

/** Of the cells that become one, the first keeps its value; the others lose theirs. */
export function mergeCells(edit: Edit, { range, mergeType }: Api<'MergeCellsRequest'>): void {
  if (mergeType === undefined) throw ApiError.invalid('Must specify a mergeType.');
  const area = areaOfRange(edit.book, range);
  edit.guard(area);
  checkFrozen(area);
  const { sheet } = area;
  removeWithin(sheet, area);
  const merges = partsOf(area, mergeType).filter(
    ({ top, left, bottom, right }) => (bottom - top) * (right - left) > 1,
  );
  sheet.merges = [...sheet.merges, ...merges];
  for (const merge of merges) clearCovered(sheet, merge);
}

export function unmergeCells(edit: Edit, { range }: Api<'RangeRequest'>): void {
  const area = areaOfRange(edit.book, range);
  edit.guard(area);
  removeWithin(area.sheet, area);
}

function removeWithin(sheet: Sheet, area: Area): void {
  const touched = sheet.merges.filter((merge) => intersects(merge, area));
  if (!touched.every((merge) => contains(area, merge))) {
    throw ApiError.invalid('You must select all cells in a merged range to merge or unmerge them.');
  }
  sheet.merges = sheet.merges.filter((merge) => !touched.includes(merge));
}

function partsOf(
  { top, left, bottom, right }: Area,
  type: 'MERGE_ALL' | 'MERGE_COLUMNS' | 'MERGE_ROWS',
): Area[] {
  if (type === 'MERGE_ALL') return [{ top, left, bottom, right }];
  const count = type === 'MERGE_ROWS' ? bottom - top : right - left;
  return Array.from({ length: count }, (_, index) =>
    type === 'MERGE_ROWS'
      ? { top: top + index, bottom: top + index + 1, left, right }
      : { top, bottom, left: left + index, right: left + index + 1 },
  );
}

function checkFrozen({ sheet: { frozenRows, frozenColumns }, top, left, bottom, right }: SheetArea): void {
  if (top < frozenRows && bottom > frozenRows)
    throw ApiError.invalid("You can't merge frozen and non-frozen rows.");
  if (left < frozenColumns && right > frozenColumns) {
    throw ApiError.invalid("You can't merge frozen and non-frozen columns.");
  }
}

function clearCovered({ grid }: Sheet, { top, left, bottom, right }: Area): void {
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const cell = grid.cell(row, column);
      if (cell && (row !== top || column !== left))
        grid.put(row, column, cellOf({ ...cell, entered: undefined }));
    }
  }
}
