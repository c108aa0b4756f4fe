import type { ICellData, Workbook } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { Outgoing } from './outgoing.ts';

interface Mutation {
  readonly subUnitId: string;
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, ICellData | null>>>>;
  readonly range?: { readonly startRow: number; readonly endRow: number };
  readonly ranges?: readonly {
    readonly startColumn: number;
    readonly endColumn: number;
    readonly startRow: number;
    readonly endRow: number;
  }[];
  readonly colWidth?: number | Readonly<Record<number, number>>;
  readonly rowHeight?: number | Readonly<Record<number, number>>;
}

type Send = (params: Mutation, outgoing: Outgoing, workbook: Workbook) => void;

const rows = (sheet: string, startIndex: number, endIndex: number) => ({
  range: { sheetId: Number(sheet), dimension: 'ROWS', startIndex, endIndex },
});

const size = (dimension: 'ROWS' | 'COLUMNS', sheet: string, index: number, pixelSize: number) => ({
  updateDimensionProperties: {
    range: { sheetId: Number(sheet), dimension, startIndex: index, endIndex: index + 1 },
    properties: { pixelSize: Math.round(pixelSize) },
    fields: 'pixelSize',
  },
});

const sizes =
  (dimension: 'ROWS' | 'COLUMNS', of: 'colWidth' | 'rowHeight'): Send =>
  (params, outgoing) => {
    for (const { startColumn, endColumn, startRow, endRow } of params.ranges ?? []) {
      const [first, last] = dimension === 'ROWS' ? [startRow, endRow] : [startColumn, endColumn];
      for (let index = first; index <= last; index++) {
        const given = params[of];
        const pixels = typeof given === 'number' ? given : given?.[index];
        if (pixels) outgoing.structure(size(dimension, params.subUnitId, index, pixels));
      }
    }
  };

/** What the component did, as the Sheets API says it. */
const SENT: Readonly<Record<string, Send>> = {
  'sheet.mutation.set-range-values': ({ subUnitId, cellValue = {} }, outgoing, workbook) => {
    const matrix = workbook.getSheetBySheetId(subUnitId)?.getCellMatrix();
    if (!matrix) return;
    for (const [row, cells] of Object.entries(cellValue)) {
      for (const column of Object.keys(cells)) {
        outgoing.cell(subUnitId, Number(row), Number(column), matrix.getValue(Number(row), Number(column)));
      }
    }
    outgoing.changed();
  },
  'sheet.mutation.insert-row': ({ subUnitId, range }, outgoing) => {
    if (!range) return;
    const request = {
      ...rows(subUnitId, range.startRow, range.endRow + 1),
      inheritFromBefore: range.startRow > 1,
    };
    outgoing.structure({ insertDimension: request });
  },
  'sheet.mutation.remove-rows': ({ subUnitId, range }, outgoing) => {
    if (range) outgoing.structure({ deleteDimension: rows(subUnitId, range.startRow, range.endRow + 1) });
  },
  'sheet.mutation.set-worksheet-col-width': sizes('COLUMNS', 'colWidth'),
  'sheet.mutation.set-worksheet-row-height': sizes('ROWS', 'rowHeight'),
};

/** Sends on whatever is changed in this window, by keys, by undoing or by the menus. */
export function sendChanges(api: FUniver, outgoing: Outgoing): void {
  api.addEvent(api.Event.CommandExecuted, ({ id, params, options }) => {
    const { fromCollab } = (options ?? {}) as { readonly fromCollab?: boolean };
    const workbook = api.getActiveWorkbook()?.getWorkbook();
    if (fromCollab || !workbook) return;
    SENT[id]?.(params as Mutation, outgoing, workbook);
  });
}
