import type { Api } from '../api/sheets-api.ts';
import { areaOfRange, gridOf, withoutZeros } from '../model/range.ts';
import type { Edit } from './edit.ts';

/** Kept and shown; no row is hidden by it here. */
export function setBasicFilter(edit: Edit, { filter = {} }: Api<'SetBasicFilterRequest'>): void {
  const { sheet } = areaOfRange(edit.book, filter.range);
  edit.guardSheet(sheet);
  sheet.filter = { ...filter, range: withoutZeros(filter.range ?? {}) };
}

export function clearBasicFilter(edit: Edit, { sheetId }: Api<'SheetRequest'>): void {
  const sheet = gridOf(edit.book, sheetId);
  edit.guardSheet(sheet);
  sheet.filter = undefined;
}
