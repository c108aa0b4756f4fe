import type { Fen } from '../money/fen.ts';
import { columnLetter } from './raw.ts';

/**
 * What a cell is for; a surface gives each its look. Number formats follow the value, not the style, so a `total` may
 * be money, points or a count. `ratio` shows a fraction of one as a percentage.
 */
export type CellStyle =
  | 'title'
  | 'subtitle'
  | 'header'
  | 'text'
  | 'money'
  | 'points'
  | 'value'
  | 'ratio'
  | 'count'
  | 'date'
  | 'total'
  | 'note'
  | 'warn'
  | 'good'
  | 'bad';

/**
 * Exact amounts arrive exact: money in fen, points and rates as an integer count of 10^-decimals, days since
 * 1970-01-01. A string is always a text, also when it looks like a formula, a number or an error value; a plain number
 * is a count.
 */
export type CellValue =
  | string
  | number
  | boolean
  | null
  | { readonly fen: Fen }
  | { readonly units: bigint; readonly decimals: number }
  | { readonly day: number };

export interface ModelCell {
  readonly value: CellValue;
  readonly style: CellStyle;
  /** How many further columns to the right this cell covers. */
  readonly span?: number;
  /** The sheet of the same workbook that the cell opens, on surfaces that can. */
  readonly link?: string;
  /** The key of the line that explains this amount; no surface shows it. */
  readonly amount?: string;
}

export interface ModelColumn {
  /** In half-width characters: a Chinese character takes two. */
  readonly width: number;
  /** How the blank rows below the table are prepared. */
  readonly style?: CellStyle;
}

export interface Validation {
  /** In A1 notation. */
  readonly range: string;
  /** The closed list of values, or the cells of a tab that hold them; without either, only the help is shown. */
  readonly values?: readonly string[] | { readonly tab: string; readonly range: string };
  readonly title: string;
  readonly help: string;
}

export interface Print {
  readonly orientation: 'landscape' | 'portrait';
  /** First and last row repeated on every page, from 1. */
  readonly repeatRows?: readonly [number, number];
  /** Rows, from 0, that begin a new page. */
  readonly breaks?: readonly number[];
  /** Printed at the foot of every page, left of the page number. */
  readonly footer: string;
}

/** A sheet to be shown, on whatever surface. A4, as wide as one page. */
export interface SheetModel {
  readonly name: string;
  /** Printed at the head of every page. */
  readonly title?: string;
  readonly columns: readonly ModelColumn[];
  readonly rows: readonly (readonly ModelCell[])[];
  /** Empty rows below, formatted for typing: identifiers as text, money as money. */
  readonly blankRows?: number;
  readonly frozenRows: number;
  readonly frozenColumns?: number;
  readonly validations?: readonly Validation[];
  /** Nothing may be typed, except in `unlocked`. No password: it guards against slips, not against people. */
  readonly protected: boolean;
  /** Ranges in A1 notation. */
  readonly unlocked?: readonly string[];
  /** The range with filter buttons, in A1 notation. */
  readonly autoFilter?: string;
  readonly print: Print;
}

/** `B3` for column 1 (from 0) and row 3 (from 1). */
export const cellName = (column: number, row: number): string => `${columnLetter(column)}${row}`;

export const rangeName = (column: number, row: number, lastColumn: number, lastRow: number): string =>
  `${cellName(column, row)}:${cellName(lastColumn, lastRow)}`;

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/gu;
/** Quotation marks, dashes and the like, which Chinese fonts draw as wide as a character. */
const WIDE_SIGNS = /[\u2014\u2018\u2019\u201c\u201d\u2026\u2460-\u24ff\u25a0-\u25ff]/g;

/** The width of a text in half-width characters; of several lines, the widest. */
export function textWidth(text: string): number {
  const lines = text.replace(WIDE, '00').replace(WIDE_SIGNS, '00').split('\n');
  return Math.max(...lines.map((line) => line.length));
}

/** A width that shows all these texts, within bounds. */
export const fittingWidth = (texts: Iterable<string>, least = 8, most = 40): number =>
  Math.min(most, Math.max(least, ...Array.from(texts, (text) => textWidth(text) + 2)));
