/** What stands in a cell that is not a plain value: a formula, or an error value such as `#REF!`. */
export interface Oddity {
  readonly kind: 'formula' | 'error';
  readonly text: string;
}

/** A cell as a codec hands it over. Dates of a typed spreadsheet arrive as serials (days since 1899-12-30). */
export type RawCell = string | number | boolean | null | Oddity;

export interface RawRow {
  /** Row number as the spreadsheet shows it, from 1. */
  readonly row: number;
  readonly cells: readonly RawCell[];
}

/** One tab as a codec hands it over; rows may stream. */
export interface RawTab {
  readonly name: string;
  readonly rows: AsyncIterable<RawRow> | Iterable<RawRow>;
  /** Merged ranges in A1 notation. */
  readonly merges?: readonly string[];
}

export const isBlank = (cell: RawCell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** What a cell shows, for headers and messages. */
export const cellAsText = (cell: RawCell): string =>
  typeof cell === 'object' && cell !== null ? cell.text : String(cell ?? '');

/** The letter of a column counted from 0: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

const PLAIN = /^[!-~]*$/;
const BLANKS = /[\s\u200b-\u200d\u2060]+/gu;

/** NFKC without blanks: full-width digits and letters become plain ones (contract.md). */
export const normalise = (text: string): string =>
  PLAIN.test(text) ? text : text.normalize('NFKC').replace(BLANKS, '').replaceAll('\u2212', '-');
