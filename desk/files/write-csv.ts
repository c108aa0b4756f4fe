import { type AtomicOptions, writeAllOrNothing } from './atomic-write.ts';

type CsvCell = string | number | boolean | null;
export type CsvRows = Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>;

export interface CsvOptions {
  /** Excel takes a CSV without byte order mark for the system's own encoding; other programs mind the mark. */
  readonly bom: boolean;
}

const LINES_PER_CHUNK = 1000;

/**
 * CSV of an input tab, in UTF-8 (there is no encoder for GB18030 in Node) with CRLF, piece by piece.
 *
 * Cells that begin like a formula (`=`, `+`, `-`, `@`) are written as they are. Such a file is data that this program
 * or another reads back: an apostrophe put before a cell would come back as part of it, and `-5` would be no number.
 * What people are to open in a spreadsheet is written as `.xlsx`, where a text is a text.
 */
export async function* csvText(rows: CsvRows, { bom }: CsvOptions): AsyncGenerator<string> {
  let lines = bom ? '\ufeff' : '';
  let count = 0;
  for await (const row of rows) {
    lines += `${row.map(field).join(',')}\r\n`;
    if (++count % LINES_PER_CHUNK === 0) {
      yield lines;
      lines = '';
    }
  }
  yield lines;
}

/** Writes one tab as `<name>.csv` into a folder, whole or not at all. */
export const writeCsvFile = (
  folder: string,
  name: string,
  rows: CsvRows,
  options: CsvOptions & AtomicOptions,
): Promise<void> =>
  writeAllOrNothing(folder, [{ name: `${name}.csv`, content: csvText(rows, options) }], options);

function field(cell: CsvCell): string {
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
