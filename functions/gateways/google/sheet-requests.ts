import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { SheetModel } from '../../../shared/sheets/sheet-model.ts';
import { gridOf } from './grid.ts';
import type { SheetShape } from './shape.ts';

type Request = sheets_v4.Schema$Request;

export const deleteSheet = (sheetId: number): Request => ({ deleteSheet: { sheetId } });

export const addSheet = (
  model: SheetModel,
  { id, title, hidden = false }: { readonly id: number; readonly title: string; readonly hidden?: boolean },
): Request => ({
  addSheet: { properties: { sheetId: id, title, ...(hidden && { hidden }), gridProperties: gridOf(model) } },
});

/**
 * Takes everything from a sheet but its id, so that links to it stay alive. Sheets changes the size before what is
 * frozen, and refuses a size at which only frozen rows would be left: those go first.
 */
export function emptySheet(model: SheetModel, { id, filtered, protections }: SheetShape): Request[] {
  const range = { sheetId: id };
  const properties = { sheetId: id, title: model.name, gridProperties: gridOf(model) };
  return [
    ...protections.map((protectedRangeId) => ({ deleteProtectedRange: { protectedRangeId } })),
    ...(filtered ? [{ clearBasicFilter: { sheetId: id } }] : []),
    { unmergeCells: { range } },
    { updateCells: { range, fields: 'userEnteredValue,userEnteredFormat,dataValidation,note' } },
    {
      updateSheetProperties: { properties: { sheetId: id, gridProperties: UNFROZEN }, fields: FROZEN_FIELDS },
    },
    { updateSheetProperties: { properties, fields: `title,${SIZE_FIELDS},${FROZEN_FIELDS}` } },
  ];
}

const UNFROZEN = { frozenRowCount: 0, frozenColumnCount: 0 };
const FROZEN_FIELDS = 'gridProperties.frozenRowCount,gridProperties.frozenColumnCount';
const SIZE_FIELDS = 'gridProperties.rowCount,gridProperties.columnCount';

export const showSheet = (sheetId: number): Request => ({
  updateSheetProperties: { properties: { sheetId, hidden: false }, fields: 'hidden' },
});

export const moveInto = (sheetId: number, title: string, index: number | undefined): Request => ({
  updateSheetProperties: {
    properties: { sheetId, title, ...(index !== undefined && { index }) },
    fields: index === undefined ? 'title' : 'title,index',
  },
});
