import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { readRange } from '../../../shared/sheets/range.ts';
import type { ModelCell, SheetModel } from '../../../shared/sheets/sheet-model.ts';

interface Grid {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRowCount: number;
  readonly frozenColumnCount: number;
}

/** Just large enough for its content; Sheets does not let all rows or columns be frozen. */
export function gridOf(model: SheetModel): Grid {
  const frozenColumnCount = frozenColumns(model);
  const ranges = [...(model.validations ?? []).map(({ range }) => range), ...(model.unlocked ?? [])].map(
    readRange,
  );
  const widths = model.rows.map((cells) => cells.reduce((sum, { span = 0 }) => sum + span + 1, 0));
  return {
    rowCount: Math.max(
      model.rows.length + (model.blankRows ?? 0),
      model.frozenRows + 1,
      ...ranges.map(({ bottom }) => bottom + 1),
    ),
    columnCount: widths.reduce(
      (widest, width) => Math.max(widest, width),
      Math.max(model.columns.length, frozenColumnCount + 1, ...ranges.map(({ right }) => right + 1)),
    ),
    frozenRowCount: model.frozenRows,
    frozenColumnCount,
  };
}

/** A cell that covers several columns; rows and columns count from 0, `right` does not belong to it. */
export interface Span {
  readonly cell: ModelCell;
  readonly row: number;
  readonly left: number;
  readonly right: number;
}

export function spansOf({ rows }: SheetModel): readonly Span[] {
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.flatMap((cell) => {
      const left = column;
      column += (cell.span ?? 0) + 1;
      return cell.span ? [{ cell, row, left, right: column }] : [];
    });
  });
}

/** Sheets refuses a merged cell that is frozen in part: where one would be, no column is frozen. */
export function frozenColumns(model: SheetModel): number {
  const { frozenColumns: frozen = 0 } = model;
  return spansOf(model).some((span) => crosses(span, frozen)) ? 0 : frozen;
}

const crosses = ({ left, right }: Span, frozen: number): boolean => left < frozen && right > frozen;

export function gridRange(sheetId: number, range: string): sheets_v4.Schema$GridRange {
  const { left, top, right, bottom } = readRange(range);
  return {
    sheetId,
    startRowIndex: top,
    endRowIndex: bottom + 1,
    startColumnIndex: left,
    endColumnIndex: right + 1,
  };
}
