import { ApiError } from '../api/errors.ts';
import type { Api } from '../api/sheets-api.ts';
import { MOST_SHEETS, NEW_COLUMNS, NEW_ROWS } from '../model/limits.ts';
import { binding, protectedCell } from '../model/protection.ts';
import { sheetOf } from '../model/range.ts';
import { newSheet, type Sheet, sheetByTitle, type Workbook } from '../model/workbook.ts';
import { sheetProperties } from '../show/sheet.ts';
import { type Edit, newId } from './edit.ts';
import { checkColumns } from './grid-size.ts';
import { applyProperties } from './sheet-properties.ts';
import { checkTitle } from './sheet-title.ts';

export function addSheet(edit: Edit, { properties = {} }: Api<'AddSheetRequest'>) {
  const { book } = edit;
  const { sheetType = 'GRID', gridProperties = {}, index = book.sheets.length } = properties;
  if (sheetType !== 'GRID')
    throw ApiError.invalid(`Sheets of type ${sheetType} are not kept by this local service.`);
  const { rowCount = NEW_ROWS, columnCount = NEW_COLUMNS } = gridProperties;
  if (rowCount < 1 || columnCount < 1)
    throw ApiError.invalid('A sheet must have at least one row and one column.');
  checkColumns(columnCount);
  const title = properties.title ?? freeTitle(book, 'Sheet');
  const sheet = newSheet(
    freeSheetId(book, properties.sheetId),
    checkTitle(book, title),
    rowCount,
    columnCount,
  );
  insert(book, sheet, index);
  edit.checkSize();
  const { title: _, index: __, ...looks } = properties;
  applyProperties(edit, sheet, looks);
  return { properties: sheetProperties(book, sheet) };
}

export function deleteSheet(edit: Edit, { sheetId }: Api<'SheetRequest'>): void {
  const { book } = edit;
  const sheet = sheetOf(book, sheetId);
  if (binding(sheet, edit.editor).length > 0) throw protectedCell();
  book.sheets = book.sheets.filter((other) => other !== sheet);
  if (book.sheets.length === 0) throw ApiError.invalid("You can't remove all the sheets in a document.");
  if (book.sheets.every(({ hidden }) => hidden)) {
    throw ApiError.invalid("You can't remove all the visible sheets in a document.");
  }
  book.namedRanges = book.namedRanges.filter(({ range }) => (range.sheetId ?? 0) !== sheet.id);
  book.metadata = book.metadata.filter(
    ({ location }) => location.kind === 'SPREADSHEET' || location.sheetId !== sheet.id,
  );
}

/** Cells, looks, merges, filter and rules are copied; protections and names are not. */
export function duplicateSheet(edit: Edit, request: Api<'DuplicateSheetRequest'>) {
  const { book } = edit;
  const source = sheetOf(book, request.sourceSheetId);
  const title = request.newSheetName || freeTitle(book, `Copy of ${source.title}`);
  const id = freeSheetId(book, request.newSheetId);
  const sheet = copyOfSheet(source, id, checkTitle(book, title));
  insert(book, sheet, request.insertSheetIndex ?? 0);
  edit.checkSize();
  return { properties: sheetProperties(book, sheet) };
}

/** A sheet of another id with the same content. */
export function copyOfSheet(source: Sheet, id: number, title: string): Sheet {
  const moved = <T extends { readonly sheetId?: number }>({ sheetId: _, ...range }: T) => ({
    ...range,
    sheetId: id,
  });
  return {
    ...source,
    id,
    title,
    protections: [],
    filter: source.filter && { ...source.filter, range: moved(source.filter.range ?? {}) },
    conditionalFormats: source.conditionalFormats.map((rule) => ({
      ...rule,
      ranges: (rule.ranges ?? []).map(moved),
    })),
    grid: source.grid.fork(),
  };
}

function insert(book: Workbook, sheet: Sheet, index: number): void {
  if (book.sheets.length >= MOST_SHEETS) {
    throw ApiError.invalid(
      `This action would increase the number of sheets in the workbook above the limit of ${MOST_SHEETS} sheets.`,
    );
  }
  if (index < 0 || index > book.sheets.length) {
    throw ApiError.invalid(`Sheet index ${index} is out of range: there are ${book.sheets.length} sheets.`);
  }
  book.sheets.splice(index, 0, sheet);
}

export function freeTitle(book: Workbook, stem: string): string {
  const numbered = stem === 'Sheet';
  for (let number = numbered ? 1 : 0; ; number++) {
    const title = number === 0 ? stem : numbered ? `${stem}${number}` : `${stem} ${number}`;
    if (!sheetByTitle(book, title)) return title;
  }
}

export function freeSheetId(book: Workbook, wanted: number | undefined): number {
  const taken = (id: number) => book.sheets.some((sheet) => sheet.id === id);
  if (wanted === undefined) return newId(taken);
  if (wanted < 0) throw ApiError.invalid('Sheet id must be non-negative.');
  if (taken(wanted)) throw ApiError.invalid(`Sheet with id ${wanted} already exists.`);
  return wanted;
}
