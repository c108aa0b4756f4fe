import type { Fen } from '../money/fen.ts';
import type { Fraction } from '../money/fraction.ts';
import type { BothScripts, Column } from './column.ts';

/**
 * One tab of the workbook: the single definition from which template, drop-downs, parser, findings and the
 * manual's tables are made. The order of `columns` is the order in the template; reading finds them by header.
 */
export interface Tab {
  readonly name: BothScripts;
  /** The tab may be absent; it then has no rows. */
  readonly optional?: true;
  /** The sheet may be blank, without even a header: `help` says what that means. */
  readonly mayBeBlank?: true;
  /** Other tabs look into this one: a header without rows is told once, not at everything that looks. */
  readonly needsRows?: true;
  readonly edits: '經辦' | '覆核' | '程序';
  readonly help: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** Columns the tab may also have, which no settlement reads: only the supervision does. */
  readonly beside?: Readonly<Record<string, Column>>;
}

type TypeValues = {
  text: string;
  identifier: string;
  money: Fen;
  signedMoney: Fen;
  decimal: Fraction;
  signedDecimal: Fraction;
  count: number;
  date: number;
  month: string;
  monthOfYear: string;
  yesNo: boolean;
  listed: string;
};

type ListedValue<C extends Column> = C extends { readonly values: readonly (infer V)[] }
  ? V extends { readonly hant: infer T }
    ? T
    : string
  : string;

type CellValue<C extends Column> = C['type'] extends 'listed' ? ListedValue<C> : TypeValues[C['type']];

/** A blank is only possible where the column neither requires a value nor gives the blank a meaning. */
type Blank<C extends Column> = C extends { readonly required: true } | { readonly blankIsZero: true }
  ? never
  : C['type'] extends 'yesNo'
    ? never
    : null;

/** A row of a tab as read: one value per column, and the row number the spreadsheet shows. */
export type RowOf<T extends Tab> = {
  readonly [K in keyof T['columns']]: CellValue<T['columns'][K]> | Blank<T['columns'][K]>;
} & { readonly row: number };

export const defineTab = <const T extends Tab>(tab: T): T => tab;
