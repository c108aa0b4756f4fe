import { readRange } from '../../shared/sheets/range.ts';
import { isBlank, type RawCell, type RawTab } from '../../shared/sheets/raw.ts';
import type { Person } from './drive/file.ts';
import { newFile } from './drive/new-file.ts';
import { DEFAULT_PROJECT } from './methods/access.ts';
import { emptyBook } from './methods/new-book.ts';
import type { Area } from './model/area.ts';
import type { Entered } from './model/cell.ts';
import { NEW_COLUMNS, NEW_ROWS } from './model/limits.ts';
import { newSheet, type Sheet } from './model/workbook.ts';
import { checkLength } from './requests/cell-patch.ts';
import { Edit } from './requests/edit.ts';
import { addSheet } from './requests/sheets.ts';
import type { Library } from './store/library.ts';
import { isErrorText } from './values/effective.ts';

export interface ImportOptions {
  readonly name: string;
  readonly owner: Person;
  readonly tabs: readonly RawTab[];
}

/**
 * Makes a spreadsheet of a person's own from tabs as a codec read them, and gives its id. Cells keep their type: a text
 * stays a text, dates are the serials they came as.
 * @throws ApiError 400 when Google's limits would not allow it
 */
export async function importTabs(library: Library, { name, owner, tabs }: ImportOptions): Promise<string> {
  const book = emptyBook();
  const edit = new Edit(book, { email: owner.email, isOwner: true }, DEFAULT_PROJECT, name);
  for (const tab of tabs) {
    addSheet(edit, { properties: { title: tab.name } });
    await fill(book.sheets.at(-1)!, tab);
  }
  if (tabs.length === 0) book.sheets = [newSheet(0, 'Sheet1', NEW_ROWS, NEW_COLUMNS)];
  edit.checkSize();
  const file = newFile(library, owner, name);
  library.create(file, book);
  return file.id;
}

async function fill(sheet: Sheet, { rows, merges = [] }: RawTab): Promise<void> {
  const { grid } = sheet;
  for await (const { row, cells } of rows) {
    cells.forEach((cell, column) => {
      const entered = isBlank(cell) ? undefined : enteredOf(cell);
      if (entered !== undefined) grid.put(row - 1, column, { entered });
    });
    grid.columnCount = Math.max(grid.columnCount, cells.length);
  }
  sheet.merges = merges.map(areaOf);
  grid.rowCount = Math.max(grid.rowCount, grid.rows.length, ...sheet.merges.map(({ bottom }) => bottom));
  grid.columnCount = Math.max(grid.columnCount, ...sheet.merges.map(({ right }) => right));
}

function areaOf(range: string): Area {
  const { top, left, bottom, right } = readRange(range);
  return { top, left, bottom: bottom + 1, right: right + 1 };
}

function enteredOf(cell: RawCell): Entered | undefined {
  if (cell === null) return undefined;
  if (typeof cell === 'string') return checkLength(cell);
  if (typeof cell !== 'object') return cell;
  const text = cell.kind === 'error' && isErrorText(cell.text) ? `=${cell.text}` : cell.text;
  if (cell.kind === 'error' && !text.startsWith('=')) return checkLength(text);
  return { formula: checkLength(text.startsWith('=') ? text : `=${text}`) };
}
