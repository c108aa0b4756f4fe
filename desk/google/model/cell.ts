import type { Api } from '../api/sheets-api.ts';

export type CellFormat = Api<'CellFormat'>;
export type ValidationRule = Api<'DataValidationRule'>;
export type NumberFormat = Api<'NumberFormat'>;

export interface Formula {
  /** With its `=`. */
  readonly formula: string;
}

/** What was entered. A string is a text, whatever it looks like. */
export type Entered = string | number | boolean | Formula;

/** Never changed in place: cells are shared between the states of a spreadsheet. */
export interface Cell {
  readonly entered?: Entered | undefined;
  readonly format?: CellFormat | undefined;
  readonly note?: string | undefined;
  readonly validation?: ValidationRule | undefined;
}

export const isFormula = (entered: Entered): entered is Formula => typeof entered === 'object';

/** A cell of these parts; none when all are missing. */
export const cellOf = (cell: Cell): Cell | undefined =>
  cell.entered === undefined &&
  cell.format === undefined &&
  cell.note === undefined &&
  cell.validation === undefined
    ? undefined
    : cell;
