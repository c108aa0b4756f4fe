import type { Area } from '../model/area.ts';
import { exceedsGrid, type SheetArea } from '../model/sheet-area.ts';
import { shift } from '../model/workbook.ts';
import type { Edit } from '../requests/edit.ts';
import { lastTable } from './table.ts';
import { type Input, type Lines, type Written, writeRows } from './write.ts';

export type InsertOption = 'OVERWRITE' | 'INSERT_ROWS';

/**
 * Puts rows after the last table of an area, from the table's first column on; without a table, at the area's first
 * cell. Rows are added at the end of the sheet when there are too few, columns never.
 */
export function appendRows(
  edit: Edit,
  area: SheetArea,
  rows: Lines,
  input: Input,
  insert: InsertOption,
): { readonly table: SheetArea | undefined; readonly written: Written } {
  const { sheet } = area;
  const found = lastTable(area);
  const top = found?.bottom ?? area.top;
  const left = found?.left ?? area.left;
  const width = Math.max(1, ...rows.map((row) => row.length));
  const target: Area = { top, left, bottom: top + Math.max(1, rows.length), right: left + width };
  if (target.right > sheet.grid.columnCount) {
    const { columnCount } = sheet.grid;
    throw exceedsGrid(sheet, { top, bottom: top + 1, left: columnCount, right: columnCount + 1 });
  }
  if (rows.length > 0) makeRoom(edit, area, target, found !== undefined && insert === 'INSERT_ROWS');
  const written = writeRows(edit, { ...target, sheet }, rows, input);
  return { table: found && { ...found, sheet }, written };
}

function makeRoom(edit: Edit, { sheet }: SheetArea, { top, bottom }: Area, insert: boolean): void {
  const { rowCount, columnCount } = sheet.grid;
  const count = insert ? bottom - top : bottom - rowCount;
  if (count <= 0) return;
  if (insert) edit.guardInsertion(sheet, 'ROWS', top);
  else edit.guardSheet(sheet);
  edit.checkSize(count * columnCount);
  shift(edit.book, sheet, { dimension: 'ROWS', at: insert ? top : rowCount, count });
}
