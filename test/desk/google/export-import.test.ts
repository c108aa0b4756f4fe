import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readXlsxFile } from '../../../desk/files/read-workbook.ts';
import { sheetModels } from '../../../desk/google/export.ts';
import { importTabs } from '../../../desk/google/import.ts';
import type { RawTab } from '../../../shared/sheets/raw.ts';
import { Book, OWNER, READER, range, refusal, SHEET, testFolder, testTwin } from './twin.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const owner = { email: OWNER, kind: 'person' } as const;

const tab: RawTab = {
  name: '參數',
  rows: [
    { row: 1, cells: ['鍵', '值'] },
    { row: 3, cells: ['=text', 0.1, true, null, 45_747] },
    {
      row: 4,
      cells: [
        { kind: 'formula', text: '=A1' },
        { kind: 'error', text: '#REF!' },
        { kind: 'error', text: '#BUSY!' },
      ],
    },
  ],
  merges: ['A1:B1'],
};

describe('import', () => {
  test('keeps the type of every cell', async () => {
    const twin = await testTwin();
    const id = await importTabs(twin.library, { name: '本縣', owner, tabs: [tab, { name: '空', rows: [] }] });
    const { spreadsheets } = twin.as(OWNER).sheets;
    const { data } = await spreadsheets.get({
      spreadsheetId: id,
      fields: 'properties.title,sheets(properties(title,gridProperties),merges)',
    });
    expect(data).toEqual({
      properties: { title: '本縣' },
      sheets: [
        {
          properties: { title: '參數', gridProperties: { rowCount: 1000, columnCount: 26 } },
          merges: [{ sheetId: expect.any(Number) as number, endRowIndex: 1, endColumnIndex: 2 }],
        },
        { properties: { title: '空', gridProperties: { rowCount: 1000, columnCount: 26 } } },
      ],
    });
    const read = async (valueRenderOption: string) =>
      (await spreadsheets.values.get({ spreadsheetId: id, range: '參數', valueRenderOption })).data.values;
    expect(await read('FORMULA')).toEqual([
      ['鍵', '值'],
      [],
      ['=text', 0.1, true, '', 45_747],
      ['=A1', '=#REF!', '#BUSY!'],
    ]);
    expect((await read('UNFORMATTED_VALUE'))?.[3]).toEqual(['#ERROR!', '#REF!', '#BUSY!']);
  });

  test('holds to the limits', async () => {
    const twin = await testTwin();
    const long = { name: '長', rows: [{ row: 1, cells: ['x'.repeat(50_001)] }] };
    await expect(importTabs(twin.library, { name: 'x', owner, tabs: [long] })).rejects.toThrow(
      /50000 characters/,
    );
    await expect(importTabs(twin.library, { name: 'x', owner, tabs: [tab, tab] })).rejects.toThrow(
      /already exists/,
    );
    expect(twin.library.files()).toEqual([]);
  });

  test('takes rows that stream, as many as there are', async () => {
    async function* rows() {
      for (let row = 1; row <= 1500; row++) yield { row, cells: [row] };
    }
    const twin = await testTwin();
    const id = await importTabs(twin.library, { name: '多', owner, tabs: [{ name: '多', rows: rows() }] });
    expect(twin.library.book(id).sheets[0]?.grid.rowCount).toBe(1500);
  });
});

describe('export', () => {
  async function exported(): Promise<Book> {
    const book = await Book.create(await testTwin());
    await book.put(
      'A1:D4',
      [
        ['題目', '', '', ''],
        ['名', '金額', '日期', '比例'],
        ["'007", '1,234.5', '2025-03-31', '12.5%'],
        ['=A1', 3, '2025-03-31 06:00', true],
      ],
      'USER_ENTERED',
    );
    await book.batch([
      { mergeCells: { range: range(0, 0, 1, 4), mergeType: 'MERGE_ALL' } },
      {
        repeatCell: {
          range: range(0, 0, 1, 1),
          cell: { userEnteredFormat: { textFormat: { bold: true, fontSize: 16 } } },
          fields: 'userEnteredFormat',
        },
      },
      {
        repeatCell: {
          range: range(1, 0, 2, 4),
          cell: { userEnteredFormat: { textFormat: { bold: true } } },
          fields: 'userEnteredFormat',
        },
      },
      {
        updateSheetProperties: {
          properties: { sheetId: SHEET, gridProperties: { frozenRowCount: 2 } },
          fields: 'gridProperties.frozenRowCount',
        },
      },
      {
        updateDimensionProperties: {
          range: { sheetId: SHEET, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
          properties: { pixelSize: 222 },
          fields: 'pixelSize',
        },
      },
    ]);
    return book;
  }

  test('makes models of the program’s own looks', async () => {
    const book = await exported();
    const [model] = sheetModels(book.twin.library.book(book.id), '結算');
    expect(model).toMatchObject({
      name: '表',
      frozenRows: 2,
      columns: [{ width: 30 }, { width: 13 }, { width: 13 }, { width: 13 }],
    });
    expect(model?.rows).toEqual([
      [{ value: '題目', style: 'title', span: 3 }],
      ['名', '金額', '日期', '比例'].map((value) => ({ value, style: 'header' })),
      [
        { value: '007', style: 'text' },
        { value: { units: 123_450n, decimals: 2 }, style: 'money' },
        { value: { day: 20_178 }, style: 'date' },
        { value: { units: 1250n, decimals: 4 }, style: 'ratio' },
      ],
      [
        { value: '#ERROR!', style: 'text' },
        { value: { units: 3n, decimals: 0 }, style: 'count' },
        { value: '2025-03-31 6:00', style: 'text' },
        { value: true, style: 'text' },
      ],
    ]);
  });

  test('is downloaded from Drive and read back', async () => {
    const book = await exported();
    const { data } = await book.twin
      .as(OWNER)
      .drive.files.export({ fileId: book.id, mimeType: XLSX }, { responseType: 'arraybuffer' });
    const path = join(await testFolder(), 'export.xlsx');
    await writeFile(path, Buffer.from(data as ArrayBuffer));
    const findings: unknown[] = [];
    const tabs = await readXlsxFile(path, (finding) => findings.push(finding));
    expect(findings).toEqual([]);
    expect(tabs).toMatchObject([
      {
        name: '表',
        merges: ['A1:D1'],
        rows: [
          { row: 1, cells: ['題目'] },
          { row: 2, cells: ['名', '金額', '日期', '比例'] },
          { row: 3, cells: ['007', 1234.5, 45_747, 0.125] },
          { row: 4, cells: ['#ERROR!', 3, '2025-03-31 6:00', true] },
        ],
      },
    ]);
  });

  test('needs a known format and the right to copy', async () => {
    const book = await exported();
    await book.share(READER, 'reader');
    const { files } = book.twin.as(READER).drive;
    expect((await refusal(files.export({ fileId: book.id, mimeType: 'text/csv' }))).message).toBe(
      'The requested conversion is not supported.',
    );
    await book.twin
      .as(OWNER)
      .drive.files.update({ fileId: book.id, requestBody: { copyRequiresWriterPermission: true } });
    expect((await refusal(files.export({ fileId: book.id, mimeType: XLSX }))).code).toBe(403);
  });
});

test('sheets.copyTo takes a tab to another file, looks and all', async () => {
  const twin = await testTwin();
  const [source, target] = [await Book.create(twin), await Book.create(twin)];
  await source.put('A1', [['50%']], 'USER_ENTERED');
  await source.batch([
    {
      repeatCell: {
        range: range(1, 0, 2, 1),
        cell: { userEnteredFormat: { textFormat: { bold: true } } },
        fields: '*',
      },
    },
  ]);
  const { data } = await twin.as(OWNER).sheets.spreadsheets.sheets.copyTo({
    spreadsheetId: source.id,
    sheetId: SHEET,
    requestBody: { destinationSpreadsheetId: target.id },
  });
  expect(data).toMatchObject({ title: 'Copy of 表', index: 1 });
  expect(await target.values("'Copy of 表'", 'FORMATTED_VALUE')).toEqual([['50%']]);
  await target.share(READER, 'reader');
  const copy = twin.as(READER).sheets.spreadsheets.sheets.copyTo({
    spreadsheetId: target.id,
    sheetId: SHEET,
    requestBody: { destinationSpreadsheetId: source.id },
  });
  expect((await refusal(copy)).code).toBe(403);
  await twin.close();
});
