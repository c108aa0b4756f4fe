import { fromSerial } from '../../shared/sheets/calendar.ts';
import type { CellStyle, CellValue, ModelCell } from '../../shared/sheets/sheet-model.ts';
import { rangeName, type SheetModel } from '../../shared/sheets/sheet-model.ts';
import { type WorkbookOptions, writeXlsx } from '../files/write-workbook.ts';
import type { Area } from './model/area.ts';
import type { Cell, NumberFormat } from './model/cell.ts';
import { resolve } from './model/range.ts';
import type { Sheet, Workbook } from './model/workbook.ts';
import { exactDecimal } from './values/decimal.ts';
import { effectiveValue, errorText } from './values/effective.ts';
import { formattedNumber, generalNumber } from './values/formatted.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * A spreadsheet as an `.xlsx` file in this program's own looks. It keeps values (of formulas what they show), the kind
 * of number, widths, cells merged along a row, frozen rows and columns and filter buttons. Hidden tabs come along
 * visible. Notes, drop-downs, protections and cells merged over several rows are left behind.
 */
export const exportXlsx = (book: Workbook, options: WorkbookOptions): Promise<Uint8Array> =>
  writeXlsx(sheetModels(book, options.title), options);

export const sheetModels = (book: Workbook, title: string): SheetModel[] =>
  book.sheets.map((sheet) => toModel(sheet, title));

const PIXELS_PER_CHARACTER = 7;
const PADDING_PIXELS = 12;
const DEFAULT_PIXELS = 100;

function toModel(sheet: Sheet, title: string): SheetModel {
  const { grid, frozenRows, frozenColumns, filter } = sheet;
  const rows = usedRows(sheet);
  const columns = Math.max(1, frozenColumns, ...rows.map((row) => row.length));
  const area = filter?.range && resolve(sheet, filter.range);
  return {
    name: sheet.title,
    columns: Array.from({ length: columns }, (_, column) => {
      const pixels = grid.columns[column]?.pixelSize ?? DEFAULT_PIXELS;
      return { width: Math.max(1, Math.round((pixels - PADDING_PIXELS) / PIXELS_PER_CHARACTER)) };
    }),
    rows: rows.map((cells, row) => modelRow(cells, row, sheet)),
    frozenRows,
    frozenColumns,
    protected: false,
    ...(area && { autoFilter: rangeName(area.left, area.top + 1, area.right - 1, area.bottom) }),
    print: { orientation: columns > 8 ? 'landscape' : 'portrait', footer: title },
  };
}

/** Up to the last row and, in each, the last cell that has something to show. */
function usedRows({ grid }: Sheet): (Cell | undefined)[][] {
  const rows = Array.from(grid.rows, (row) => {
    const cells = row?.cells ?? [];
    return cells.slice(0, cells.findLastIndex((cell) => cell?.entered !== undefined) + 1);
  });
  return rows.slice(0, rows.findLastIndex((cells) => cells.length > 0) + 1);
}

function modelRow(cells: readonly (Cell | undefined)[], row: number, sheet: Sheet): ModelCell[] {
  const merges = sheet.merges.filter(({ top, bottom }) => top === row && bottom === row + 1);
  const model: ModelCell[] = [];
  for (let column = 0; column < cells.length; ) {
    const merge: Area | undefined = merges.find(({ left }) => left === column);
    const cell = cells[column];
    const span = merge ? merge.right - merge.left - 1 : 0;
    const value = cellValue(cell);
    model.push({ value, style: styleOf(cell, value, row < sheet.frozenRows), ...(span > 0 && { span }) });
    column += span + 1;
  }
  return model;
}

function cellValue(cell: Cell | undefined): CellValue {
  if (cell?.entered === undefined) return null;
  const { stringValue, numberValue, boolValue, errorValue } = effectiveValue(cell.entered);
  if (numberValue !== undefined) return numberOf(numberValue, cell.format?.numberFormat);
  return stringValue ?? boolValue ?? errorText(errorValue?.type);
}

const MOST_DECIMALS = 15;

/** Days stay days and exact decimals numbers; times of day, and what is too long for either, become texts. */
function numberOf(number: number, format: NumberFormat | undefined): CellValue {
  if (format?.type === 'DATE' && Number.isInteger(number)) return { day: fromSerial(number) };
  if (format?.type === 'TIME' || format?.type === 'DATE_TIME') return formattedNumber(number, format);
  const { units, decimals } = exactDecimal(number);
  if (decimals > MOST_DECIMALS) return generalNumber(number);
  const wanted = Math.max(decimals, decimalsOf(format));
  return { units: units * 10n ** BigInt(wanted - decimals), decimals: wanted };
}

/** How many decimals of the stored number a format shows; a percentage shows two fewer. */
function decimalsOf(format: NumberFormat | undefined): number {
  const shown = /\.(0+)/.exec(format?.pattern ?? '')?.[1]?.length ?? 0;
  return format?.type === 'PERCENT' ? shown + 2 : shown;
}

const TITLE_SIZE = 14;

function styleOf(cell: Cell | undefined, value: CellValue, frozen: boolean): CellStyle {
  const { bold = false, fontSize = 0 } = cell?.format?.textFormat ?? {};
  if (bold && fontSize >= TITLE_SIZE) return 'title';
  if (bold) return frozen ? 'header' : 'total';
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return 'text';
  if (typeof value === 'object' && 'day' in value) return 'date';
  if (cell?.format?.numberFormat?.type === 'PERCENT') return 'ratio';
  const decimals = typeof value === 'object' && 'decimals' in value ? value.decimals : 0;
  return decimals === 0 ? 'count' : decimals === 2 ? 'money' : 'points';
}
