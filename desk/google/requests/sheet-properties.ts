import { ApiError } from '../api/errors.ts';
import type { Api } from '../api/sheets-api.ts';
import { kept, keptMask } from '../model/format.ts';
import { masked } from '../model/masked.ts';
import { sheetOf } from '../model/range.ts';
import type { ColorStyle, Sheet, Workbook } from '../model/workbook.ts';
import { updateMask } from './cell-patch.ts';
import type { Edit } from './edit.ts';
import { applyGridProperties } from './grid-size.ts';
import { checkTitle } from './sheet-title.ts';

/** A field that is meant but not given goes back to its default; a size that is not given is 0, which is refused. */
export function updateSheetProperties(
  edit: Edit,
  { properties = {}, fields }: Api<'UpdateSheetPropertiesRequest'>,
): void {
  const mask = keptMask(updateMask('SheetProperties', fields));
  const sheet = sheetOf(edit.book, properties.sheetId);
  const complete: Api<'SheetProperties'> = {
    title: '',
    hidden: false,
    rightToLeft: false,
    index: edit.book.sheets.length,
    tabColorStyle: {},
    ...(kept(properties) as Api<'SheetProperties'>),
    gridProperties: {
      rowCount: 0,
      columnCount: 0,
      frozenRowCount: 0,
      frozenColumnCount: 0,
      hideGridlines: false,
      ...properties.gridProperties,
    },
  };
  edit.guardSheet(sheet);
  applyProperties(edit, sheet, masked(undefined, complete, mask) ?? {});
}

/** Changes only the properties that are there. */
export function applyProperties(edit: Edit, sheet: Sheet, properties: Api<'SheetProperties'>): void {
  const { book } = edit;
  const { title, hidden, rightToLeft, index, gridProperties } = properties;
  if (title !== undefined && title !== sheet.title) sheet.title = checkTitle(book, title, sheet);
  if (rightToLeft !== undefined) sheet.rightToLeft = rightToLeft;
  if ('tabColor' in properties || 'tabColorStyle' in properties) sheet.tabColor = tabColor(properties);
  if (gridProperties !== undefined) applyGridProperties(edit, sheet, gridProperties);
  if (hidden !== undefined) sheet.hidden = hidden;
  if (book.sheets.every((other) => other.hidden))
    throw ApiError.invalid("You can't hide all the sheets in a document.");
  if (index !== undefined) move(book, sheet, index);
}

const tabColor = ({ tabColor, tabColorStyle }: Api<'SheetProperties'>): ColorStyle | undefined =>
  kept({ ...(tabColor && { tabColor }), ...(tabColorStyle && { tabColorStyle }) })?.[
    'tabColorStyle'
  ] as ColorStyle;

/** The index counts as before the move: to come before the sheet at 2, from 0, it is 2. */
function move(book: Workbook, sheet: Sheet, index: number): void {
  if (index < 0 || index > book.sheets.length) {
    throw ApiError.invalid(`Sheet index ${index} is out of range: there are ${book.sheets.length} sheets.`);
  }
  const from = book.sheets.indexOf(sheet);
  if (index === from || index === from + 1) return;
  book.sheets.splice(from, 1);
  book.sheets.splice(index > from ? index - 1 : index, 0, sheet);
}
