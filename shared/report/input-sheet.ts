import type { Fen } from '../money/fen.ts';
import type { Fraction } from '../money/fraction.ts';
import type { Column } from '../sheets/column.ts';
import type { ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import type { Tab } from '../sheets/tab.ts';
import { cellText } from '../sheets/write-cell.ts';
import { cell, decimalCell, decimalsOf, moneyCell } from './cells.ts';
import type { Script } from './context.ts';
import { fitColumns } from './layout.ts';

/** An input tab with rows in it, as the template has it and as it reads back. */
export function inputSheet(tab: Tab, rows: readonly object[], script: Script): SheetModel {
  const columns = Object.entries(tab.columns);
  const name = script(tab.name.hant);
  const table = [
    columns.map(([, { header }]) => cell(script(header.hant), 'header')),
    ...rows.map((row) =>
      columns.map(([key, column]) => inputCell((row as Record<string, unknown>)[key], column, script)),
    ),
  ];
  return {
    name,
    columns: fitColumns(
      table,
      columns.map(() => ({ least: 10, most: 44 })),
    ),
    rows: table,
    frozenRows: 1,
    protected: false,
    print: { orientation: 'landscape', repeatRows: [1, 1], footer: name },
  };
}

function inputCell(value: unknown, { type, values }: Column, script: Script): ModelCell {
  if (value === null || value === undefined) return cell(null);
  if (type === 'money' || type === 'signedMoney') return moneyCell(value as Fen);
  if (type === 'decimal' || type === 'signedDecimal')
    return decimalCell(value as Fraction, decimalsOf(value as Fraction, 4));
  const text = cellText(value, type);
  return cell(values && text !== null ? script(text) : text || null);
}
