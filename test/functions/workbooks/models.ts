import { fen } from '../../../shared/money/fen.ts';
import type { RawTab } from '../../../shared/sheets/raw.ts';
import type { CellStyle, CellValue, ModelCell, SheetModel } from '../../../shared/sheets/sheet-model.ts';

export const cell = (value: CellValue, style: CellStyle = 'text', span = 0): ModelCell =>
  span > 0 ? { value, style, span } : { value, style };

export const money = (amount: bigint): ModelCell => cell({ fen: fen(amount) }, 'money');

export const model = (
  name: string,
  rows: readonly (readonly ModelCell[])[],
  more: Partial<SheetModel> = {},
): SheetModel => ({
  name,
  columns: [{ width: 12 }, { width: 12 }, { width: 12 }],
  rows,
  frozenRows: 1,
  protected: false,
  print: { orientation: 'landscape', footer: '' },
  ...more,
});

/** A table of one line, under its header. */
export const table = (name: string, text: string, more: Partial<SheetModel> = {}): SheetModel =>
  model(
    name,
    [
      [cell('名稱', 'header'), cell('金額', 'header')],
      [cell(text), money(1234n)],
    ],
    more,
  );

/** Rows whose requests come to about so many bytes. */
export const large = (name: string, bytes: number): SheetModel => {
  const text = '點'.repeat(300);
  return model(name, [
    [cell('名稱', 'header')],
    ...Array.from({ length: bytes / 950 }, (_, index) => [cell(`${index}${text}`)]),
  ]);
};

/** The cells of a tab by row number. */
export const cellsOf = (tab: RawTab | undefined): unknown =>
  tab &&
  Object.fromEntries(
    [...(tab.rows as Iterable<{ row: number; cells: unknown }>)].map(({ row, cells }) => [row, cells]),
  );
