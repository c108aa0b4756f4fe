import { ApiError } from '../api/errors.ts';
import { type Area, intersection, isEmpty, without } from './area.ts';
import { resolve } from './range.ts';
import type { GridRange, NamedRange, ProtectedRange, Sheet } from './workbook.ts';

/** Who asks, as far as protections are concerned. */
export interface Editor {
  readonly email: string;
  /** The owner of a file may edit every protected range of it. */
  readonly isOwner: boolean;
}

export const mayEdit = ({ warningOnly, editors }: ProtectedRange, { email, isOwner }: Editor): boolean =>
  warningOnly === true ||
  isOwner ||
  (editors?.users ?? []).some((user) => user.toLowerCase() === email) ||
  (editors?.domainUsersCanEdit ?? false);

/** The range a protection covers; `undefined` when the named range it stands for is gone. */
export const protectedRange = (
  { range, namedRangeId }: ProtectedRange,
  namedRanges: readonly NamedRange[],
): GridRange | undefined => range ?? namedRanges.find((named) => named.namedRangeId === namedRangeId)?.range;

export const isWholeSheet = ({ range }: ProtectedRange): boolean =>
  range !== undefined &&
  range.startRowIndex === undefined &&
  range.endRowIndex === undefined &&
  range.startColumnIndex === undefined &&
  range.endColumnIndex === undefined;

/** The protections of a sheet that bind this editor. */
export const binding = (sheet: Sheet, editor: Editor): ProtectedRange[] =>
  sheet.protections.filter((protection) => !mayEdit(protection, editor));

/** Whether the protection covers any cell of the area outside its unprotected ranges. */
export function covers(
  sheet: Sheet,
  protection: ProtectedRange,
  area: Area,
  namedRanges: readonly NamedRange[],
): boolean {
  const range = protectedRange(protection, namedRanges);
  if (!range) return false;
  const touched = intersection(resolve(sheet, range), area);
  if (isEmpty(touched)) return false;
  const holes = (protection.unprotectedRanges ?? []).map((hole) => resolve(sheet, hole));
  return holes.reduce((rest, hole) => rest.flatMap((part) => without(part, hole)), [touched]).length > 0;
}

export const protectedCell = (): ApiError =>
  ApiError.invalid(
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
  );
