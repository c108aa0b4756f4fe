import type { Api } from '../api/sheets-api.ts';
import { shownFormat } from '../model/format.ts';
import type { Sheet, Workbook } from '../model/workbook.ts';

/** What is 0 or false is left out, except the id and the place, as in Google's answers. */
export function sheetProperties(book: Workbook, sheet: Sheet): Api<'SheetProperties'> {
  const { grid, frozenRows, frozenColumns } = sheet;
  return {
    sheetId: sheet.id,
    title: sheet.title,
    index: book.sheets.indexOf(sheet),
    sheetType: 'GRID',
    gridProperties: {
      rowCount: grid.rowCount,
      columnCount: grid.columnCount,
      ...(frozenRows > 0 && { frozenRowCount: frozenRows }),
      ...(frozenColumns > 0 && { frozenColumnCount: frozenColumns }),
      ...(sheet.hideGridlines && { hideGridlines: true }),
    },
    ...(sheet.hidden && { hidden: true }),
    ...(sheet.tabColor && shownFormat({ tabColorStyle: sheet.tabColor })),
    ...(sheet.rightToLeft && { rightToLeft: true }),
  };
}
