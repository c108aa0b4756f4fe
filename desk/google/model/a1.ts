import { columnIndex } from '../../../shared/sheets/range.ts';
import { ApiError } from '../api/errors.ts';
import { LAST_COLUMN } from './limits.ts';
import { areaOfRange } from './range.ts';
import { exceedsGrid, type SheetArea } from './sheet-area.ts';
import { type Sheet, sheetByTitle, type Workbook } from './workbook.ts';

/** A range as written, before the size of its sheet is looked at. Ends are included; `undefined` is open. */
interface Bounds {
  readonly top?: number | undefined;
  readonly left?: number | undefined;
  readonly bottom?: number | undefined;
  readonly right?: number | undefined;
}

const CORNER = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,7})?$/;

/**
 * Finds the cells that an A1 text means: `'參數'!A1:B2`, `A:C`, `2:5`, a tab's name or the name of a range. Without a
 * tab it is the first one. An end beyond the sheet is cut to it when reading.
 * @throws ApiError 400 when it cannot be read or lies outside of the sheet
 */
export function findArea(book: Workbook, text: string, end: 'cut' | 'refuse'): SheetArea {
  const { tab, cells } = split(text);
  const sheet = tab === undefined ? book.sheets[0] : sheetByTitle(book, tab);
  const bounds = cells === undefined ? {} : readBounds(cells);
  if (sheet && bounds) return within(sheet, bounds, end);
  const named = tab === undefined ? byName(book, text) : undefined;
  if (!named) throw ApiError.invalid(`Unable to parse range: ${text}`);
  return named;
}

function split(text: string): { tab?: string | undefined; cells?: string } {
  const match = /^(?:'((?:[^']|'')*)'|([^!']+))!(.+)$/s.exec(text);
  if (match) return { tab: match[1]?.replaceAll("''", "'") ?? match[2], cells: match[3]! };
  return { cells: text };
}

function byName(book: Workbook, text: string): SheetArea | undefined {
  const named = book.namedRanges.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (named) return areaOfRange(book, named.range);
  const title = /^'((?:[^']|'')*)'$/.exec(text)?.[1]?.replaceAll("''", "'") ?? text;
  const sheet = sheetByTitle(book, title);
  return sheet && within(sheet, {}, 'cut');
}

function readBounds(text: string): Bounds | undefined {
  const [first = '', last, more] = text.split(':');
  const from = readCorner(first);
  const to = last === undefined ? from : readCorner(last);
  if (!from || !to || more !== undefined) return undefined;
  if (last === undefined && (from.row === undefined || from.column === undefined)) return undefined;
  const [top, bottom] = inOrder(from.row, to.row);
  const [left, right] = inOrder(from.column, to.column);
  return { top, left, bottom, right };
}

/** `B2:A` is open at its end, as `A5:A` is. */
function inOrder(from: number | undefined, to: number | undefined): [number | undefined, number | undefined] {
  if (from === undefined || to === undefined) return [from ?? to, undefined];
  return from <= to ? [from, to] : [to, from];
}

function readCorner(text: string): { row: number | undefined; column: number | undefined } | undefined {
  const match = CORNER.exec(text);
  if (!match || text === '') return undefined;
  const column = match[1] === undefined ? undefined : columnIndex(match[1].toUpperCase());
  if (column !== undefined && column >= LAST_COLUMN) return undefined;
  return { row: match[2] === undefined ? undefined : Number(match[2]) - 1, column };
}

function within(sheet: Sheet, bounds: Bounds, end: 'cut' | 'refuse'): SheetArea {
  const { rowCount, columnCount } = sheet.grid;
  const top = bounds.top ?? 0;
  const left = bounds.left ?? 0;
  const bottom = (bounds.bottom ?? rowCount - 1) + 1;
  const right = (bounds.right ?? columnCount - 1) + 1;
  const outside =
    top >= rowCount ||
    left >= columnCount ||
    (end === 'refuse' && (bottom > rowCount || right > columnCount));
  if (outside) throw exceedsGrid(sheet, { top, left, bottom, right });
  return { sheet, top, left, bottom: Math.min(bottom, rowCount), right: Math.min(right, columnCount) };
}
