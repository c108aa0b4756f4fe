import {
  BooleanNumber,
  CellValueType,
  type ICellData,
  type IWorkbookData,
  type IWorksheetData,
  type LocaleType,
  mergeWorksheetSnapshotWithDefault,
} from '@univerjs/core';
import type { BookContent, Line, SheetContent, Value } from '../contract.ts';
import { ownStyleOf } from './style.ts';

export const UNIT = 'book';
export const sheetKey = (id: number): string => String(id);
export const styleKey = (number: number): string => `p${number}`;

export const ROW_HEIGHT = 24;
const COLUMN_WIDTH = 100;
/** System fonts of both scripts; nothing is fetched. */
export const FONT =
  '"Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** A book as the spreadsheet component opens it. */
export function snapshotOf({ title, sheets, pool }: BookContent, locale: LocaleType): Partial<IWorkbookData> {
  return {
    id: UNIT,
    name: title,
    locale,
    styles: Object.fromEntries(pool.map((entry, number) => [styleKey(number), ownStyleOf(entry)])),
    sheetOrder: sheets.map(({ id }) => sheetKey(id)),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheetKey(sheet.id), worksheetOf(sheet)])),
    defaultStyle: { ff: FONT, fs: 10 },
  };
}

export function worksheetOf(sheet: SheetContent): IWorksheetData {
  const { id, name, hidden, rows, columns, frozenRows, frozenColumns, widths, heights, merges } = sheet;
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const line of sheet.lines) cellData[line[0]] = rowOf(line, sheet.patterns);
  const rowData = Object.fromEntries(
    heights.map(([row, h]) => [row, { h: h ?? ROW_HEIGHT, ia: BooleanNumber.FALSE }]),
  );
  for (const row of sheet.hiddenRows) rowData[row] = { ...rowData[row]!, hd: BooleanNumber.TRUE } as never;
  return mergeWorksheetSnapshotWithDefault({
    id: sheetKey(id),
    name,
    hidden: hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rowCount: rows,
    columnCount: columns,
    defaultRowHeight: ROW_HEIGHT,
    defaultColumnWidth: COLUMN_WIDTH,
    freeze: {
      xSplit: frozenColumns,
      ySplit: frozenRows,
      startRow: frozenRows === 0 ? -1 : frozenRows,
      startColumn: frozenColumns === 0 ? -1 : frozenColumns,
    },
    cellData,
    rowData,
    columnData: Object.fromEntries(widths.flatMap((w, column) => (w === null ? [] : [[column, { w }]]))),
    mergeData: merges.map(([top, left, bottom, right]) => ({
      startRow: top,
      startColumn: left,
      endRow: bottom - 1,
      endColumn: right - 1,
    })),
  });
}

function rowOf([, pattern, ...values]: Line, patterns: SheetContent['patterns']): Record<number, ICellData> {
  const styles = patterns[pattern] ?? [];
  const cells: Record<number, ICellData> = {};
  for (let column = 0; column < Math.max(values.length, styles.length); column++) {
    const style = styles[column] ?? -1;
    const value = values[column] ?? null;
    if (value === null && style < 0) continue;
    cells[column] = { ...(value === null ? {} : cellOf(value)), ...(style >= 0 && { s: styleKey(style) }) };
  }
  return cells;
}

/** A text is a text, whatever it looks like. */
export function cellOf(value: NonNullable<Value>): ICellData {
  switch (typeof value) {
    case 'string':
      return { v: value, t: CellValueType.STRING };
    case 'number':
      return { v: value, t: CellValueType.NUMBER };
    case 'boolean':
      return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  }
  return { f: value.formula };
}
