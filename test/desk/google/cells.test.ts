import { describe, expect, test } from 'vitest';
import { Book, range, rows, SHEET, testTwin, text } from './twin.ts';

const start = (rowIndex: number, columnIndex: number) => ({ sheetId: SHEET, rowIndex, columnIndex });

describe('updateCells', () => {
  test('writes typed values; nothing is read into a text', async () => {
    const book = await Book.create(await testTwin());
    await book.batch([
      {
        updateCells: {
          start: start(0, 0),
          rows: rows([
            text('=1+1'),
            text('123'),
            { userEnteredValue: { numberValue: 0.1 } },
            { userEnteredValue: { boolValue: false } },
            { userEnteredValue: { formulaValue: '=A1' } },
            text(''),
          ]),
          fields: 'userEnteredValue',
        },
      },
    ]);
    expect(await book.values('表', 'FORMULA')).toEqual([['=1+1', '123', 0.1, false, '=A1']]);
    expect(await book.cell('A1', 'userEnteredValue')).toEqual({ userEnteredValue: { stringValue: '=1+1' } });
    expect(await book.cell('E1', 'userEnteredValue,effectiveValue,formattedValue')).toEqual({
      userEnteredValue: { formulaValue: '=A1' },
      effectiveValue: { errorValue: { type: 'ERROR', message: 'This service computes no formulas.' } },
      formattedValue: '#ERROR!',
    });
  });

  test('over a range clears what the rows do not cover, in the fields named only', async () => {
    const book = await Book.create(await testTwin());
    await book.put('A1:C2', [
      [1, 2, 3],
      [4, 5, 6],
    ]);
    await book.batch([
      { updateCells: { start: start(1, 1), rows: rows([{ note: '留' }]), fields: 'note' } },
      { updateCells: { range: range(0, 0, 2, 2), rows: rows([text('x')]), fields: 'userEnteredValue' } },
    ]);
    expect(await book.values()).toEqual([
      ['x', '', 3],
      ['', '', 6],
    ]);
    expect(await book.cell('B2', 'note')).toEqual({ note: '留' });
    await book.batch([{ updateCells: { range: { sheetId: SHEET }, fields: 'note' } }]);
    expect(await book.cell('B2', 'note')).toEqual({});
  });

  test('from a corner on leaves other cells alone', async () => {
    const book = await Book.create(await testTwin());
    await book.put('A1:C2', [
      [1, 2, 3],
      [4, 5, 6],
    ]);
    await book.batch([
      {
        updateCells: {
          start: start(0, 1),
          rows: rows([text('x')], [text('y'), text('z')]),
          fields: 'userEnteredValue',
        },
      },
    ]);
    expect(await book.values()).toEqual([
      [1, 'x', 3],
      [4, 'y', 'z'],
    ]);
  });

  test('changes the named parts of a format and keeps the rest', async () => {
    const book = await Book.create(await testTwin());
    const write = (userEnteredFormat: object, fields: string) =>
      book.batch([{ updateCells: { start: start(0, 0), rows: rows([{ userEnteredFormat }]), fields } }]);
    await write(
      { textFormat: { bold: true, fontSize: 12 }, backgroundColor: { red: 1, green: 0 } },
      'userEnteredFormat',
    );
    await write({ textFormat: { italic: true } }, 'userEnteredFormat.textFormat.italic');
    await write({ numberFormat: { type: 'NUMBER', pattern: '0.00' } }, 'userEnteredFormat(numberFormat)');
    expect((await book.cell('A1', 'userEnteredFormat')).userEnteredFormat).toEqual({
      textFormat: { bold: true, fontSize: 12, italic: true },
      numberFormat: { type: 'NUMBER', pattern: '0.00' },
      backgroundColor: { red: 1 },
      backgroundColorStyle: { rgbColor: { red: 1 } },
    });
    await write(
      { backgroundColorStyle: { rgbColor: { blue: 1 } } },
      'userEnteredFormat.backgroundColorStyle',
    );
    await write({}, 'userEnteredFormat.textFormat');
    expect((await book.cell('A1', 'userEnteredFormat')).userEnteredFormat).toEqual({
      numberFormat: { type: 'NUMBER', pattern: '0.00' },
      backgroundColor: { blue: 1 },
      backgroundColorStyle: { rgbColor: { blue: 1 } },
    });
    const effective = (await book.cell('A1', 'effectiveFormat(textFormat,padding,backgroundColor)'))
      .effectiveFormat;
    expect(effective).toMatchObject({
      backgroundColor: { blue: 1 },
      padding: { top: 2 },
      textFormat: { fontSize: 10, bold: false },
    });
    await write({}, 'userEnteredFormat');
    expect(await book.cell('A1', 'userEnteredFormat')).toEqual({});
  });

  test.each([
    [
      { rows: rows([text('x')]), start: start(0, 0) },
      "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    ],
    [{ rows: [], start: start(0, 0), fields: 'userEnteredValu' }, 'Invalid field: userEnteredValu'],
    [{ rows: [], start: start(0, 0), fields: 'effectiveValue' }, 'Invalid field: effectiveValue'],
    [{ rows: [], fields: '*' }, 'Must specify either a start or a range.'],
    [{ rows: [], fields: '*', start: { sheetId: 9 } }, 'No grid with id: 9'],
    [{ rows: [], fields: '*', range: { sheetId: 9 } }, 'No grid with id: 9'],
    [
      { rows: rows([text('x')]), fields: '*', start: start(10, 0) },
      'GridCoordinate.rowIndex[10] is after last row in grid[9]',
    ],
    [
      { rows: rows([text('x')]), fields: '*', start: start(0, 6) },
      'GridCoordinate.columnIndex[6] is after last column in grid[5]',
    ],
    [
      { rows: rows([text('x')], [text('x')]), fields: '*', start: start(9, 0) },
      'Attempting to write row: 10, beyond the last requested row of: 9',
    ],
    [
      { rows: rows([text('x'), text('y')]), fields: '*', start: start(0, 5) },
      'Attempting to write column: 6, beyond the last requested column of: 5',
    ],
    [
      { rows: rows([text('x'), text('y')]), fields: '*', range: range(0, 0, 1, 1) },
      'Attempting to write column: 1, beyond the last requested column of: 0',
    ],
    [
      { rows: [], fields: '*', range: range(0, 0, 11, 1) },
      "Range ('表'!A1:A11) exceeds grid limits. Max rows: 10, max columns: 6",
    ],
    [
      { rows: [], fields: '*', range: range(3, 0, 3, 1) },
      'GridRange must cover at least one cell: an end index must be greater than its start index.',
    ],
    [{ rows: [], fields: '*', range: range(-1, 0, 3, 1) }, 'GridRange indexes must be non-negative.'],
    [
      {
        rows: rows([{ userEnteredValue: { errorValue: { type: 'REF' } } }]),
        fields: '*',
        start: start(0, 0),
      },
      'error_value is read-only.',
    ],
    [
      { rows: rows([{ userEnteredValue: { formulaValue: '1+1' } }]), fields: '*', start: start(0, 0) },
      'formula_value must start with an "=".',
    ],
    [
      { rows: rows([text('x'.repeat(50_001))]), fields: '*', start: start(0, 0) },
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    ],
  ])('is refused: %#', async (updateCells, message) => {
    const book = await Book.create(await testTwin());
    const error = await book.refused([{ updateCells }]);
    expect(error).toEqual({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: `Invalid requests[0].updateCells: ${message}`,
    });
  });

  test('a text of 50,000 characters fits', async () => {
    const book = await Book.create(await testTwin());
    await book.batch([
      { updateCells: { start: start(0, 0), rows: rows([text('字'.repeat(50_000))]), fields: '*' } },
    ]);
    expect((await book.values())[0]?.[0]).toHaveLength(50_000);
  });
});

test('repeatCell writes the same everywhere', async () => {
  const book = await Book.create(await testTwin());
  await book.put('A1', [['留']]);
  await book.batch([
    {
      repeatCell: {
        range: range(0, 0, 2, 2),
        cell: { userEnteredFormat: { wrapStrategy: 'WRAP' }, note: '不寫' },
        fields: 'userEnteredFormat',
      },
    },
    {
      repeatCell: {
        range: range(2, 0, 4, 1),
        cell: { userEnteredValue: { numberValue: 3 } },
        fields: 'userEnteredValue',
      },
    },
  ]);
  expect(await book.values()).toEqual([['留'], [], [3], [3]]);
  for (const cell of ['A1', 'B2']) {
    expect(await book.cell(cell, 'note,userEnteredFormat')).toEqual({
      userEnteredFormat: { wrapStrategy: 'WRAP' },
    });
  }
});

describe('appendCells', () => {
  test('comes after the last row with a value and adds rows', async () => {
    const book = await Book.create(await testTwin());
    await book.put('B9', [['last']]);
    await book.batch([
      {
        repeatCell: {
          range: range(9, 0, 10, 1),
          cell: { userEnteredFormat: { textFormat: { bold: true } } },
          fields: '*',
        },
      },
      { appendCells: { sheetId: SHEET, rows: rows([text('a')], [text('b')]), fields: 'userEnteredValue' } },
    ]);
    expect(await book.values('A9:B11')).toEqual([['', 'last'], ['a'], ['b']]);
    expect((await book.sheet('properties')).properties?.gridProperties?.rowCount).toBe(11);
    expect((await book.cell('A10', 'userEnteredFormat')).userEnteredFormat).toEqual({
      textFormat: { bold: true },
    });
  });

  test('never adds columns', async () => {
    const book = await Book.create(await testTwin());
    const cells = Array.from({ length: 7 }, () => text('x'));
    const error = await book.refused([{ appendCells: { sheetId: SHEET, rows: rows(cells), fields: '*' } }]);
    expect(error.message).toBe(
      'Invalid requests[0].appendCells: Attempting to write column: 6, beyond the last requested column of: 5',
    );
  });
});

test('copyPaste copies as often as the source goes into the destination', async () => {
  const book = await Book.create(await testTwin());
  await book.put('A1:B1', [[1, '=2']], 'USER_ENTERED');
  const bold = { userEnteredFormat: { textFormat: { bold: true } } };
  await book.batch([
    { repeatCell: { range: range(0, 0, 1, 1), cell: bold, fields: 'userEnteredFormat' } },
    { copyPaste: { source: range(0, 0, 1, 2), destination: range(2, 0, 4, 4), pasteType: 'PASTE_NORMAL' } },
    { copyPaste: { source: range(0, 0, 1, 2), destination: range(5, 0, 6, 1), pasteType: 'PASTE_VALUES' } },
  ]);
  expect(await book.values('A3:D6', 'FORMULA')).toEqual([[1, '=2', 1, '=2'], [1, '=2', 1, '=2'], [], [1, 2]]);
  expect(await book.cell('C4', 'userEnteredFormat')).toEqual(bold);
  expect(await book.cell('A6', 'userEnteredFormat')).toEqual({});
});
