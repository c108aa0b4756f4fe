import { ApiError } from '../api/errors.ts';
import type { Api } from '../api/sheets-api.ts';
import { type Cell, cellOf } from '../model/cell.ts';
import type { Pool } from '../model/pool.ts';
import { areaOfRange } from '../model/range.ts';
import { exceedsGrid, type SheetArea } from '../model/sheet-area.ts';
import { effectiveValue } from '../values/effective.ts';
import type { Edit } from './edit.ts';

type PasteType = NonNullable<Api<'CopyPasteRequest'>['pasteType']>;

/** The source fills the destination as often as it goes into it. References in formulas stay as they are. */
export function copyPaste(edit: Edit, request: Api<'CopyPasteRequest'>): void {
  const { pasteType = 'PASTE_NORMAL', pasteOrientation = 'NORMAL' } = request;
  if (pasteOrientation !== 'NORMAL' || pasteType === 'PASTE_CONDITIONAL_FORMATTING') {
    throw ApiError.invalid(`${pasteType}, ${pasteOrientation}: not kept by this local service.`);
  }
  const source = areaOfRange(edit.book, request.source);
  const height = source.bottom - source.top;
  const width = source.right - source.left;
  const cells = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) =>
      source.sheet.grid.cell(source.top + row, source.left + column),
    ),
  );
  const target = expand(areaOfRange(edit.book, request.destination), height, width);
  edit.guard(target);
  const { grid } = target.sheet;
  for (let row = target.top; row < target.bottom; row++) {
    for (let column = target.left; column < target.right; column++) {
      const cell = cells[(row - target.top) % height]![(column - target.left) % width];
      grid.put(row, column, paste(edit.book.pool, grid.cell(row, column), cell, pasteType));
    }
  }
}

/** A destination that does not hold the source a whole number of times takes it once, from its corner on. */
function expand(area: SheetArea, height: number, width: number): SheetArea {
  const { sheet, top, left, bottom, right } = area;
  const tiles = (bottom - top) % height === 0 && (right - left) % width === 0;
  const target = tiles ? area : { sheet, top, left, bottom: top + height, right: left + width };
  if (target.bottom > sheet.grid.rowCount || target.right > sheet.grid.columnCount)
    throw exceedsGrid(sheet, target);
  return target;
}

function paste(pool: Pool, old: Cell | undefined, cell: Cell | undefined, type: PasteType): Cell | undefined {
  switch (type) {
    case 'PASTE_VALUES':
      return cellOf({ ...old, entered: valueOnly(cell) });
    case 'PASTE_FORMULA':
      return cellOf({ ...old, entered: cell?.entered });
    case 'PASTE_FORMAT':
      return cellOf({ ...old, format: cell?.format });
    case 'PASTE_DATA_VALIDATION':
      return cellOf({ ...old, validation: cell?.validation });
    case 'PASTE_NO_BORDERS': {
      const { borders: _, ...format } = cell?.format ?? {};
      return cellOf({ ...cell, format: Object.keys(format).length > 0 ? pool.keep(format) : undefined });
    }
    default:
      return cell;
  }
}

function valueOnly(cell: Cell | undefined): Cell['entered'] {
  if (cell?.entered === undefined) return undefined;
  const { stringValue, numberValue, boolValue } = effectiveValue(cell.entered);
  return stringValue ?? numberValue ?? boolValue;
}
