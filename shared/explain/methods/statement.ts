import type { TraceStep } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { settleMethods } from '../../settle/methods/settle-methods.ts';
import type { Entitlement, Statement, StatementTable } from '../../settle/methods/statement.ts';
import type { BookContext } from '../book-context.ts';
import { sumFormula, yuanOf } from '../given.ts';
import { METHODS_EXPLAINED } from './all.ts';
import {
  amountOf,
  type CellAt,
  cellAt,
  cellGiven,
  entitlementKey,
  type KeyedRow,
  type Opened,
  rowLabel,
  statementKey,
} from './cell.ts';
import { keyOf, type TableExplained } from './explained.ts';
import { drawn, roundedToFen } from './ways.ts';

/** Where the sum of a column stands in place of a row. */
export const SUM = '合計';

/** Every amount of the other payment methods' statements, with the line that gives it. */
export function statementLines(context: BookContext): void {
  const steps = toldSteps(context);
  for (const statement of context.settlement.statements) {
    const rows = new Map(statement.tables.map((table) => [table.key, keyedRows(statement.method, table)]));
    const opened: Opened = { context, statement, rows, steps };
    for (const table of statement.tables) {
      for (const row of rows.get(table.key)!) rowLines(opened, table, row);
      sumLines(opened, table);
    }
    statement.entitlements.forEach((entitlement, index) => {
      entitlementLines(opened, entitlement, index);
    });
  }
}

/** What every rule told, by the key of the amount it led to. */
function toldSteps({ area, cells, settlement }: BookContext): ReadonlyMap<string, readonly TraceStep[]> {
  const steps = new Map<string, TraceStep[]>();
  settleMethods(
    area,
    cells,
    settlement,
    settlement.period,
    () => {},
    ({ step: method }) =>
      ({ table, row, column }) =>
      (step) => {
        const own = step.part === undefined ? row : [row, step.part].filter(Boolean).join(' / ');
        const key = statementKey(method, table, own, column);
        steps.set(key, [...(steps.get(key) ?? []), step]);
      },
  );
  return steps;
}

const tableExplained = (method: Statement['method'], { key }: StatementTable): TableExplained | undefined => {
  const { tables } = METHODS_EXPLAINED[method];
  return tables[key] ?? tables[key.split('-')[0]!];
};

/** The rows of a table with what names each of them; equal names are told apart by their number. */
export function keyedRows(method: Statement['method'], table: StatementTable): readonly KeyedRow[] {
  const explained = tableExplained(method, table);
  const seen = new Map<string, number>();
  return table.rows.map(({ key, cells, subtotal }, index) => {
    const name = key ?? (explained ? keyOf(explained, cells) : String(index + 1));
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return { key: before === 0 ? name : `${name} #${before + 1}`, cells, subtotal: subtotal ?? false };
  });
}

function rowLines(opened: Opened, table: StatementTable, row: KeyedRow): void {
  const { context, statement } = opened;
  const ways = tableExplained(statement.method, table)?.cells ?? {};
  for (const column of table.columns) {
    const result = amountOf(column, row.cells[column.key] ?? null);
    const way = ways[column.key] ?? ways['*'];
    if (!result || way === undefined) continue;
    const at: CellAt = cellAt(opened, table, row, column.key);
    const parts = drawn(way, at);
    if (!parts) continue;
    const line = { key: at.key, title: `${table.title} ${rowLabel(row)} ${column.title}`, ...parts, result };
    context.add(column.kind === 'money' ? roundedToFen(line) : line);
  }
}

function sumLines(opened: Opened, table: StatementTable): void {
  const { context, statement, rows } = opened;
  for (const column of table.columns) {
    if (!column.sum || column.kind !== 'money') continue;
    const shown = rows
      .get(table.key)!
      .filter(({ cells, subtotal }) => !subtotal && (cells[column.key] ?? null) !== null);
    const givens = shown.map((row, index) => ({
      ...cellGiven(opened, table, row, column),
      symbol: `a${index + 1}`,
      name: rowLabel(row),
    }));
    const sum = shown.reduce<Fen>((total, { cells }) => fen(total + (cells[column.key] as bigint)), fen(0n));
    const key = statementKey(statement.method, table.key, SUM, column.key);
    context.add({
      key,
      title: `${table.title} ${column.title}合計`,
      formula: sumFormula(givens),
      givens,
      result: yuanOf(sum),
    });
  }
}

function entitlementLines(opened: Opened, entitlement: Entitlement, index: number): void {
  const { context, statement, rows } = opened;
  const { borneBy } = METHODS_EXPLAINED[statement.method];
  if (!borneBy) return;
  const name = nameOf(entitlement);
  const before = statement.entitlements.slice(0, index).filter((other) => nameOf(other) === name).length;
  const borne = borneBy(entitlement, { opened, before });
  const table = statement.tables.find(({ key }) => key === borne.table);
  const shown = rows.get(borne.table) ?? [];
  const again = before === 0 ? undefined : shown.find(({ key }) => key === `${borne.row} #${before + 1}`);
  const row = again ?? shown.find(({ key }) => key === borne.row);
  if (!table || !row) throw new RangeError(`${statement.method} has no row ${borne.table} ${borne.row}`);
  for (const field of ['cost', 'paid'] as const) {
    const parts = drawn(borne[field], cellAt(opened, table, row, field))!;
    const title = `${name}（${field === 'cost' ? '應付' : '已付'}）`;
    const key = entitlementKey(statement.method, index, field);
    context.add({ key, title, ...parts, result: yuanOf(entitlement[field]) });
  }
}

const nameOf = ({ account, party, item }: Entitlement): string =>
  `${account} ${party.kind === 'other' ? party.name : party.code} ${item}`;
