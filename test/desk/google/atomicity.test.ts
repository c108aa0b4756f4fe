import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Book, type Request, range, rows, SHEET, testTwin, text } from './twin.ts';

const place = { row: fc.nat(9), column: fc.nat(5) };
const area = fc
  .tuple(fc.nat(8), fc.nat(4), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .map(([top, left, height, width]) =>
    range(top, left, Math.min(10, top + height), Math.min(6, left + width)),
  );

/** Requests that are well-formed; whether one may follow on another is left to chance. */
const request: fc.Arbitrary<Request> = fc.oneof(
  fc.record({ ...place, value: fc.string({ maxLength: 4 }) }).map(({ row, column, value }) => ({
    updateCells: {
      start: { sheetId: SHEET, rowIndex: row, columnIndex: column },
      rows: rows([text(value)]),
      fields: 'userEnteredValue',
    },
  })),
  area.map((where) => ({
    repeatCell: {
      range: where,
      cell: { note: 'n', userEnteredFormat: { textFormat: { bold: true } } },
      fields: '*',
    },
  })),
  area.map((where) => ({ mergeCells: { range: where, mergeType: 'MERGE_ALL' } })),
  area.map((where) => ({ unmergeCells: { range: where } })),
  area.map((where) => ({ addProtectedRange: { protectedRange: { range: where } } })),
  fc.nat(9).map((row) => ({
    insertDimension: { range: { sheetId: SHEET, dimension: 'ROWS', startIndex: row, endIndex: row + 1 } },
  })),
  fc.nat(9).map((row) => ({
    deleteDimension: { range: { sheetId: SHEET, dimension: 'ROWS', startIndex: row, endIndex: row + 1 } },
  })),
  fc.nat(3).map((number) => ({ addSheet: { properties: { title: `T${number}` } } })),
  fc
    .nat(3)
    .map((number) => ({ addNamedRange: { namedRange: { name: `N${number}`, range: range(0, 0, 1, 1) } } })),
  fc.nat(3).map((number) => ({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: `k${number}`,
        visibility: 'DOCUMENT',
        location: { spreadsheet: true },
      },
    },
  })),
  fc.constant({ updateSpreadsheetProperties: { properties: { title: '改' }, fields: 'title' } }),
);

const bad: fc.Arbitrary<Request> = fc.constantFrom<Request>(
  { deleteSheet: { sheetId: 999 } },
  { updateCells: { start: { sheetId: SHEET, rowIndex: 999 }, rows: rows([text('x')]), fields: '*' } },
  { updateCells: { start: { sheetId: SHEET }, rows: rows([text('x')]) } },
  { addFoo: {} } as Request,
  {},
);

test('a batch with one bad request changes nothing, wherever it stands', async () => {
  const book = await Book.create(await testTwin());
  await book.put('A1:C3', [
    ['a', 1, true],
    ['b', 2, false],
    ['c', 3, ''],
  ]);
  const state = async () => {
    const { data } = await book.twin
      .as('owner@bureau.cn')
      .drive.files.get({ fileId: book.id, fields: 'version,name,modifiedTime' });
    return { file: data, content: await book.get() };
  };
  const before = await state();
  const check = fc.asyncProperty(
    fc.array(request, { maxLength: 6 }),
    bad,
    fc.array(request, { maxLength: 2 }),
    async (good, wrong, rest) => {
      const error = await book.refused([...good, wrong, ...rest]);
      expect(error.code).toBe(400);
      expect(await state()).toEqual(before);
    },
  );
  await fc.assert(check, { numRuns: 60 });
});

test('a good batch applies in its order, each request seeing what those before it did', async () => {
  const book = await Book.create(await testTwin());
  const replies = await book.batch([
    { addSheet: { properties: { sheetId: 7, title: '暫存' } } },
    { updateCells: { start: { sheetId: 7 }, rows: rows([text('新')]), fields: 'userEnteredValue' } },
    { deleteSheet: { sheetId: SHEET } },
    { updateSheetProperties: { properties: { sheetId: 7, title: '表' }, fields: 'title' } },
  ]);
  expect(replies.map((reply) => Object.keys(reply))).toEqual([['addSheet'], [], [], []]);
  expect(await book.values('表')).toEqual([['新']]);
});
