import type { MethodStep } from '../../law/rule.ts';
import type { Fen } from '../../money/fen.ts';
import type { Fraction } from '../../money/fraction.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import type { Party } from './party.ts';

/** Where money comes from: the two insurance funds, the government, and the account of long-term care. */
export type Account = Fund | '財政' | '長護';

/**
 * What a column holds. `money`: Fen. `count`: a whole number. `ratio`: a Fraction of one, shown as a percentage with two
 * decimals. `decimal`: a Fraction shown with `decimals`. `text`: the program's own words. `typed`: what a person typed
 * (names, codes, document numbers), never converted to another script. `tab`: the name of a tab of the same report,
 * which the cell opens. `light`: 綠, 黃 or 紅, in its colour.
 */
export type StatementColumn = {
  readonly key: string;
  readonly title: string;
  /** The table shows the sum of its rows. */
  readonly sum?: true;
} & (
  | { readonly kind: 'text' | 'typed' | 'tab' | 'money' | 'count' | 'ratio' | 'light' }
  | { readonly kind: 'decimal'; readonly decimals: number }
);

export type StatementValue = string | number | bigint | Fraction | null;

export interface StatementRow {
  /** Whose row it is: a leader sees the rows of their own 醫共體. Omitted: of the whole area, and seen by the bureau alone. */
  readonly owner?: Party;
  /** A sum of rows above it, left out of the table's own sums. */
  readonly subtotal?: true;
  /** What tells it from the table's other rows, where its cells do not */
  readonly key?: string;
  readonly cells: Readonly<Record<string, StatementValue>>;
}

export interface StatementTable {
  /** Stable within the statement; explanations name amounts by it */
  readonly key: string;
  readonly title: string;
  readonly columns: readonly StatementColumn[];
  readonly rows: readonly StatementRow[];
  /**
   * What the sums must come to, found by another way than adding the rows up, by column; the difference is shown and
   * must be zero.
   */
  readonly totals?: { readonly label: string; readonly cells: Readonly<Record<string, bigint>> };
  /** Prices, standards and scores that every 醫共體 may see, but for rows that another one owns. */
  readonly shared?: true;
  /** Printed below the table, in the program's own words. */
  readonly notes?: readonly string[];
}

/** What one account bears for one party in the period. The fund's year is made of these. */
export interface Entitlement {
  readonly account: Account;
  /** The 項目 of the 預算 tab that it is paid from */
  readonly budgetItem: string;
  readonly party: Party;
  readonly item: string;
  /** In all; negative: the party owes it */
  readonly cost: Fen;
  /** Of it, paid before this settlement */
  readonly paid: Fen;
}

/** Tables that are shown together. */
export interface StatementSheet {
  readonly title: string;
  /** The tab it is written to */
  readonly sheet: string;
  readonly tables: readonly StatementTable[];
}

/** What a payment method comes to for a period. */
export interface Statement extends StatementSheet {
  readonly method: MethodStep | 'fundYear';
  readonly entitlements: readonly Entitlement[];
}
