import { amountOf, statementKey } from '../explain/methods/cell.ts';
import { keyedRows, SUM } from '../explain/methods/statement.ts';
import { belongsTo, type Party } from '../settle/methods/party.ts';
import type {
  Statement,
  StatementColumn,
  StatementRow,
  StatementTable,
  StatementValue,
} from '../settle/methods/statement.ts';
import type { CellStyle, ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import { cell, decimalCell, percentCell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { explained } from './figures.ts';
import { headRows, noteRow, reportSheet, signatureRows } from './layout.ts';

/** A payment method's statement: its tables one below the other, every sum beside the total it must come to. */
export function statementTab(context: ReportContext, statement: Statement): SheetModel {
  const width = Math.max(...statement.tables.map(({ columns }) => columns.length), 4);
  const head = headRows(context, statement.sheet, width, '醫保基金結算');
  const tables = statement.tables.map((table) => tableRows(context, statement.method, table, width));
  const rows = [...head, ...tables.flat(), ...signatureRows(context, width)];
  const limits = Array.from({ length: width }, (_, index) =>
    index < 2 ? { least: 14, most: 34 } : { least: 10, most: 30, header: 14 },
  );
  const tableStarts = tables.map((_, index) => head.length + tables.slice(0, index).flat().length);
  return reportSheet(context, {
    name: statement.sheet,
    rows,
    limits,
    headRows: head.length,
    frozenColumns: 1,
    tableStarts,
  });
}

/** The rows that the leaders of one 醫共體 may see; a table without any is left out. `undefined`: nothing is theirs. */
export const ownStatement = (
  { area }: Pick<ReportContext, 'area'>,
  statement: Statement,
  consortium: string,
): Statement | undefined => ownStatementOf(statement, (party) => belongsTo(area, party, consortium));

/** The same for whoever owns these parties' rows. */
export function ownStatementOf(statement: Statement, owns: (party: Party) => boolean): Statement | undefined {
  const tables = statement.tables.flatMap((table) => {
    // What names a row among all of them names it still when the others are gone.
    const names = keyedRows(statement.method, table);
    const rows = table.rows.flatMap((row, index) => {
      const theirs = row.owner === undefined ? table.shared : owns(row.owner);
      return theirs ? [{ ...row, key: names[index]!.key }] : [];
    });
    if (table.shared && rows.length === table.rows.length) return [table];
    const { totals: _, ...rest } = table;
    return rows.length > 0 ? [{ ...rest, rows }] : [];
  });
  if (tables.every(({ shared }) => shared)) return undefined;
  const entitlements = statement.entitlements.filter(({ party }) => owns(party));
  return { ...statement, tables, entitlements };
}

type Method = Statement['method'];

function tableRows(
  context: ReportContext,
  method: Method,
  table: StatementTable,
  width: number,
): ModelCell[][] {
  const { script } = context;
  const names = keyedRows(method, table);
  return [
    [cell(script(table.title), 'total', width - 1)],
    table.columns.map(({ title }) => cell(script(title), 'header')),
    ...table.rows.map(({ cells, subtotal }, index) =>
      table.columns.map((column) => {
        const value = cells[column.key] ?? null;
        const key = statementKey(method, table.key, names[index]!.key, column.key);
        const shown = valueCell(context, column, value, subtotal && 'total');
        return explained(shown, isAmount(column, value) ? key : undefined);
      }),
    ),
    ...(table.rows.length === 0 ? [[cell(script('本期沒有。'), 'text', table.columns.length - 1)]] : []),
    ...sumRows(context, method, table),
    ...(table.notes ?? []).map((note) => noteRow(script(note), width)),
    [],
  ];
}

/** Counts are explained by nothing but the rows they count. */
const isAmount = (column: StatementColumn, value: StatementValue): boolean =>
  column.kind !== 'count' && amountOf(column, value) !== undefined;

/** The sums, and where they are known by another way too, that total and the difference. */
function sumRows(context: ReportContext, method: Method, table: StatementTable): ModelCell[][] {
  const { script, ownTitle } = context;
  const { columns, rows, totals } = table;
  if (!columns.some(({ sum }) => sum) || rows.length === 0) return [];
  const sums = new Map(columns.filter(({ sum }) => sum).map(({ key }) => [key, sumOf(rows, key)]));
  const line = (label: string, of: (key: string) => bigint | undefined, style?: CellStyle): ModelCell[] =>
    columns.map((column, index) => {
      if (index === 0) return cell(script(label), style ?? 'text');
      const amount = of(column.key);
      return amount === undefined ? cell(null, style ?? 'text') : valueCell(context, column, amount, style);
    });
  // What a reader's own rows come to is no line of the settlement.
  const sumKey = ({ key, kind, sum }: StatementColumn) =>
    sum && kind === 'money' && !ownTitle ? statementKey(method, table.key, SUM, key) : undefined;
  const sumLine = line('合計', (key) => sums.get(key), 'total').map((one, index) =>
    explained(one, index === 0 ? undefined : sumKey(columns[index]!)),
  );
  if (!totals) return [sumLine];
  const difference = (key: string) => {
    const [sum, total] = [sums.get(key), totals.cells[key]];
    return sum === undefined || total === undefined ? undefined : sum - total;
  };
  const clear = columns.every(({ key }) => !difference(key));
  return [
    sumLine,
    line(totals.label, (key) => totals.cells[key]),
    differenceLine(line('差額', difference, clear ? undefined : 'warn'), clear),
  ];
}

/** Only the label tells that all is well; amounts keep the look of amounts. */
const differenceLine = ([label, ...amounts]: readonly ModelCell[], clear: boolean): ModelCell[] => [
  { ...label!, style: clear ? 'good' : 'warn' },
  ...amounts,
];

const sumOf = (rows: readonly StatementRow[], key: string): bigint =>
  rows.reduce((sum, { cells, subtotal }) => {
    const value = subtotal ? null : (cells[key] ?? null);
    return typeof value === 'bigint' || typeof value === 'number' ? sum + BigInt(value) : sum;
  }, 0n);

const LIGHT_STYLES: Readonly<Record<string, CellStyle>> = { 綠: 'good', 黃: 'warn', 紅: 'bad' };

/** A value as its column shows it. */
export function valueCell(
  { script }: ReportContext,
  column: StatementColumn,
  value: StatementValue,
  style?: CellStyle | undefined,
): ModelCell {
  if (value === null) return cell(null, style ?? 'text');
  if (typeof value === 'string') {
    if (column.kind === 'tab') return { ...cell(script(value), style ?? 'text'), link: script(value) };
    if (column.kind === 'light') return cell(script(`● ${value}`), LIGHT_STYLES[value] ?? 'text');
    return cell(column.kind === 'text' ? script(value) : value, style ?? 'text');
  }
  if (typeof value === 'object') {
    return column.kind === 'ratio'
      ? percentCell(value)
      : decimalCell(value, column.kind === 'decimal' ? column.decimals : 4, style ?? 'value');
  }
  return column.kind === 'money'
    ? cell({ units: BigInt(value), decimals: 2 }, style ?? 'money')
    : cell({ units: BigInt(value), decimals: 0 }, style ?? 'count');
}
