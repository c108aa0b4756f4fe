import type { Entitlement, StatementValue } from '../../settle/methods/statement.ts';
import type { Cell, Opened } from './cell.ts';

type Cells = Readonly<Record<string, StatementValue>>;

/** The tables of a method whose amounts it explains; a table named `lines-employee` is explained as `lines`. */
export interface TableExplained {
  /** What names a row: the columns whose texts are joined by ` / `, or words made of them */
  readonly key: readonly string[] | ((text: (column: string) => string) => string);
  readonly cells: Readonly<Record<string, Cell>>;
}

/** The row that an entitlement's cost and paid come about in, as cells of it would. */
export interface Borne {
  readonly table: string;
  readonly row: string;
  readonly cost: Cell;
  readonly paid: Cell;
}

/** An entitlement among those of its statement. */
export interface EntitlementAt {
  readonly opened: Opened;
  /** How many before it are of the same account, party and item */
  readonly before: number;
}

export interface MethodExplained {
  readonly tables: Readonly<Record<string, TableExplained>>;
  readonly borneBy?: (entitlement: Entitlement, at: EntitlementAt) => Borne;
}

const textIn =
  (cells: Cells) =>
  (column: string): string => {
    const value = cells[column] ?? null;
    return value === null || typeof value === 'object' ? '' : String(value);
  };

/** The key of a row by its table's own way. */
export const keyOf = ({ key }: Pick<TableExplained, 'key'>, cells: Cells): string =>
  typeof key === 'function' ? key(textIn(cells)) : key.map(textIn(cells)).join(' / ');
