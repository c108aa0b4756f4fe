import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { findMarks, MARK_FIELDS, type Mark, ONCE_KEY, RECEIPT_KEY, STAMP_KEY } from './marks.ts';
import { tabKey } from './tab-name.ts';

export interface SheetShape {
  readonly id: number;
  readonly title: string;
  readonly index: number;
  readonly hidden: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly protections: readonly number[];
  readonly filtered: boolean;
}

/** What a write must know of a file: everything but its cells. */
export interface FileShape {
  readonly sheets: readonly SheetShape[];
  /** One; more only if two programs wrote the first one at the same moment. */
  readonly stamps: readonly Mark[];
  /** Left by the latest batch of this program, whether it had a stamp or not. */
  readonly receipts: readonly Mark[];
  /** The runs of writes that are done once. */
  readonly done: readonly Mark[];
}

const SHEET_FIELDS = [
  'properties(sheetId,title,index,hidden,gridProperties(rowCount,columnCount))',
  'protectedRanges(protectedRangeId)',
  'basicFilter(range)',
];

const withSheets = (...fields: readonly string[]): string => `${MARK_FIELDS},sheets(${fields.join(',')})`;

const DATA_FIELDS = 'data(startRow,startColumn,rowData(values(userEnteredValue,effectiveValue)))';

export const SHAPE_FIELDS = withSheets(...SHEET_FIELDS);

/** A value typed is the same in both; a formula, an error and the spilled result of a formula are not. */
export const CONTENT_FIELDS = withSheets(...SHEET_FIELDS, 'merges', DATA_FIELDS);

export const CELL_FIELDS = `sheets(${DATA_FIELDS})`;

export const shapeOf = (spreadsheet: sheets_v4.Schema$Spreadsheet): FileShape => ({
  sheets: (spreadsheet.sheets ?? []).map(sheetShape),
  stamps: findMarks(spreadsheet, STAMP_KEY),
  receipts: findMarks(spreadsheet, RECEIPT_KEY),
  done: findMarks(spreadsheet, ONCE_KEY),
});

function sheetShape({ properties, protectedRanges, basicFilter }: sheets_v4.Schema$Sheet): SheetShape {
  return {
    id: properties?.sheetId ?? 0,
    title: properties?.title ?? '',
    index: properties?.index ?? 0,
    hidden: properties?.hidden ?? false,
    rows: properties?.gridProperties?.rowCount ?? 0,
    columns: properties?.gridProperties?.columnCount ?? 0,
    protections: (protectedRanges ?? []).flatMap(({ protectedRangeId: id }) => (id == null ? [] : [id])),
    filtered: basicFilter != null,
  };
}

/** The sheet of that very name, else one whose name says the same. */
export function findSheet({ sheets }: Pick<FileShape, 'sheets'>, name: string): SheetShape | undefined {
  const key = tabKey(name);
  return sheets.find(({ title }) => title === name) ?? sheets.find(({ title }) => tabKey(title) === key);
}
