import { ApiError } from '../api/errors.ts';
import { within } from '../api/mask.ts';
import type { Api } from '../api/sheets-api.ts';
import { masked } from '../model/masked.ts';
import { isWholeSheet, mayEdit, protectedCell } from '../model/protection.ts';
import { areaOfRange, gridOf, withoutZeros } from '../model/range.ts';
import type { ProtectedRange, Sheet } from '../model/workbook.ts';
import { protectedRangeShown } from '../show/protection.ts';
import { updateMask } from './cell-patch.ts';
import { type Edit, newId } from './edit.ts';

/**
 * Only the editors named may write in a protected range from now on, and the owner of the file. Who sets it up is not
 * added to a list that is given; without a list it is the only editor.
 */
export function addProtectedRange(edit: Edit, { protectedRange = {} }: Api<'AddProtectedRangeRequest'>) {
  const { book } = edit;
  const all = book.sheets.flatMap(({ protections }) => protections);
  const taken = (id: number) => all.some(({ protectedRangeId }) => protectedRangeId === id);
  const { protectedRangeId: wanted } = protectedRange;
  if (wanted !== undefined && taken(wanted)) {
    throw ApiError.invalid(`A protected range with id ${wanted} already exists.`);
  }
  const protection = check(edit, { ...protectedRange, protectedRangeId: wanted ?? newId(taken) });
  const sheet = sheetOf(edit, protection);
  if (isWholeSheet(protection) && sheet.protections.some(isWholeSheet)) {
    throw ApiError.invalid(`Sheet "${sheet.title}" already has sheet protection.`);
  }
  sheet.protections = [...sheet.protections, protection];
  return { protectedRange: protectedRangeShown(protection, edit.editor) };
}

export function updateProtectedRange(
  edit: Edit,
  { protectedRange = {}, fields }: Api<'UpdateProtectedRangeRequest'>,
): void {
  const mask = updateMask('ProtectedRange', fields);
  const { sheet, protection } = find(edit, protectedRange.protectedRangeId);
  const { editors, ...merged } = masked(protection, protectedRange, mask) ?? {};
  const warning = merged.warningOnly && within(mask, 'editors') === undefined;
  const changed = check(edit, {
    ...merged,
    ...(editors && !warning && { editors }),
    protectedRangeId: protection.protectedRangeId,
  });
  sheet.protections = sheet.protections.filter((other) => other !== protection);
  const home = sheetOf(edit, changed);
  home.protections = [...home.protections, changed];
}

export function deleteProtectedRange(edit: Edit, request: Api<'DeleteProtectedRangeRequest'>): void {
  const { sheet, protection } = find(edit, request.protectedRangeId);
  sheet.protections = sheet.protections.filter((other) => other !== protection);
}

function find(edit: Edit, id: number | undefined): { sheet: Sheet; protection: ProtectedRange } {
  for (const sheet of edit.book.sheets) {
    const protection = sheet.protections.find(({ protectedRangeId }) => protectedRangeId === id);
    if (!protection) continue;
    if (!mayEdit(protection, edit.editor)) throw protectedCell();
    return { sheet, protection };
  }
  throw ApiError.invalid(`No protected range with id: ${id ?? 0}`);
}

function check(edit: Edit, protection: ProtectedRange): ProtectedRange {
  const { range, namedRangeId, warningOnly, editors, unprotectedRanges, ...rest } = protection;
  const { requestingUserCanEdit: _, ...kept } = rest;
  if ((range === undefined) === (namedRangeId === undefined)) {
    throw ApiError.invalid('Must specify exactly one of range and named_range_id.');
  }
  if (warningOnly && editors)
    throw ApiError.invalid('ProtectedRange is warningOnly. Editors cannot be set on it.');
  if (range) areaOfRange(edit.book, range);
  if (unprotectedRanges && (!range || !isWholeSheet({ ...kept, range }))) {
    throw ApiError.invalid('Unprotected ranges are only supported on protected sheets.');
  }
  for (const hole of unprotectedRanges ?? []) areaOfRange(edit.book, hole);
  return {
    ...kept,
    ...(range && { range: withoutZeros(range) }),
    ...(namedRangeId !== undefined && { namedRangeId }),
    ...(unprotectedRanges && { unprotectedRanges: unprotectedRanges.map(withoutZeros) }),
    ...(warningOnly ? { warningOnly } : { editors: editors ?? { users: [edit.editor.email] } }),
  };
}

function sheetOf(edit: Edit, { range, namedRangeId }: ProtectedRange): Sheet {
  const { book } = edit;
  const place = range ?? book.namedRanges.find((named) => named.namedRangeId === namedRangeId)?.range;
  if (!place) throw ApiError.invalid(`No named range with id: ${namedRangeId}`);
  return gridOf(book, place.sheetId);
}
