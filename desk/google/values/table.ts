import type { Area } from '../model/area.ts';
import type { Grid } from '../model/grid.ts';
import type { SheetArea } from '../model/sheet-area.ts';

/**
 * The last table in an area, as `append` looks for it: the block of cells around the area's last value that is not
 * interrupted by a blank row or column. `undefined` when the area has no value.
 */
export function lastTable({ sheet: { grid }, ...area }: SheetArea): Area | undefined {
  const seed = lastValue(grid, area);
  if (!seed) return undefined;
  return grown(grid, { top: seed.row, bottom: seed.row + 1, left: seed.column, right: seed.column + 1 });
}

function lastValue(
  grid: Grid,
  { top, left, bottom, right }: Area,
): { row: number; column: number } | undefined {
  for (let row = Math.min(bottom, grid.rows.length) - 1; row >= top; row--) {
    for (let column = left; column < right; column++) if (hasValue(grid, row, column)) return { row, column };
  }
  return undefined;
}

/** As far as values touch each other, also at corners. */
function grown(grid: Grid, area: Area): Area {
  let { top, left, bottom, right } = area;
  const inRow = (row: number) => span(left - 1, right + 1).some((column) => hasValue(grid, row, column));
  const inColumn = (column: number) => span(top - 1, bottom + 1).some((row) => hasValue(grid, row, column));
  while (top > 0 && inRow(top - 1)) top--;
  while (bottom < grid.rows.length && inRow(bottom)) bottom++;
  while (left > 0 && inColumn(left - 1)) left--;
  while (right < grid.columnCount && inColumn(right)) right++;
  const stable = left === area.left && right === area.right;
  return stable ? { top, left, bottom, right } : grown(grid, { top, left, bottom, right });
}

const span = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

const hasValue = (grid: Grid, row: number, column: number): boolean =>
  row >= 0 && column >= 0 && grid.cell(row, column)?.entered !== undefined;
