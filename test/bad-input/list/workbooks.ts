import * as XLSX from '@e965/xlsx';
import { partsOf, sheetOf, zipOf } from '../../desk/files/workshop.ts';
import { type BadInput, input } from '../bad-input.ts';
import { County } from '../county.ts';
import { bytesOf, file, workbook, workbookOf } from '../workbook.ts';

const cell = (book: XLSX.WorkBook, tab: string, place: string, content: XLSX.CellObject): void => {
  book.Sheets[tab]![place] = content;
};

const sheet = (rows: string, around = '') => zipOf(partsOf({ sheet: sheetOf(rows, around) }));

/** What only a typed workbook can get wrong, and files that are none. */
export const workbooks: readonly BadInput[] = [
  workbook(
    109,
    '病例號是超過十五位的數字',
    (book) => cell(book, '病例', 'A5', { t: 'n', v: 3307832025031234 }),
    ['IDENTIFIER_AS_NUMBER', '病例!A5', '病例號', '3307832025031234'],
  ),
  workbook(110, '單元格是公式', (book) => cell(book, '病例', 'I5', { t: 'n', v: 6100, f: 'K5+M5' }), [
    'CELL_FORMULA',
    '病例!I5',
    '總費用',
    '=K5+M5',
  ]),
  workbook(111, '單元格是錯誤值', (book) => cell(book, '病例', 'K5', { t: 'e', v: 0x17 }), [
    'CELL_ERROR',
    '病例!K5',
    '#REF!',
  ]),
  workbook(
    112,
    '數據區內有合併單元格',
    (book) => {
      book.Sheets['病例']!['!merges'] = [XLSX.utils.decode_range('B3:B5')];
    },
    ['MERGED_CELLS', '病例!B3', 'B3:B5'],
  ),
  workbook(
    113,
    '空的工作表',
    (book) => {
      book.Sheets['病組'] = XLSX.utils.aoa_to_sheet([]);
    },
    ['TAB_EMPTY', '病組!1:1', '病組'],
  ),
  workbook(114, '金額帶著計算的尾數', (book) => cell(book, '病例', 'I5', { t: 'n', v: 6100.000000000001 }), [
    'CELL_DECIMALS',
    '病例!I5',
    '6100.000000000001',
  ]),
  workbook(115, '金額是真假值', (book) => cell(book, '病例', 'M5', { t: 'b', v: true }), [
    'CELL_NOT_MONEY',
    '病例!M5',
    'true',
  ]),
  workbook(116, '日期是很小的數', (book) => cell(book, '病例', 'G5', { t: 'n', v: 31 }), [
    'CELL_NOT_DATE',
    '病例!G5',
    '「31」',
  ]),
  workbook(
    117,
    '表頭是錯誤值',
    (book) => cell(book, '病例', 'I1', { t: 'e', v: 0x1d }),
    ['HEADER_MISSING', '病例!1:1', '總費用'],
    ['HEADER_UNKNOWN', '病例!I1', '#NAME?'],
  ),
  workbook(
    118,
    '工作簿沒有預算表',
    (book) => {
      book.SheetNames.splice(book.SheetNames.indexOf('預算'), 1);
      delete book.Sheets['預算'];
    },
    ['TAB_MISSING', '預算!-', '預算'],
  ),

  input(
    119,
    '壓縮包不完整',
    (folder) => {
      const bytes = bytesOf(workbookOf(new County()));
      return file(folder, bytes.subarray(0, bytes.length * 0.9));
    },
    ['FILE_NOT_WORKBOOK', '結算.xlsx!-', '結算.xlsx', '損壞'],
  ),
  input(
    120,
    '壓縮炸彈',
    (folder) => file(folder, sheet(`<row r="1"><c r="A1"><v>1</v></c></row>${' '.repeat(60_000_000)}`)),
    ['FILE_TOO_LARGE', '結算.xlsx!-', '結算.xlsx', '壓縮'],
  ),
  input(
    121,
    '一千萬格以上的工作表',
    (folder) => file(folder, sheet('<row r="800000"><c r="O800000"><v>1</v></c></row>')),
    ['FILE_TOO_LARGE', '結算.xlsx!-', '結算.xlsx', '800000', '10000000'],
  ),
  input(122, '改了名的文字文件', (folder) => file(folder, '病例號,機構\r\nC01,H1\r\n'), [
    'FILE_NOT_WORKBOOK',
    '結算.xlsx!-',
    '結算.xlsx',
  ]),
  input(
    123,
    '舊版 .xls',
    (folder) => file(folder, XLSX.write(workbookOf(new County()), { type: 'buffer', bookType: 'biff8' })),
    ['FILE_NOT_WORKBOOK', '結算.xlsx!-', '.xls'],
  ),
  input(124, '空文件', (folder) => file(folder, ''), ['FILE_NOT_WORKBOOK', '結算.xlsx!-', '空']),
  input(125, '單獨的 CSV 文件', (folder) => file(folder, '病例號,機構\r\n', '病例.csv'), [
    'FILE_NOT_WORKBOOK',
    '病例.csv!-',
    '病例.csv',
  ]),
];
