import type { Statement, StatementColumn, StatementTable } from '../settle/methods/statement.ts';
import { type Book, type Explanation, linesOf } from './explanation.ts';
import { type KeyedRow, rowLabel, statementKey } from './methods/cell.ts';
import { keyedRows, SUM } from './methods/statement.ts';

/** Which amount of a statement: names as they stand in the program, or as its tab shows them. */
export interface StatementAsked {
  readonly table: string;
  /** The whole name of a row, a code in it, or 合計 */
  readonly row: string;
  readonly column: string;
}

const isNamed = ({ key, title }: { readonly key: string; readonly title: string }, word: string): boolean =>
  key === word || title === word;

/** The statement of a method by its name in code, its title, or its tab. */
export const statementNamed = (statements: readonly Statement[], word: string): Statement | undefined =>
  statements.find(({ method, title, sheet }) => [method, title, sheet].includes(word));

/** The explanations of every row that the words mean; none where there is no such amount. */
export function explainStatement(
  book: Book,
  statement: Statement,
  { table: tableWord, row: rowWord, column: columnWord }: StatementAsked,
): readonly Explanation[] {
  const table = statement.tables.find((one) => isNamed(one, tableWord));
  const column = table?.columns.find((one) => isNamed(one, columnWord));
  if (!table || !column) return [];
  return rowsMeant(statement, table, rowWord).flatMap((row) => {
    const key = statementKey(statement.method, table.key, row, column.key);
    const line = book.get(key);
    return line ? [{ subject: `${statement.title} ${line.title}`, lines: linesOf(book, key) }] : [];
  });
}

/** The row of that name; else every row whose name has the word as a part. */
function rowsMeant({ method }: Statement, table: StatementTable, word: string): readonly string[] {
  if (word === SUM) return [SUM];
  const rows = keyedRows(method, table);
  const named = rows.filter((row) => row.key === word || rowLabel(row) === word);
  const partly = rows.filter(({ key }) => key.split(/ \/ | /).includes(word));
  return (named.length > 0 ? named : partly).map(({ key }) => key);
}

/** What can be asked of a statement: its tables with their columns and rows. */
export function statementContents(
  book: Book,
  { method, title, tables }: Statement,
  tableWord: string | undefined,
): string {
  const shown = tables.filter((table) => tableWord === undefined || isNamed(table, tableWord));
  const parts = shown.map((table) => {
    const rows = keyedRows(method, table);
    const explained = table.columns.filter((column) => hasLine(book, method, table, rows, column));
    const summed = explained.some(({ sum }) => sum);
    return [
      `${table.key}　${table.title}`,
      `　　列 --column：${explained.map(({ key, title: name }) => (key === name ? name : `${key} ${name}`)).join('；')}`,
      `　　行 --row：${[...rows.map(rowLabel), ...(summed ? [SUM] : [])].join('；')}`,
    ].join('\n');
  });
  return [`${title}：可以解釋的金額（--table、--row、--column）`, ...parts].join('\n');
}

const hasLine = (
  book: Book,
  method: Statement['method'],
  table: StatementTable,
  rows: readonly KeyedRow[],
  column: StatementColumn,
): boolean => rows.some(({ key }) => book.has(statementKey(method, table.key, key, column.key)));
