import { rowHeights } from '../sheets/row-heights.ts';
import type { ModelColumn, SheetModel } from '../sheets/sheet-model.ts';

/** What A4 landscape leaves between the margins that files are written with, in points. */
const PAGE = { width: 770, height: 494 } as const;
/** A character of a column's width in hundredths of a point, at the narrowest that programs take it to be. */
const CHARACTER = 525;
/** A table that is longer than a page begins where at least this many of its rows have room. */
const LEAST_ROWS = 8;

interface Tables {
  readonly columns: readonly ModelColumn[];
  readonly rows: SheetModel['rows'];
  /** Rows repeated at the head of every page */
  readonly headRows: number;
  /** The row each table begins with, from 0, rising */
  readonly starts: readonly number[];
}

/**
 * The tables before which a page must begin, so that none is torn that a page can hold, and no title stands alone at a
 * foot. Programs differ in how large they print: as much is put on a page as all of them have room for.
 */
export function pageBreaks({ columns, rows, headRows, starts }: Tables): readonly number[] {
  const heights = rowHeights({ columns, rows });
  const sum = (from: number, to: number) => heights.slice(from, to).reduce((total, one) => total + one, 0);
  const room = roomOf(columns) - sum(0, headRows);
  const breaks: number[] = [];
  let used = 0;
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? rows.length;
    const height = sum(start, end);
    const needed = height <= room ? height : sum(start, Math.min(end, start + LEAST_ROWS));
    if (used > 0 && used + needed > room) {
      breaks.push(start);
      used = 0;
    }
    used += height;
    while (used > room) used -= room;
  });
  return breaks;
}

/** Sheets are printed as wide as a page, never larger than they are. */
function roomOf(columns: readonly ModelColumn[]): number {
  const characters = columns.reduce((total, { width }) => total + width + 1, 0);
  return Math.max(PAGE.height, (PAGE.height * CHARACTER * characters) / (100 * PAGE.width));
}
