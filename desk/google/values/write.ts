import { columnLetter } from '../../../shared/sheets/raw.ts';
import { ApiError } from '../api/errors.ts';
import type { Dimension } from '../model/area.ts';
import { type Cell, cellOf } from '../model/cell.ts';
import { areaName, exceedsGrid, type SheetArea } from '../model/sheet-area.ts';
import { checkLength } from '../requests/cell-patch.ts';
import type { Edit } from '../requests/edit.ts';
import { typed } from './typed.ts';

export type InputOption = 'RAW' | 'USER_ENTERED';

/** One line of values after the other. `null` leaves a cell as it is, an empty text empties it. */
export type Lines = readonly (readonly (string | number | boolean | null)[])[];

/** @throws ApiError 400 unless it is a list of lists of plain values */
export function readLines(json: unknown, place: string): Lines {
  if (json === undefined) return [];
  const lines = Array.isArray(json) ? json : [json];
  for (const [index, line] of lines.entries()) {
    if (!Array.isArray(line)) {
      const text = JSON.stringify(line);
      throw ApiError.invalid(
        `Invalid value at '${place}.values[${index}]' (type.googleapis.com/google.protobuf.ListValue), ${text}`,
      );
    }
    for (const [position, value] of line.entries()) {
      if (typeof value === 'object' && value !== null) {
        const kind = Array.isArray(value) ? 'list_value' : 'struct_value';
        throw ApiError.invalid(`Invalid values[${index}][${position}]: ${kind} ${JSON.stringify(value)}`);
      }
    }
  }
  return lines;
}

export const asRows = (lines: Lines, major: Dimension): Lines => {
  if (major === 'ROWS') return lines;
  const height = Math.max(0, ...lines.map((column) => column.length));
  return Array.from({ length: height }, (_, row) => lines.map((column) => column[row] ?? null));
};

export interface Written {
  readonly area: SheetArea | undefined;
  readonly cells: number;
}

/** A range of one cell is where the values begin; any other must hold them all. @throws ApiError 400 */
export function targetOf(area: SheetArea, rows: Lines): SheetArea {
  const { sheet, top, left, bottom, right } = area;
  const height = rows.length;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const single = bottom - top === 1 && right - left === 1;
  if (!single && top + height > bottom) throw tooMuch(area, `row [${bottom + 1}]`);
  if (!single && left + width > right) throw tooMuch(area, `column [${columnLetter(right)}]`);
  const target = { sheet, top, left, bottom: top + Math.max(1, height), right: left + Math.max(1, width) };
  if (target.bottom > sheet.grid.rowCount || target.right > sheet.grid.columnCount)
    throw exceedsGrid(sheet, target);
  return target;
}

const tooMuch = (area: SheetArea, place: string): ApiError =>
  ApiError.invalid(`Requested writing within range [${areaName(area)}], but tried writing to ${place}`);

export interface Input {
  readonly option: InputOption;
  /** For dates typed without one. */
  readonly year: number;
}

/** Writes rows of values into an area that holds them. */
export function writeRows(edit: Edit, target: SheetArea, rows: Lines, input: Input): Written {
  const { sheet, top, left } = target;
  let cells = 0;
  rows.forEach((values, row) => {
    values.forEach((value, column) => {
      if (value === null) return;
      cells++;
      const place = {
        sheet,
        top: top + row,
        left: left + column,
        bottom: top + row + 1,
        right: left + column + 1,
      };
      if (sheet.protections.length > 0) edit.guard(place);
      const old = sheet.grid.cell(place.top, place.left);
      sheet.grid.put(place.top, place.left, enter(edit, old, value, input));
    });
  });
  return { area: rows.length > 0 ? target : undefined, cells };
}

function enter(
  { book }: Edit,
  old: Cell | undefined,
  value: string | number | boolean,
  { option, year }: Input,
) {
  if (typeof value !== 'string') return cellOf({ ...old, entered: value });
  checkLength(value);
  if (option === 'RAW') return cellOf({ ...old, entered: value || undefined });
  const { entered, numberFormat } = typed(value, old?.format?.numberFormat, { locale: book.locale, year });
  if (!numberFormat || old?.format?.numberFormat) return cellOf({ ...old, entered });
  return cellOf({ ...old, entered, format: book.pool.keep({ ...old?.format, numberFormat }) });
}
