import type { Api } from '../api/sheets-api.ts';
import { type Area, type Dimension, type Shift, shiftArea, shiftSpan } from './area.ts';
import { Grid } from './grid.ts';
import type { Pool } from './pool.ts';

export type GridRange = Api<'GridRange'>;
export type ProtectedRange = Api<'ProtectedRange'> & { readonly protectedRangeId: number };
export type NamedRange = { readonly namedRangeId: string; readonly name: string; readonly range: GridRange };
export type BasicFilter = Api<'BasicFilter'>;
export type ConditionalFormatRule = Api<'ConditionalFormatRule'>;
export type ColorStyle = Api<'ColorStyle'>;

export type Location =
  | { readonly kind: 'SPREADSHEET' }
  | { readonly kind: 'SHEET'; readonly sheetId: number }
  | { readonly kind: 'ROW' | 'COLUMN'; readonly sheetId: number; readonly index: number };

export interface Metadata {
  readonly id: number;
  readonly key: string;
  readonly value: string;
  readonly visibility: 'DOCUMENT' | 'PROJECT';
  /** The project that made it; only that one sees it when its visibility is PROJECT. */
  readonly project: string;
  readonly location: Location;
}

/** Lists and their items are replaced, never changed in place. */
export interface Sheet {
  readonly id: number;
  title: string;
  hidden: boolean;
  rightToLeft: boolean;
  hideGridlines: boolean;
  tabColor: ColorStyle | undefined;
  frozenRows: number;
  frozenColumns: number;
  merges: readonly Area[];
  protections: readonly ProtectedRange[];
  filter: BasicFilter | undefined;
  conditionalFormats: readonly ConditionalFormatRule[];
  grid: Grid;
}

export interface Workbook {
  locale: string;
  timeZone: string;
  autoRecalc: 'ON_CHANGE' | 'MINUTE' | 'HOUR';
  sheets: Sheet[];
  namedRanges: readonly NamedRange[];
  metadata: readonly Metadata[];
  readonly pool: Pool;
}

/** A state to be changed while the old one stays. */
export const fork = (book: Workbook): Workbook => ({
  ...book,
  sheets: book.sheets.map((sheet) => ({ ...sheet, grid: sheet.grid.fork() })),
});

/** The content for another spreadsheet. */
export const copyOf = (book: Workbook): Workbook => ({ ...fork(book), pool: book.pool.copy() });

export const newSheet = (id: number, title: string, rows: number, columns: number): Sheet => ({
  id,
  title,
  hidden: false,
  rightToLeft: false,
  hideGridlines: false,
  tabColor: undefined,
  frozenRows: 0,
  frozenColumns: 0,
  merges: [],
  protections: [],
  filter: undefined,
  conditionalFormats: [],
  grid: new Grid(rows, columns),
});

export const cellCount = (book: Workbook): number =>
  book.sheets.reduce((sum, { grid }) => sum + grid.rowCount * grid.columnCount, 0);

/** Titles that differ only in case are the same. */
export const sheetByTitle = (book: Workbook, title: string): Sheet | undefined =>
  book.sheets.find((sheet) => sheet.title.toLowerCase() === title.toLowerCase());

/** Inserts or deletes rows or columns; what lies on the cells moves along, and goes when its cells go. */
export function shift(book: Workbook, sheet: Sheet, move: Shift): void {
  shiftCells(sheet.grid, move);
  sheet.merges = sheet.merges.flatMap((merge) => {
    const area = shiftArea(merge, move);
    return area && (area.bottom - area.top > 1 || area.right - area.left > 1) ? [area] : [];
  });
  const moved = (range: GridRange): GridRange[] => shiftRange(range, sheet.id, move);
  sheet.protections = sheet.protections.flatMap((protection) => {
    if (protection.range === undefined) return [protection];
    const unprotectedRanges = protection.unprotectedRanges?.flatMap(moved);
    return moved(protection.range).map((range) => ({
      ...protection,
      range,
      ...(unprotectedRanges && { unprotectedRanges }),
    }));
  });
  sheet.filter =
    sheet.filter && moved(sheet.filter.range ?? {}).map((range) => ({ ...sheet.filter, range }))[0];
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((rule) => {
    const ranges = rule.ranges?.flatMap(moved) ?? [];
    return ranges.length > 0 ? [{ ...rule, ranges }] : [];
  });
  book.namedRanges = book.namedRanges.flatMap((named) =>
    moved(named.range).map((range) => ({ ...named, range })),
  );
  book.metadata = book.metadata.flatMap((metadata) => shiftMetadata(metadata, sheet.id, move));
}

function shiftCells(grid: Grid, { dimension, at, count }: Shift): void {
  if (dimension === 'ROWS' && count > 0) grid.insertRows(at, count);
  else if (dimension === 'ROWS') grid.deleteRows(at, -count);
  else if (count > 0) grid.insertColumns(at, count);
  else grid.deleteColumns(at, -count);
}

/** Open ends stay open. */
function shiftRange(range: GridRange, sheetId: number, move: Shift): GridRange[] {
  if ((range.sheetId ?? 0) !== sheetId) return [range];
  const rows = move.dimension === 'ROWS';
  const start = (rows ? range.startRowIndex : range.startColumnIndex) ?? 0;
  const end = rows ? range.endRowIndex : range.endColumnIndex;
  const [from, to] = shiftSpan(start, end ?? Number.MAX_SAFE_INTEGER, move);
  if (from >= to) return [];
  const bounds = { ...(from > 0 && { start: from }), ...(end !== undefined && { end: to }) };
  return [withSpan(range, move.dimension, bounds)];
}

function withSpan(
  range: GridRange,
  dimension: Dimension,
  { start, end }: { readonly start?: number; readonly end?: number },
): GridRange {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex, ...sheet } = range;
  const rows = dimension === 'ROWS';
  return {
    ...sheet,
    ...span('startRowIndex', rows ? start : startRowIndex),
    ...span('endRowIndex', rows ? end : endRowIndex),
    ...span('startColumnIndex', rows ? startColumnIndex : start),
    ...span('endColumnIndex', rows ? endColumnIndex : end),
  };
}

const span = (key: keyof GridRange, value: number | undefined): GridRange =>
  value === undefined ? {} : { [key]: value };

function shiftMetadata(metadata: Metadata, sheetId: number, move: Shift): Metadata[] {
  const { location } = metadata;
  if (location.kind !== 'ROW' && location.kind !== 'COLUMN') return [metadata];
  if (location.sheetId !== sheetId || (location.kind === 'ROW') !== (move.dimension === 'ROWS'))
    return [metadata];
  const [index, end] = shiftSpan(location.index, location.index + 1, move);
  return index < end ? [{ ...metadata, location: { ...location, index } }] : [];
}
