import { noEntity } from '../api/errors.ts';
import { readBody } from '../api/sheets-api.ts';
import type { Call, Method } from '../http/call.ts';
import { type Cell, cellOf } from '../model/cell.ts';
import { matches, visible } from '../model/metadata.ts';
import type { Pool } from '../model/pool.ts';
import { sheetOf } from '../model/range.ts';
import type { Sheet } from '../model/workbook.ts';
import { copyOfSheet, freeSheetId, freeTitle } from '../requests/sheets.ts';
import { metadataShown } from '../show/metadata.ts';
import { sheetProperties } from '../show/sheet.ts';
import { editFile, fileFor, projectOf, selected } from './access.ts';

const getMetadata = (call: Call): unknown => {
  const file = fileFor(call, 'reader');
  const id = Number(call.path['metadataId']);
  const metadata = visible(call.library.book(file.id), projectOf(call)).find((other) => other.id === id);
  if (!metadata) throw noEntity();
  return selected('DeveloperMetadata', call, metadataShown(metadata));
};

const searchMetadata = (call: Call): unknown => {
  const { dataFilters = [] } = readBody('SearchDeveloperMetadataRequest', call.body);
  const file = fileFor(call, 'reader');
  const book = call.library.book(file.id);
  const matched = visible(book, projectOf(call)).flatMap((metadata) => {
    const filters = dataFilters.filter((filter) => matches(book, filter, metadata));
    return filters.length > 0 ? [{ developerMetadata: metadataShown(metadata), dataFilters: filters }] : [];
  });
  const answer = matched.length > 0 ? { matchedDeveloperMetadata: matched } : {};
  return selected('SearchDeveloperMetadataResponse', call, answer);
};

/** The copy comes last in the other file, without protections; names of ranges do not go along. */
const copyTo = (call: Call): unknown => {
  const { destinationSpreadsheetId = '' } = readBody('CopySheetToAnotherSpreadsheetRequest', call.body);
  const source = fileFor(call, 'reader');
  const sheet = sheetOf(call.library.book(source.id), Number(call.path['sheetId']));
  const path = { ...call.path, spreadsheetId: destinationSpreadsheetId };
  const properties = editFile({ ...call, path }, (edit) => {
    const title = freeTitle(edit.book, `Copy of ${sheet.title}`);
    const copy = copyOfSheet(sheet, freeSheetId(edit.book, undefined), title);
    repool(copy, edit.book.pool);
    edit.book.sheets.push(copy);
    edit.checkSize();
    return sheetProperties(edit.book, copy);
  });
  return selected('SheetProperties', call, properties);
};

/** Formats and rules are kept once in each file. */
function repool({ grid }: Sheet, pool: Pool): void {
  const pooled = <T extends object>(item: T | undefined) => item && pool.keep(item);
  const moved = ({ entered, format, note, validation }: Cell) =>
    cellOf({ entered, format: pooled(format), note, validation: pooled(validation) });
  grid.rows.forEach((row, index) => {
    row?.cells.forEach((cell, column) => {
      if (cell?.format || cell?.validation) grid.put(index, column, moved(cell));
    });
  });
}

export const OTHER_SHEETS: readonly Method[] = [
  {
    name: 'spreadsheets.sheets.copyTo',
    api: 'sheets',
    kind: 'write',
    verb: 'POST',
    path: '/v4/spreadsheets/{spreadsheetId}/sheets/{sheetId}:copyTo',
    answer: copyTo,
  },
  {
    name: 'spreadsheets.developerMetadata.get',
    api: 'sheets',
    kind: 'read',
    verb: 'GET',
    path: '/v4/spreadsheets/{spreadsheetId}/developerMetadata/{metadataId}',
    answer: getMetadata,
  },
  {
    name: 'spreadsheets.developerMetadata.search',
    api: 'sheets',
    kind: 'read',
    verb: 'POST',
    path: '/v4/spreadsheets/{spreadsheetId}/developerMetadata:search',
    answer: searchMetadata,
  },
];
