import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { type BadInput, type Expected, input } from './bad-input.ts';
import { County } from './county.ts';

/** The county as another program's workbook: amounts, points and dates typed as such, everything else as text. */
export function workbookOf(county: County): XLSX.WorkBook {
  const book = XLSX.utils.book_new();
  for (const [tab, rows] of county.tabs()) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => row.map((text) => text || null)));
    for (const [place, cell] of Object.entries(sheet)) {
      if (!place.startsWith('!') && /^-?\d+\.\d+$/.test(cell.v)) sheet[place] = { t: 'n', v: Number(cell.v) };
      if (/^\d{4}-\d\d-\d\d$/.test(cell.v)) sheet[place] = { t: 'n', v: serial(cell.v), z: 'yyyy-mm-dd' };
    }
    XLSX.utils.book_append_sheet(book, sheet, tab);
  }
  return book;
}

const serial = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569;

export const bytesOf = (book: XLSX.WorkBook): Buffer =>
  XLSX.write(book, { type: 'buffer', bookType: 'xlsx' });

/** The good county as a workbook with something spoiled. */
export const workbook = (
  number: number,
  title: string,
  spoil: (book: XLSX.WorkBook) => unknown,
  ...expected: Expected[]
): BadInput => {
  const given: BadInput['given'] = async (folder) => {
    const book = workbookOf(new County());
    spoil(book);
    return file(folder, bytesOf(book));
  };
  return input(number, title, given, ...expected);
};

/** A file that claims to be a workbook. */
export async function file(folder: string, bytes: string | Uint8Array, name = '結算.xlsx') {
  await writeFile(join(folder, name), bytes);
  return { input: join(folder, name) };
}
