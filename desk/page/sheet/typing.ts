import type { Univer } from '@univerjs/core';
import { CellValueType, type ICellData, type Nullable } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { AFTER_CELL_EDIT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import { TYPED } from './outgoing.ts';
import { UNIT } from './snapshot.ts';

const BEFORE_ALL_OTHERS = 10_000;

/**
 * Keeps what was typed as it was typed: what a text means, a number, a day or a case number of eighteen digits, is for
 * the service to read, the same way as in Google's own sheet, and not for this page.
 */
export function keepTyped(univer: Univer): void {
  const service = univer.__getInjector().get(SheetInterceptorService);
  service.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: BEFORE_ALL_OTHERS,
    handler: (cell, { worksheet, row, col }, next) => {
      if (!cell) return next(cell);
      const text = textOf(cell);
      if (text === '') return { ...cell, ...BLANK };
      const before = worksheet.getCellRaw(row, col);
      if (before && String(before.v ?? '') === text && !cell.f) return before;
      return cell.f ? { ...cell, custom: TYPED } : { ...cell, ...typedCell(text) };
    },
  });
}

/** Set over a cell, it empties it and leaves its format. */
export const BLANK: ICellData = { v: null, p: null, f: null, si: null, custom: null };

export const typedCell = (text: string): ICellData => ({
  v: text,
  t: CellValueType.STRING,
  p: null,
  f: null,
  si: null,
  custom: TYPED,
});

/** A text in several lines is a document inside its cell. */
function textOf({ v, p, t, f }: ICellData): string {
  if (f) return f;
  const text = p?.body ? p.body.dataStream.replace(/\r\n$/, '').replaceAll('\r', '\n') : String(v ?? '');
  return t === CellValueType.FORCE_STRING ? `'${text}` : text;
}

/** Texts set by this page as if they had been typed. */
export function setTyped(
  api: FUniver,
  sheet: string,
  row: number,
  column: number,
  texts: readonly (readonly string[])[],
): void {
  const value: Record<number, Record<number, Nullable<ICellData>>> = {};
  texts.forEach((line, down) => {
    value[row + down] = Object.fromEntries(
      line.map((text, right) => [column + right, text === '' ? { ...BLANK } : typedCell(text)]),
    );
  });
  api.syncExecuteCommand('sheet.command.set-range-values', { unitId: UNIT, subUnitId: sheet, value });
}
