import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { writeXlsx as hucreWrite } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { RawCell } from '../../../shared/sheets/raw.ts';
import {
  cellsOf,
  partsOf,
  readBytes,
  readWorkbook,
  sheetOf,
  temporaryFolder,
  workbookOf,
  zipOf,
} from './workshop.ts';

const folder = temporaryFolder();

async function rowsOf(bytes: Uint8Array) {
  const { tabs, findings } = await readBytes(folder, bytes);
  expect(findings).toEqual([]);
  return cellsOf(tabs?.[0]);
}

const written = (sheet: XLSX.WorkSheet, options: XLSX.WritingOptions = {}, props = {}): Buffer => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '病例');
  book.Workbook = { ...book.Workbook, WBProps: props };
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', ...options });
};

test('values of a foreign writer arrive as they are stored', async () => {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['330100200000000123', '=1+1', '１２３', '一\n二', ' 前後 ', '', null, true, false],
    [12600.01, -0.05, 0, 1e-7, 123456789012345],
    [],
    [null, '  '],
  ]);
  const expected = {
    1: ['330100200000000123', '=1+1', '１２３', '一\n二', ' 前後 ', null, null, true, false],
    2: [12600.01, -0.05, 0, 1e-7, 123456789012345],
    4: [null, '  '],
  };
  expect(await rowsOf(written(sheet, { bookSST: true }))).toEqual(expected);
  expect(await rowsOf(written(sheet, { bookSST: false }))).toEqual(expected);
});

test('a number is its value, not what its format shows', async () => {
  const sheet = XLSX.utils.aoa_to_sheet([[12600.018, 0.855, 45747]]);
  Object.assign(sheet['A1'], { z: '#,##0' });
  Object.assign(sheet['B1'], { z: '0%' });
  Object.assign(sheet['C1'], { z: 'yyyy"年"m"月"d"日"' });
  expect(await rowsOf(written(sheet))).toEqual({ 1: [12600.018, 0.855, 45747] });
});

test('formulas and error values are told from values', async () => {
  const sheet = XLSX.utils.aoa_to_sheet([[1, 2, 3, 4]]);
  sheet['B1'] = { t: 'n', v: 2, f: 'A1+1' };
  sheet['C1'] = { t: 'e', v: 0x17 };
  sheet['D1'] = { t: 'e', v: 0x2a, f: 'VLOOKUP(A1,X:X,1)' };
  expect(await rowsOf(written(sheet))).toEqual({
    1: [
      1,
      { kind: 'formula', text: '=A1+1' },
      { kind: 'error', text: '#REF!' },
      { kind: 'formula', text: '=VLOOKUP(A1,X:X,1)' },
    ],
  });
});

test('a formula filled down, a data table and an array are formulas in every cell', async () => {
  const rows = `<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>4</v></c></row>
    <row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c>
    <c r="B2"><f t="dataTable" ref="B2:B9" r1="C1"/><v>1</v></c>
    <c r="C2" t="str"><f t="array" ref="C2:C3">IF(A1&lt;3,"是","否")</f><v>否</v></c></row>`;
  expect(await rowsOf(workbookOf({ sheet: sheetOf(rows) }))).toEqual({
    1: [{ kind: 'formula', text: '=B1*2' }],
    2: [
      { kind: 'formula', text: '=B1*2' },
      { kind: 'formula', text: '=' },
      { kind: 'formula', text: '=IF(A1<3,"是","否")' },
    ],
  });
});

test('a boolean as LibreOffice writes it is a boolean; what leans on another cell is not', async () => {
  const rows = `<row><c t="b"><f aca="false">TRUE()</f><v>1</v></c><c t="b"><f>FALSE()</f><v>0</v></c>
    <c t="b"><f>A1</f><v>1</v></c><c><f>TRUE()</f><v>1</v></c></row>`;
  expect(await rowsOf(workbookOf({ sheet: sheetOf(rows) }))).toEqual({
    1: [true, false, { kind: 'formula', text: '=A1' }, { kind: 'formula', text: '=TRUE()' }],
  });
});

test('the text of one cell never reaches the next', async () => {
  const rows =
    '<row><c t="inlineStr"><f>A2</f><is><t>甲</t></is></c><c t="inlineStr"/><c t="str"><v>乙</v></c><c/></row>';
  expect(await rowsOf(workbookOf({ sheet: sheetOf(rows) }))).toEqual({
    1: [{ kind: 'formula', text: '=A2' }, null, '乙'],
  });
});

test('dates of a 1904 workbook come as serials of 1900; its other numbers stay', async () => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-404]e/m/d"/>
    <numFmt numFmtId="165" formatCode="&quot;days&quot; 0"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
  const rows =
    '<row><c s="1"><v>44285</v></c><c s="2"><v>44285.5</v></c><c s="3"><v>44285</v></c><c><v>44285</v></c></row>';
  const xml = { sheet: sheetOf(rows), styles };
  expect(await rowsOf(workbookOf({ ...xml, workbookPr: '<workbookPr date1904="1"/>' }))).toEqual({
    1: [45747, 45747.5, 44285, 44285],
  });
  expect(await rowsOf(workbookOf({ ...xml, workbookPr: '<workbookPr date1904="0"/>' }))).toEqual({
    1: [44285, 44285.5, 44285, 44285],
  });
});

test('a 1904 workbook of a foreign writer', async () => {
  const sheet = { '!ref': 'A1:B1', A1: { t: 'n', v: 44285, z: 'yyyy-mm-dd' }, B1: { t: 'n', v: 12600 } };
  expect(await rowsOf(written(sheet, {}, { date1904: true }))).toEqual({ 1: [45747, 12600] });
});

test('ISO dates become serials', async () => {
  const rows = '<row><c t="d"><v>2025-03-31T00:00:00</v></c><c t="d"><v>2025-02-30</v></c></row>';
  expect(await rowsOf(workbookOf({ sheet: sheetOf(rows) }))).toEqual({ 1: [45747, '2025-02-30'] });
});

test('merged ranges are named, several sheets come in order, hidden ones too', async () => {
  const book = XLSX.utils.book_new();
  const merged = XLSX.utils.aoa_to_sheet([
    ['甲', null],
    [1, 2],
  ]);
  merged['!merges'] = [XLSX.utils.decode_range('A1:B1'), XLSX.utils.decode_range('A3:A9')];
  XLSX.utils.book_append_sheet(book, merged, '參數');
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['乙']]), '病例 & "x"');
  book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
  const { tabs } = await readBytes(folder, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }));
  expect(tabs?.map(({ name, merges }) => ({ name, merges }))).toEqual([
    { name: '參數', merges: ['A1:B1', 'A3:A9'] },
    { name: '病例 & "x"', merges: [] },
  ]);
});

test('rich text is plain, without phonetic guides; escapes and entities are undone once', async () => {
  const strings = `<sst><si><r><rPr><b/></rPr><t>基</t></r><r><t xml:space="preserve"> 金</t></r><rPh sb="0" eb="1"><t>キ</t></rPh></si>
    <si><t>a&amp;lt;_x000D_b_x005F_x0041_&#x4e2d;&#25991;</t></si><si><t><![CDATA[<1&amp;2>]]></t></si><si/></sst>`;
  const rows = `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c>
    <c t="inlineStr"><is><r><t>住</t></r><r><t>院</t></r></is></c><c t="inlineStr"><is><t/></is></c><c t="b"><v>1</v></c></row>`;
  expect(await rowsOf(workbookOf({ sheet: sheetOf(rows), strings }))).toEqual({
    1: ['基 金', 'a&lt;\rb_x0041_中文', '<1&amp;2>', null, '住院', null, true],
  });
});

test('what is not a number in JavaScript stays a text', async () => {
  const rows =
    '<row><c><v>0x10</v></c><c><v>1e999</v></c><c><v>1.5E+3</v></c><c><v>-.5</v></c><c><v> 7</v></c></row>';
  expect(await rowsOf(workbookOf({ sheet: sheetOf(rows) }))).toEqual({
    1: ['0x10', '1e999', 1500, -0.5, ' 7'],
  });
});

test('prefixes, comments, other quotes, backslashes, capitals and ZIP64 are all read', async () => {
  const sheet = `\ufeff<?xml version="1.0"?><!-- > --><x:worksheet xmlns:x="m"><x:sheetData><x:row r='3'>
    <x:c r='B3' t='str'><x:v>a&gt;b</x:v></x:c></x:row></x:sheetData><x:extLst a="1>2"/></x:worksheet><!---->`;
  const parts = partsOf({ sheet }).map((part) => ({
    ...part,
    name: part.name.replaceAll('/', '\\').replace('xl', 'XL'),
    method: part.name.endsWith('.rels') ? 0 : 8,
  }));
  expect(await rowsOf(zipOf(parts))).toEqual({ 3: [null, 'a>b'] });
  expect(await rowsOf(zipOf(parts, { wide: true }))).toEqual({ 3: [null, 'a>b'] });
});

const value = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('=1+1', '#REF!', '-', "'", '１２', 'a\nb', ' ', '&lt;', ']]>'),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).map((number) => number + 0),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const grids = fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 8 });

/** What a grid is once trailing blanks and empty rows are left out. */
function kept(grid: readonly (readonly (string | number | boolean | null)[])[]): Record<number, RawCell[]> {
  const rows: Record<number, RawCell[]> = {};
  grid.forEach((row, index) => {
    const cells = row.map((cell) => (cell === '' ? null : cell));
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    if (cells.length > 0) rows[index + 1] = cells;
  });
  return rows;
}

test('any grid written by another library is read back, whichever wrote it', async () => {
  await fc.assert(
    fc.asyncProperty(grids, fc.boolean(), async (grid, bookSST) => {
      const cells = grid.map((row) => row.map((cell) => (cell === '#REF!' ? '#REF' : cell)));
      expect(await rowsOf(written(XLSX.utils.aoa_to_sheet(cells), { bookSST }))).toEqual(kept(cells));
      const hucre = await hucreWrite({ sheets: [{ name: '病例', rows: cells }] });
      expect(await rowsOf(hucre)).toEqual(kept(cells));
    }),
    { numRuns: 60 },
  );
});

test('20,000 cases are read', async () => {
  const row = [
    'ZY0001',
    'H01',
    45000,
    12600.01,
    0,
    null,
    '否',
    'P1',
    '職工',
    '本地',
    45010,
    'DRG1',
    1.5,
    2.5,
    '是',
  ];
  const sheet = XLSX.utils.aoa_to_sheet(Array.from({ length: 20_000 }, () => row));
  const rows = await rowsOf(written(sheet));
  expect(Object.keys(rows)).toHaveLength(20_000);
  expect(rows[20_000]).toEqual(row);
});

test('a file that is not there is told by its path', async () => {
  const path = join(folder, '沒有.xlsx');
  const { tabs, findings } = await readWorkbook(path);
  expect(tabs).toBeUndefined();
  expect(findings.map(({ code, where }) => ({ code, where }))).toEqual([
    { code: 'FILE_NOT_FOUND', where: { tab: '沒有.xlsx' } },
  ]);
  expect(findings[0]?.message).toContain(path);
});
