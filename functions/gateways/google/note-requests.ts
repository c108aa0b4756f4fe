import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { columnIndex } from '../../../shared/sheets/range.ts';
import type { FileWrite } from '../workbooks.ts';
import { findSheet, type SheetShape } from './shape.ts';

/**
 * Clears the tabs' notes and sets the given ones; several on one cell become one. A note whose cell the file does not
 * have is left out: its finding stands among the others of 數據檢查.
 */
export function noteRequests(
  { tabs, notes }: NonNullable<FileWrite['notes']>,
  sheets: readonly SheetShape[],
): sheets_v4.Schema$Request[] {
  const names = new Set([...tabs, ...notes.map(({ tab }) => tab)]);
  const byName = new Map([...names].map((name) => [name, findSheet({ sheets }, name)]));
  const cleared = new Set(tabs.flatMap((tab) => byName.get(tab)?.id ?? []));
  const cells = new Map<
    string,
    { readonly start: sheets_v4.Schema$GridCoordinate; readonly texts: string[] }
  >();
  for (const { tab, row, column, text } of notes) {
    const sheet = byName.get(tab);
    const start = { sheetId: sheet?.id ?? 0, rowIndex: row - 1, columnIndex: columnIndex(column) };
    if (!sheet || row > sheet.rows || start.columnIndex >= sheet.columns) continue;
    const place = `${sheet.id} ${column}${row}`;
    const cell = cells.get(place) ?? { start, texts: [] };
    cell.texts.push(text);
    cells.set(place, cell);
  }
  return [
    ...[...cleared].map((sheetId) => ({ updateCells: { range: { sheetId }, fields: 'note' } })),
    ...[...cells.values()].map(({ start, texts }) => ({
      updateCells: { start, rows: [{ values: [{ note: texts.join('\n\n') }] }], fields: 'note' },
    })),
  ];
}
