import { Grid, type Row } from '../model/grid.ts';
import type { Pool } from '../model/pool.ts';
import type { Sheet, Workbook } from '../model/workbook.ts';

/** Rows at `position` and below have the ids from `id` on: [position, id, count]. */
type Run = [number, number, number];

interface CodedSheet extends Omit<Sheet, 'grid'> {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly columns: Grid['columns'];
  readonly nextRowId: number;
  readonly runs: readonly Run[];
}

type CodedBook = Omit<Workbook, 'sheets' | 'pool'> & { readonly sheets: readonly CodedSheet[] };

/** Everything but the cells and what is in the pool. */
export function encodeBook({ pool: _, sheets, ...book }: Workbook): string {
  const coded: CodedBook = { ...book, sheets: sheets.map(encodeSheet) };
  return JSON.stringify(coded);
}

function encodeSheet({ grid, ...sheet }: Sheet): CodedSheet {
  const { rowCount, columnCount, columns, nextRowId } = grid;
  return {
    ...sheet,
    rowCount,
    columnCount,
    columns: Array.from(columns, (look) => look),
    nextRowId,
    runs: runs(grid),
  };
}

function runs({ rows }: Grid): Run[] {
  const all: Run[] = [];
  rows.forEach((row, position) => {
    if (!row) return;
    const last = all.at(-1);
    if (last && position === last[0] + last[2] && row.id === last[1] + last[2]) last[2]++;
    else all.push([position, row.id, 1]);
  });
  return all;
}

/** `rowsOf` reads the rows of a sheet by their ids. */
export function decodeBook(
  text: string,
  pool: Pool,
  rowsOf: (sheetId: number) => ReadonlyMap<number, Row>,
): Workbook {
  const { sheets, ...book } = JSON.parse(text) as CodedBook;
  return { ...book, pool, sheets: sheets.map((sheet) => decodeSheet(sheet, rowsOf)) };
}

function decodeSheet(
  { rowCount, columnCount, columns, nextRowId, runs, ...sheet }: CodedSheet,
  rowsOf: (sheetId: number) => ReadonlyMap<number, Row>,
): Sheet {
  const grid = new Grid(rowCount, columnCount);
  grid.columns = columns.map((look) => look ?? undefined);
  grid.nextRowId = nextRowId;
  const rows = rowsOf(sheet.id);
  for (const [position, id, count] of runs) {
    while (grid.rows.length < position) grid.rows.push(undefined);
    for (let index = 0; index < count; index++) grid.rows.push(rows.get(id + index));
  }
  return { ...sheet, tabColor: sheet.tabColor, filter: sheet.filter, grid };
}
