import type { Api } from '../api/sheets-api.ts';
import { cellOf } from '../model/cell.ts';
import { keptFormat } from '../model/format.ts';
import { areaOfRange } from '../model/range.ts';
import type { Edit } from './edit.ts';

type Border = Api<'Border'>;
type Side = keyof Api<'Borders'>;

/** Sets borders around and within a range; `NONE` takes one away, a side that is not named stays. */
export function updateBorders(edit: Edit, request: Api<'UpdateBordersRequest'>): void {
  const { sheet, ...area } = areaOfRange(edit.book, request.range);
  edit.guard({ sheet, ...area });
  for (let row = area.top; row < area.bottom; row++) {
    for (let column = area.left; column < area.right; column++) {
      const inner = { horizontal: request.innerHorizontal, vertical: request.innerVertical };
      setBorders(edit, sheet, row, column, {
        top: row === area.top ? request.top : inner.horizontal,
        bottom: row === area.bottom - 1 ? request.bottom : inner.horizontal,
        left: column === area.left ? request.left : inner.vertical,
        right: column === area.right - 1 ? request.right : inner.vertical,
      });
    }
  }
}

function setBorders(
  { book }: Edit,
  { grid }: ReturnType<typeof areaOfRange>['sheet'],
  row: number,
  column: number,
  sides: Readonly<Record<Side, Border | undefined>>,
): void {
  const cell = grid.cell(row, column);
  const borders: Partial<Record<Side, Border>> = { ...cell?.format?.borders };
  for (const side of Object.keys(sides) as Side[]) {
    const border = sides[side];
    if (border?.style === 'NONE') delete borders[side];
    else if (border) borders[side] = border;
  }
  const format = keptFormat({ ...cell?.format, borders });
  grid.put(row, column, cellOf({ ...cell, format: format && book.pool.keep(format) }));
}
