/** A text in both scripts. Headers and closed values are matched in either. */
export interface BothScripts {
  readonly hant: string;
  readonly hans: string;
}

/** What the text of a cell means, and so what is written into a record. */
export type ColumnType =
  | 'text' // string, kept as typed
  | 'identifier' // string, kept as typed; long numbers are refused
  | 'money' // Fen, not negative
  | 'signedMoney' // Fen
  | 'decimal' // Fraction, not negative
  | 'signedDecimal' // Fraction
  | 'count' // whole number, not negative
  | 'date' // day number: days since 1970-01-01
  | 'month' // YYYY-MM
  | 'monthOfYear' // 01 … 12
  | 'yesNo' // boolean; blank is no
  | 'listed'; // one of `values`, in its Traditional form

export interface Column {
  readonly header: BothScripts;
  readonly type: ColumnType;
  /** A blank cell is a finding. */
  readonly required?: true;
  /** The column may be left out altogether. */
  readonly informative?: true;
  /** What a blank cell means, where it is not required: money blank as 0, else null. */
  readonly blankIsZero?: true;
  readonly values?: readonly BothScripts[];
  readonly unit?: string;
  readonly help: string;
}
