import { type Mask, project, wants, within } from '../api/mask.ts';
import type { Api } from '../api/sheets-api.ts';
import type { Area } from '../model/area.ts';
import type { Cell } from '../model/cell.ts';
import type { DimensionLook } from '../model/grid.ts';
import type { Metadata, Sheet } from '../model/workbook.ts';
import { CellShower } from './cell.ts';
import { metadataShown } from './metadata.ts';

const ROW_HEIGHT = 21;
const COLUMN_WIDTH = 100;

/** The cells of an area and the sizes of its rows and columns. Rows and cells at the end without content are left out. */
export function gridData(
  { id, grid }: Sheet,
  area: Area,
  metadata: readonly Metadata[],
  mask: Mask,
): Api<'GridData'> {
  const cells = wants(mask, 'rowData', 'values');
  const rows = within(mask, 'rowMetadata');
  const columns = within(mask, 'columnMetadata');
  const of = (kind: 'ROW' | 'COLUMN', index: number) =>
    metadata.filter(
      ({ location }) => location.kind === kind && location.sheetId === id && location.index === index,
    );
  return {
    ...(area.top > 0 && within(mask, 'startRow') && { startRow: area.top }),
    ...(area.left > 0 && within(mask, 'startColumn') && { startColumn: area.left }),
    ...(within(mask, 'rowData') && { rowData: rowData(grid.rows, area, cells) }),
    ...(rows && {
      rowMetadata: looks(
        area.top,
        area.bottom,
        rows,
        ROW_HEIGHT,
        (row) => grid.rows[row]?.look,
        (row) => of('ROW', row),
      ),
    }),
    ...(columns && {
      columnMetadata: looks(
        area.left,
        area.right,
        columns,
        COLUMN_WIDTH,
        (column) => grid.columns[column],
        (column) => of('COLUMN', column),
      ),
    }),
  };
}

function rowData(rows: Sheet['grid']['rows'], area: Area, mask: Mask | undefined): Api<'RowData'>[] {
  const shower = mask && new CellShower(mask);
  const shown: Api<'RowData'>[] = [];
  let used = 0;
  for (let row = area.top; row < Math.min(area.bottom, rows.length); row++) {
    const cells = rows[row]?.cells.slice(area.left, area.right) ?? [];
    const values = shower ? cellValues(cells, shower) : [];
    shown.push(values.length > 0 ? { values } : {});
    if (cells.some((cell) => cell)) used = shown.length;
  }
  return shown.slice(0, used);
}

function cellValues(cells: readonly (Cell | undefined)[], shower: CellShower): Api<'CellData'>[] {
  const values = cells.map((cell) => (cell ? shower.show(cell) : {}));
  let used = cells.length;
  while (used > 0 && !cells[used - 1]) used--;
  return values.slice(0, used);
}

function looks(
  from: number,
  to: number,
  mask: Mask,
  pixels: number,
  lookOf: (index: number) => DimensionLook | undefined,
  metadataOf: (index: number) => readonly Metadata[],
): Api<'DimensionProperties'>[] {
  return Array.from({ length: to - from }, (_, offset) => {
    const { pixelSize = pixels, hidden } = lookOf(from + offset) ?? {};
    const metadata = metadataOf(from + offset).map(metadataShown);
    const look = {
      ...(hidden && { hiddenByUser: true }),
      pixelSize,
      ...(metadata.length > 0 && { developerMetadata: metadata }),
    };
    return project(look, mask) as Api<'DimensionProperties'>;
  });
}
