import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { numberFormat } from '../../../shared/sheets/look.ts';
import { rowHeights } from '../../../shared/sheets/row-heights.ts';
import type { ModelCell, SheetModel } from '../../../shared/sheets/sheet-model.ts';
import { cellFormat, typedValue } from './cell.ts';
import { spansOf } from './grid.ts';
import { rectangles, stretches } from './rectangles.ts';
import { sizeOf } from './size.ts';

type Request = sheets_v4.Schema$Request;

/** Values, looks, merged cells and measures, in requests small enough to be spread over several batches. */
export const contentRequests = (model: SheetModel, sheetId: number): Request[] => [
  ...valueRequests(model, sheetId),
  ...formatRequests(model, sheetId),
  ...mergeRequests(model, sheetId),
  ...pixelRequests('COLUMNS', sheetId, columnPixels(model)),
  ...pixelRequests('ROWS', sheetId, rowHeights(model).map(rowPixels)),
];

/**
 * Below the last row with values; Sheets finds it and makes room. Prepared rows keep their look, but what the amounts
 * are is told again.
 */
export const appendRequest = (rows: SheetModel['rows'], sheetId: number): Request => ({
  appendCells: {
    sheetId,
    rows: rows.map((cells) => ({ values: cells.flatMap(appendedCells) })),
    fields: 'userEnteredValue,userEnteredFormat.numberFormat',
  },
});

function appendedCells(cell: ModelCell): sheets_v4.Schema$CellData[] {
  const { numberFormat: format } = cellFormat(cell.value, cell.style);
  const [first, ...covered] = valueCells(cell);
  return [{ ...first, ...(format && { userEnteredFormat: { numberFormat: format } }) }, ...covered];
}

const CHUNK_BYTES = 250_000;

function valueRequests({ rows }: SheetModel, sheetId: number): Request[] {
  const requests: Request[] = [];
  let chunk: sheets_v4.Schema$RowData[] = [];
  let bytes = 0;
  const flush = (rowIndex: number) => {
    const start = { sheetId, rowIndex: rowIndex - chunk.length, columnIndex: 0 };
    if (chunk.length > 0) requests.push({ updateCells: { start, rows: chunk, fields: 'userEnteredValue' } });
    chunk = [];
    bytes = 0;
  };
  rows.forEach((cells, index) => {
    const row = { values: cells.flatMap(valueCells) };
    bytes += sizeOf(row);
    if (bytes > CHUNK_BYTES) flush(index);
    chunk.push(row);
  });
  flush(rows.length);
  return requests;
}

function valueCells({ value, span = 0 }: ModelCell): sheets_v4.Schema$CellData[] {
  const typed = typedValue(value);
  return [typed ? { userEnteredValue: typed } : {}, ...Array.from({ length: span }, () => ({}))];
}

function formatRequests({ rows, columns, blankRows = 0 }: SheetModel, sheetId: number): Request[] {
  const examples = new Map<string, ModelCell>();
  const kindOf = (cell: ModelCell): string => {
    const kind = `${cell.style} ${numberFormat(cell.value, cell.style)?.pattern}`;
    examples.set(kind, cell);
    return kind;
  };
  const grid = rows.map((cells) =>
    cells.flatMap((cell) => Array.from({ length: (cell.span ?? 0) + 1 }, () => kindOf(cell))),
  );
  const blank = columns.map(({ style = 'text' }) => kindOf({ value: null, style }));
  const all = [...grid, ...Array.from({ length: blankRows }, () => blank)];
  return rectangles(all).map(({ kind, top, left, right, bottom }) => {
    const { value, style } = examples.get(kind)!;
    return {
      repeatCell: {
        range: {
          sheetId,
          startRowIndex: top,
          endRowIndex: bottom,
          startColumnIndex: left,
          endColumnIndex: right,
        },
        cell: { userEnteredFormat: cellFormat(value, style) },
        fields: 'userEnteredFormat',
      },
    };
  });
}

const mergeRequests = (model: SheetModel, sheetId: number): Request[] =>
  spansOf(model).map(({ row, left, right }) => ({
    mergeCells: {
      range: {
        sheetId,
        startRowIndex: row,
        endRowIndex: row + 1,
        startColumnIndex: left,
        endColumnIndex: right,
      },
      mergeType: 'MERGE_ALL',
    },
  }));

/** A half-width character of the default font, and what stands free beside a text. */
const CHARACTER_PIXELS = 7;
const PADDING_PIXELS = 12;

const columnPixels = ({ columns }: SheetModel): number[] =>
  columns.map(({ width }) => width * CHARACTER_PIXELS + PADDING_PIXELS);

const rowPixels = (points: number): number => Math.ceil((points * 4) / 3);

const pixelRequests = (
  dimension: 'ROWS' | 'COLUMNS',
  sheetId: number,
  pixels: readonly number[],
): Request[] =>
  stretches(pixels).map(([pixelSize, startIndex, endIndex]) => ({
    updateDimensionProperties: {
      range: { sheetId, dimension, startIndex, endIndex },
      properties: { pixelSize },
      fields: 'pixelSize',
    },
  }));
