import type { ModelCell, SheetModel } from '../../shared/sheets/sheet-model.ts';

/** The cells of a row by their column, as a spreadsheet places them. */
export function placed(row: readonly ModelCell[]): Map<number, ModelCell> {
  const cells = new Map<number, ModelCell>();
  let column = 0;
  for (const cell of row) {
    cells.set(column, cell);
    column += 1 + (cell.span ?? 0);
  }
  return cells;
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** What a cell of the model must look like in a spreadsheet, written without the program's own formatter. */
export function looks({ value, style }: ModelCell): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return grouped(String(value));
  if (typeof value === 'boolean' || 'day' in value) throw new Error('no such cell in a report');
  const percent = style === 'ratio';
  const places = 'fen' in value ? 2 : value.decimals - (percent ? 2 : 0);
  const units = 'fen' in value ? value.fen : value.units;
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const tail = places > 0 ? `.${digits.slice(digits.length - places)}` : '';
  return `${units < 0n ? '-' : ''}${percent ? whole : grouped(whole)}${tail}${percent ? '%' : ''}`;
}

export const texts = (sheet: SheetModel): string[][] =>
  sheet.rows.map((row) => {
    const cells = placed(row);
    return sheet.columns.map((_, column) => {
      const cell = cells.get(column);
      return cell ? looks(cell) : '';
    });
  });

/** The rows whose first cells are these texts. */
export const rowsOf = (sheet: SheetModel, ...first: string[]): string[][] =>
  texts(sheet).filter((row) => first.every((text, index) => row[index] === text));

/** Column numbers by the titles of a header row. */
export const columnsOf = (sheet: SheetModel, headerRow: number): Map<string, number> =>
  new Map(texts(sheet)[headerRow - 1]!.map((title, column) => [title, column]));
