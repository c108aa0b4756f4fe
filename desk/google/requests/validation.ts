import type { Api } from '../api/sheets-api.ts';
import { cellOf } from '../model/cell.ts';
import { areaOfRange } from '../model/range.ts';
import type { Edit } from './edit.ts';
import { checkRule } from './rules.ts';

/** Without a rule the range's rules go. */
export function setDataValidation(edit: Edit, { range, rule }: Api<'SetDataValidationRequest'>): void {
  const validation = rule && edit.book.pool.keep(checkRule(rule));
  edit.eachCell(areaOfRange(edit.book, range), (cell) => cellOf({ ...cell, validation }));
}
