import { randomUUID } from 'node:crypto';
import { ApiError } from '../api/errors.ts';
import { within } from '../api/mask.ts';
import type { Api } from '../api/sheets-api.ts';
import { areaOfRange, withoutZeros } from '../model/range.ts';
import type { NamedRange } from '../model/workbook.ts';
import { updateMask } from './cell-patch.ts';
import type { Edit } from './edit.ts';

export function addNamedRange({ book }: Edit, { namedRange = {} }: Api<'AddNamedRangeRequest'>) {
  const { namedRangeId = randomUUID(), name, range = {} } = namedRange;
  if (book.namedRanges.some((other) => other.namedRangeId === namedRangeId)) {
    throw ApiError.invalid(`A named range with id ${namedRangeId} already exists.`);
  }
  areaOfRange(book, range);
  const named = { namedRangeId, name: checkName(book.namedRanges, name), range: withoutZeros(range) };
  book.namedRanges = [...book.namedRanges, named];
  return { namedRange: named };
}

export function updateNamedRange(
  { book }: Edit,
  { namedRange = {}, fields }: Api<'UpdateNamedRangeRequest'>,
): void {
  const mask = updateMask('NamedRange', fields);
  const old = find(book.namedRanges, namedRange.namedRangeId);
  const others = book.namedRanges.filter((other) => other !== old);
  const name = within(mask, 'name') ? checkName(others, namedRange.name) : old.name;
  const range = within(mask, 'range') ? withoutZeros(namedRange.range ?? {}) : old.range;
  areaOfRange(book, range);
  book.namedRanges = book.namedRanges.map((other) => (other === old ? { ...old, name, range } : other));
}

export function deleteNamedRange({ book }: Edit, { namedRangeId }: Api<'DeleteNamedRangeRequest'>): void {
  const old = find(book.namedRanges, namedRangeId);
  book.namedRanges = book.namedRanges.filter((other) => other !== old);
}

function find(namedRanges: readonly NamedRange[], id: string | undefined): NamedRange {
  const named = namedRanges.find(({ namedRangeId }) => namedRangeId === id);
  if (!named) throw ApiError.invalid(`No named range with id: ${id ?? ''}`);
  return named;
}

/** Letters of any script, digits and underscores, up to 250, and nothing that could be a cell or a truth value. */
function checkName(others: readonly NamedRange[], name = ''): string {
  const valid =
    /^[\p{L}_][\p{L}\p{N}_]{0,249}$/u.test(name) && !/^([A-Za-z]{1,3}\d+|true|false)$/i.test(name);
  if (!valid) throw ApiError.invalid(`The name of a range is invalid: ${name}`);
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    throw ApiError.invalid(`A named range with the name "${name}" already exists.`);
  }
  return name;
}
