import { columnLetter } from '../../../shared/sheets/raw.ts';
import { ApiError } from '../api/errors.ts';
import type { Area } from './area.ts';
import type { Sheet } from './workbook.ts';

export interface SheetArea extends Area {
  readonly sheet: Sheet;
}

export const exceedsGrid = (sheet: Sheet, area: Area): ApiError =>
  ApiError.invalid(
    `Range (${areaName({ ...area, sheet })}) exceeds grid limits. Max rows: ${sheet.grid.rowCount}, max columns: ${sheet.grid.columnCount}`,
  );

/** `Sheet1!A1:B2`, as Google writes it in answers. */
export function areaName({ sheet, top, left, bottom, right }: SheetArea): string {
  const first = `${columnLetter(left)}${top + 1}`;
  const last = `${columnLetter(right - 1)}${bottom}`;
  return `${quoted(sheet.title)}!${first === last ? first : `${first}:${last}`}`;
}

/** Names that could be taken for something else, and all but plain letters, are quoted. */
const quoted = (title: string): string =>
  /^[A-Za-z_][\w.]*$/.test(title) && !/^[A-Za-z]{1,3}\d+$/.test(title) && !/^R\d*C\d*$/i.test(title)
    ? title
    : `'${title.replaceAll("'", "''")}'`;
