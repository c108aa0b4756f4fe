import type {
  StatementColumn,
  StatementRow,
  StatementSheet,
  StatementTable,
} from '../settle/methods/statement.ts';
import type { CellStyle, ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import { cell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { headRows, noteRow, reportSheet, signatureRows } from './layout.ts';
import { valueCell } from './statement-tab.ts';

const SUBJECT = '醫保基金監管';

/** A tab or a document of the supervision: what it says first, then its tables one below the other. */
export interface WatchDocument extends StatementSheet {
  /** The time it is about, where that is not the settlement's period */
  readonly about?: string;
  readonly opening?: readonly string[];
  /** Who signs besides those who sign every statement */
  readonly closing?: readonly string[];
}

export function watchTab(context: ReportContext, document: WatchDocument): SheetModel {
  const { script } = context;
  const width = Math.max(...document.tables.map(({ columns }) => columns.length), 4);
  const head = headRows(context, document.title, width, SUBJECT, document.about);
  const opening = (document.opening ?? []).map((text) => noteRow(script(text), width));
  const tables = document.tables.map((table) => tableRows(context, table, width));
  const closing = (document.closing ?? []).flatMap((text) => [
    [],
    [cell(script(text), 'subtitle', width - 1)],
  ]);
  const above = head.length + opening.length;
  const starts = tables.map((_, index) => above + tables.slice(0, index).flat().length);
  return reportSheet(context, {
    name: document.sheet,
    rows: [...head, ...opening, ...tables.flat(), ...signatureRows(context, width), ...closing],
    limits: Array.from({ length: width }, (_, index) =>
      index < 2 ? { least: 12, most: 30, header: 14 } : { least: 9, most: 28, header: 14 },
    ),
    headRows: head.length,
    frozenColumns: 1,
    tableStarts: starts,
  });
}

function tableRows(context: ReportContext, table: StatementTable, width: number): ModelCell[][] {
  const { script } = context;
  const { columns, rows, notes = [] } = table;
  const spans = spansOf(columns, width);
  const across = (cells: readonly ModelCell[]): ModelCell[] =>
    cells.map((one, index) => (spans[index] ? { ...one, span: spans[index] } : one));
  return [
    [cell(script(table.title), 'total', width - 1)],
    across(columns.map(({ title }) => cell(script(title), 'header'))),
    ...rows.map(({ cells, subtotal }) =>
      across(
        columns.map((column) => {
          const value = cells[column.key] ?? null;
          const look = typeof value === 'string' && column.kind === 'text' ? LOOKS[value] : undefined;
          return valueCell(context, column, value, subtotal ? 'total' : look);
        }),
      ),
    ),
    ...(rows.length === 0 ? [[cell(script('本期沒有。'), 'text', width - 1)]] : []),
    ...sumRow(context, table).map(across),
    ...notes.map((note) => noteRow(script(note), width)),
    [],
  ];
}

/** The columns that a wider table of the same sheet has more go to this one's texts, the last ones most. */
function spansOf(columns: readonly StatementColumn[], width: number): readonly number[] {
  const texts = columns.flatMap(({ kind }, index) => (kind === 'text' || kind === 'typed' ? [index] : []));
  const wide = texts.slice(-2);
  const spare = width - columns.length;
  return columns.map((_, index) => {
    const at = wide.indexOf(index);
    return at < 0 ? 0 : wide.length === 1 ? spare : (spare + at) >> 1;
  });
}

/** Words that say at once how something stands. */
const LOOKS: Readonly<Record<string, CellStyle>> = {
  紅: 'warn',
  預警: 'warn',
  留意: 'warn',
  待核查: 'warn',
  綠: 'good',
  正常: 'good',
  已處理: 'good',
  已排除: 'good',
};

function sumRow(context: ReportContext, { columns, rows }: StatementTable): ModelCell[][] {
  if (rows.length === 0 || !columns.some(({ sum }) => sum)) return [];
  return [
    columns.map((column, index) => {
      if (index === 0) return cell(context.script('合計'), 'total');
      return column.sum ? valueCell(context, column, sumOf(rows, column.key), 'total') : cell(null, 'total');
    }),
  ];
}

const sumOf = (rows: readonly StatementRow[], key: string): bigint =>
  rows.reduce((sum, { cells, subtotal }) => {
    const value = subtotal ? null : (cells[key] ?? null);
    return typeof value === 'bigint' || typeof value === 'number' ? sum + BigInt(value) : sum;
  }, 0n);
