/** What the page and its server say to each other; Google's own messages pass between them as they are. */

export type Value = string | number | boolean | null | { readonly formula: string };

/** A row that has anything in it: its position, the pattern of its formats, its values from the first column. */
export type Line = readonly [row: number, pattern: number, ...values: Value[]];

/** Of a row, in pixels; null as any other row's */
export type Height = readonly [row: number, pixels: number | null];

export interface SheetHead {
  readonly id: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** Only this program writes it. */
  readonly protected: boolean;
}

/** Numbers stand for entries of the file's pool of formats and rules; -1 for none. */
export interface Lines {
  readonly patterns: readonly (readonly number[])[];
  readonly lines: readonly Line[];
}

/** What is fastened to cells besides their values. */
export interface Fastened {
  readonly notes: readonly (readonly [row: number, column: number, text: string])[];
  readonly rules: readonly (readonly [rule: number, column: number, firstRow: number, lastRow: number])[];
}

export interface SheetContent extends SheetHead, Lines, Fastened {
  readonly widths: readonly (number | null)[];
  readonly heights: readonly Height[];
  readonly hiddenRows: readonly number[];
  /** Top, left, and the first row and column beyond */
  readonly merges: readonly (readonly [number, number, number, number])[];
}

export interface Pooled {
  /** The number of the first entry in `pool` */
  readonly from: number;
  readonly pool: readonly object[];
}

export interface BookContent extends Pooled {
  /** Rises with every change */
  readonly version: number;
  readonly title: string;
  readonly sheets: readonly SheetContent[];
}

/** The step from one version to a later one. */
export interface BookChange extends Pooled {
  readonly version: number;
  readonly title: string;
  /** All sheets there are, in their order */
  readonly heads: readonly SheetHead[];
  /** Those that are new, or different in more than their cells */
  readonly sheets: readonly SheetContent[];
  readonly lines: readonly (Lines &
    Partial<Fastened> & { readonly id: number; readonly heights: readonly Height[] })[];
}

export type PersonKey = 'clerk' | 'reviewer';

export interface DeskPerson {
  readonly key: PersonKey;
  readonly role: string;
  readonly email: string;
}

export interface BookFile {
  /** Empty for the bureau's own, else the code of a 醫共體 */
  readonly key: string;
  readonly title: string;
}

export interface Book {
  readonly area: string;
  readonly name: string;
  readonly scheme: string;
  readonly locale: 'zh-Hant' | 'zh-Hans';
  readonly files: readonly BookFile[];
}

export interface Desk {
  readonly people: readonly DeskPerson[];
  readonly books: readonly Book[];
  readonly schemes: readonly { readonly id: string; readonly title: string }[];
  readonly folder: string;
}

export interface Finding {
  readonly severity: 'block' | 'warn' | 'info';
  readonly where: { readonly tab: string; readonly row?: number; readonly column?: string };
  readonly message: string;
  readonly remedy: string;
}

export interface Menu {
  readonly title: string;
  readonly items: readonly { readonly caption: string; readonly functionName: string }[];
}

export interface Dialog {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly text: string;
  readonly buttons: 'OK' | 'OK_CANCEL' | 'YES_NO' | 'YES_NO_CANCEL';
}

export interface Selected {
  readonly sheet: string;
  readonly range: string | undefined;
}

/** How far a script has come: it asks and waits, or it is over. */
export type Said =
  | { readonly asks: Dialog; readonly conversation: string }
  | {
      readonly sidebar?: { readonly title: string; readonly address: string };
      readonly selected?: Selected;
      readonly value?: unknown;
    };

export interface Attachment {
  readonly name: string;
  readonly digest: string;
  readonly bytes: number;
  readonly cases: number;
  readonly findings: readonly Finding[];
  readonly at: string;
}

export interface ReportLink {
  readonly consortium: string;
  readonly name: string;
  readonly path: string;
}

/** A refusal, in the words for whoever sits before the page. */
export interface Refusal {
  readonly message: string;
  readonly findings?: readonly Finding[];
}

export const PERSON_HEADER = 'x-desk-person';
