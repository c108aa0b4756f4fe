import { ApiError } from '../api/errors.ts';
import { within } from '../api/mask.ts';
import type { Api } from '../api/sheets-api.ts';
import { updateMask } from './cell-patch.ts';
import type { Edit } from './edit.ts';

export function updateSpreadsheetProperties(
  edit: Edit,
  { properties = {}, fields }: Api<'UpdateSpreadsheetPropertiesRequest'>,
): void {
  const mask = updateMask('SpreadsheetProperties', fields);
  const { title = '', locale, timeZone, autoRecalc } = properties;
  if (within(mask, 'title')) {
    if (title === '') throw ApiError.invalid('The spreadsheet title cannot be empty.');
    edit.title = title;
  }
  if (within(mask, 'locale') && locale !== undefined) edit.book.locale = checkLocale(locale);
  if (within(mask, 'timeZone') && timeZone !== undefined) edit.book.timeZone = timeZone;
  if (within(mask, 'autoRecalc') && autoRecalc !== undefined) edit.book.autoRecalc = autoRecalc;
}

/** @throws ApiError 400 */
export function checkLocale(locale: string): string {
  if (/^[a-z]{2,3}(_[A-Z]{2})?$/.test(locale)) return locale;
  throw ApiError.invalid(`Unsupported locale: ${locale}`);
}
