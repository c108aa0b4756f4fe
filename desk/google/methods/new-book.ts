import type { Api } from '../api/sheets-api.ts';
import { NEW_COLUMNS, NEW_ROWS } from '../model/limits.ts';
import { Pool } from '../model/pool.ts';
import type { Editor } from '../model/protection.ts';
import { newSheet, type Workbook } from '../model/workbook.ts';
import { applyRequests } from '../requests/apply.ts';
import { Edit } from '../requests/edit.ts';
import { checkLocale } from '../requests/spreadsheet.ts';

export const emptyBook = (): Workbook => ({
  locale: 'en_US',
  timeZone: 'Etc/GMT',
  autoRecalc: 'ON_CHANGE',
  sheets: [],
  namedRanges: [],
  metadata: [],
  pool: new Pool(),
});

/** A spreadsheet as `create` is asked for it. @throws ApiError 400 */
export function newBook(given: Api<'Spreadsheet'>, editor: Editor, project: string): Workbook {
  const { properties = {}, sheets = [], namedRanges = [], developerMetadata = [] } = given;
  const book = emptyBook();
  if (properties.locale !== undefined) book.locale = checkLocale(properties.locale);
  if (properties.timeZone !== undefined) book.timeZone = properties.timeZone;
  if (properties.autoRecalc !== undefined) book.autoRecalc = properties.autoRecalc;
  if (sheets.length === 0) book.sheets = [newSheet(0, 'Sheet1', NEW_ROWS, NEW_COLUMNS)];
  const edit = new Edit(book, editor, project, '');
  for (const sheet of sheets) {
    applyRequests(edit, [{ addSheet: { ...(sheet.properties && { properties: sheet.properties }) } }]);
    applyRequests(edit, contentRequests(sheet, book.sheets.at(-1)!.id));
  }
  applyRequests(
    edit,
    namedRanges.map((namedRange) => ({ addNamedRange: { namedRange } })),
  );
  applyRequests(
    edit,
    developerMetadata.map((metadata) => ({
      createDeveloperMetadata: { developerMetadata: { location: { spreadsheet: true }, ...metadata } },
    })),
  );
  return book;
}

function contentRequests(sheet: Api<'Sheet'>, sheetId: number): Api<'Request'>[] {
  const { data = [], merges = [], protectedRanges = [], conditionalFormats = [], basicFilter } = sheet;
  const here = <T extends object | undefined>(range: T) => ({ ...range, sheetId });
  return [
    ...data.map(({ startRow: rowIndex = 0, startColumn: columnIndex = 0, rowData: rows = [] }) => ({
      updateCells: { start: { sheetId, rowIndex, columnIndex }, rows, fields: '*' },
    })),
    ...merges.map((range) => ({ mergeCells: { range: here(range), mergeType: 'MERGE_ALL' as const } })),
    ...protectedRanges.map((protectedRange) => ({
      addProtectedRange: { protectedRange: { ...protectedRange, range: here(protectedRange.range) } },
    })),
    ...conditionalFormats.map((rule) => ({
      addConditionalFormatRule: { rule: { ...rule, ranges: (rule.ranges ?? []).map(here) } },
    })),
    ...(basicFilter
      ? [{ setBasicFilter: { filter: { ...basicFilter, range: here(basicFilter.range) } } }]
      : []),
  ];
}
