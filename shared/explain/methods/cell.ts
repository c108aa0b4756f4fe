import { type Traced, type TraceStep, traced } from '../../law/trace.ts';
import { fraction } from '../../money/fraction.ts';
import type {
  Statement,
  StatementColumn,
  StatementTable,
  StatementValue,
} from '../../settle/methods/statement.ts';
import type { BookContext } from '../book-context.ts';
import type { Given, Line, Source } from '../explanation.ts';

/** What a line of a cell is made of; its key, title and result come from the cell. */
export type Parts = Pick<Line, 'formula' | 'givens'> & Partial<Pick<Line, 'decimals' | 'rule'>>;

/** A row of a table with the key that names it. */
export interface KeyedRow {
  readonly key: string;
  readonly cells: Readonly<Record<string, StatementValue>>;
  readonly subtotal: boolean;
}

/** A statement whose rows have their keys, with what its rules told. */
export interface Opened {
  readonly context: BookContext;
  readonly statement: Statement;
  readonly rows: ReadonlyMap<string, readonly KeyedRow[]>;
  /** By key of line */
  readonly steps: ReadonlyMap<string, readonly TraceStep[]>;
}

/** One cell that is to be explained. */
export interface CellAt extends Opened {
  readonly table: StatementTable;
  readonly row: KeyedRow;
  readonly column: string;
  readonly key: string;
  /** The text of another cell of the row, empty where there is none */
  readonly text: (column: string) => string;
}

/** How a cell comes about; `undefined`: not this way. */
export type Way = (at: CellAt) => Parts | undefined;

/** A way, or a formula in the columns of the row. */
export type Cell = string | Way;

/** Where an input of a rule stands. */
export type Origin = (at: CellAt, symbol: string, amount: Traced) => Source;

/** The same, or a column of the row. */
export type Link = string | Origin;

export const statementKey = (method: string, table: string, row: string, column: string): string =>
  `statement/${method}/${table}/${row}/${column}`;

export const entitlementKey = (method: string, index: number, field: 'cost' | 'paid'): string =>
  `entitlement/${method}/${index + 1}/${field}`;

/** A cell as a number of its unit; `undefined` for texts and blanks. */
export function amountOf({ kind }: StatementColumn, value: StatementValue): Traced | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') {
    const whole = BigInt(value);
    return kind === 'money' ? traced(fraction(whole, 100n), '元') : traced(fraction(whole));
  }
  return typeof value === 'object' && value !== null ? traced(value) : undefined;
}

/** What a row is called: its key without the parts that are blank. */
export const rowLabel = ({ key }: Pick<KeyedRow, 'key'>): string =>
  key
    .split(' / ')
    .map((text) => text.trim().replace(/ +/g, ' '))
    .filter(Boolean)
    .join(' / ');

/** The one that a numbered symbol stands for: `b2` is the second; a symbol without a number, the first. */
export const nthOf = <T>(all: readonly T[], symbol: string): T | undefined => {
  const number = symbol.replace(/^\D+/u, '') || '1';
  return all.find((_, index) => String(index + 1) === number);
};

/** A title as a symbol: without the signs that a formula is written with. */
export const symbolOf = (title: string): string =>
  title
    .replace(/^[減加][：:]\s*/u, '')
    .replace(/[\s()+−×,]/gu, '')
    .replaceAll('÷', '／');

/** Every cell of a row of the statement. */
export function cellAt(opened: Opened, table: StatementTable, row: KeyedRow, column: string): CellAt {
  return {
    ...opened,
    table,
    row,
    column,
    key: statementKey(opened.statement.method, table.key, row.key, column),
    text: (name) => {
      const value = row.cells[name] ?? null;
      return value === null || typeof value === 'object' ? '' : String(value);
    },
  };
}

/** A column of a row as a number to be put in: the line of its cell, or where it is shown. */
export function columnGiven(at: CellAt, name: string): Given {
  const [first = '', second] = name.split('.');
  const [tableKey, column] = second === undefined ? [at.table.key, first] : [first, second];
  const table = at.statement.tables.find(({ key }) => key === tableKey);
  const shown = table?.columns.find(({ key }) => key === column);
  const row = at.rows.get(tableKey)?.find(({ key }) => key === at.row.key);
  if (!table || !shown || !row) throw new RangeError(`${at.key} takes ${name}, which is not there`);
  return cellGiven(at, table, row, shown);
}

/** A cell of any row as a number to be put in; a blank one counts as nothing. */
export function cellGiven(
  { statement }: Opened,
  table: StatementTable,
  row: KeyedRow,
  column: StatementColumn,
): Given {
  const amount = amountOf(column, row.cells[column.key] ?? null);
  const because = `結算表「${table.title}」${amount ? '' : '沒有'}「${column.title}」`;
  const isLine = amount !== undefined && column.kind !== 'count';
  return {
    symbol: symbolOf(column.title),
    name: column.title,
    amount: amount ?? traced(fraction(0n)),
    source: isLine
      ? { kind: 'line', key: statementKey(statement.method, table.key, row.key, column.key) }
      : { kind: 'choice', because },
  };
}
