import { describe, expect, test } from 'vitest';
import { Book, OWNER, READER, range, refusal, testTwin } from './twin.ts';

const api = (book: Book, email = OWNER) => book.twin.as(email).sheets.spreadsheets.values;

async function filled(): Promise<Book> {
  const book = await Book.create(await testTwin());
  await book.put(
    'A1:D3',
    [
      ['名', '=0.5', '2025-03-31', "'12"],
      ['', '12.5%', null, true],
      ['=SUM(B1:B2)', '=#REF!'],
    ],
    'USER_ENTERED',
  );
  return book;
}

describe('get', () => {
  test.each([
    [
      'FORMATTED_VALUE',
      undefined,
      [
        ['名', '0.5', '2025-03-31', '12'],
        ['', '12.50%', '', 'TRUE'],
        ['#ERROR!', '#REF!'],
      ],
    ],
    [
      'UNFORMATTED_VALUE',
      undefined,
      [
        ['名', 0.5, 45747, '12'],
        ['', 0.125, '', true],
        ['#ERROR!', '#REF!'],
      ],
    ],
    [
      'UNFORMATTED_VALUE',
      'FORMATTED_STRING',
      [
        ['名', 0.5, '2025-03-31', '12'],
        ['', 0.125, '', true],
        ['#ERROR!', '#REF!'],
      ],
    ],
    [
      'FORMULA',
      undefined,
      [
        ['名', '=0.5', 45747, '12'],
        ['', 0.125, '', true],
        ['=SUM(B1:B2)', '=#REF!'],
      ],
    ],
  ])('%s, %s', async (valueRenderOption, dateTimeRenderOption, values) => {
    const book = await filled();
    const { data } = await api(book).get({
      spreadsheetId: book.id,
      range: '表',
      valueRenderOption,
      ...(dateTimeRenderOption && { dateTimeRenderOption }),
    });
    expect(data).toEqual({ range: "'表'!A1:F10", majorDimension: 'ROWS', values });
  });

  test('by columns, and in several ranges at once', async () => {
    const book = await filled();
    await book.batch([{ addNamedRange: { namedRange: { name: '名單', range: range(0, 0, 2, 1) } } }]);
    const { data } = await api(book).batchGet({
      spreadsheetId: book.id,
      ranges: ['表!A1:B3', '名單', 'F9:F10'],
      majorDimension: 'COLUMNS',
      valueRenderOption: 'UNFORMATTED_VALUE',
    });
    expect(data).toEqual({
      spreadsheetId: book.id,
      valueRanges: [
        {
          range: "'表'!A1:B3",
          majorDimension: 'COLUMNS',
          values: [
            ['名', '', '#ERROR!'],
            [0.5, 0.125, '#REF!'],
          ],
        },
        { range: "'表'!A1:A2", majorDimension: 'COLUMNS', values: [['名']] },
        { range: "'表'!F9:F10", majorDimension: 'COLUMNS' },
      ],
    });
  });

  test.each([
    ['表!B:B', "'表'!B1:B10"],
    ['表!2:3', "'表'!A2:F3"],
    ['表!B2:C', "'表'!B2:C10"],
    ['表!C3:A1', "'表'!A1:C3"],
    ["'表'!$B$3", "'表'!B3"],
    ['b2', "'表'!B2"],
    ["'表'", "'表'!A1:F10"],
    ['表!E5:ZZ999', "'表'!E5:F10"],
  ])('%s is %s', async (asked, name) => {
    const book = await filled();
    const { data } = await api(book).get({ spreadsheetId: book.id, range: asked });
    expect(data.range).toBe(name);
  });

  test.each([
    ['Sales', 'Sales!A1'],
    ['x.y', 'x.y!A1'],
    ['Probe Tab', "'Probe Tab'!A1"],
    ['ABC1234', "'ABC1234'!A1"],
    ['R1C1', "'R1C1'!A1"],
    ['2026', "'2026'!A1"],
    ["It's", "'It''s'!A1"],
  ])('the tab %s is named in %s', async (title, name) => {
    const book = await filled();
    await book.batch([{ updateSheetProperties: { properties: { sheetId: 0, title }, fields: 'title' } }]);
    const asked = `'${title.replaceAll("'", "''")}'!a1`;
    const { data } = await api(book).get({ spreadsheetId: book.id, range: asked });
    expect(data.range).toBe(name);
  });

  test.each([
    ['沒有!A1', 'Unable to parse range: 沒有!A1'],
    ['沒有', 'Unable to parse range: 沒有'],
    ['表!A1:B2:C3', 'Unable to parse range: 表!A1:B2:C3'],
    ['表!A11', "Range ('表'!A11) exceeds grid limits. Max rows: 10, max columns: 6"],
    ['表!G1:H2', "Range ('表'!G1:H2) exceeds grid limits. Max rows: 10, max columns: 6"],
    ['表!ZZZZ1', 'Unable to parse range: 表!ZZZZ1'],
  ])('refuses %s', async (asked, message) => {
    const book = await filled();
    const error = await refusal(api(book).get({ spreadsheetId: book.id, range: asked }));
    expect(error).toEqual({ code: 400, message, status: 'INVALID_ARGUMENT' });
  });

  test('a parameter that does not exist is refused', async () => {
    const book = await filled();
    const error = await refusal(
      api(book).get({ spreadsheetId: book.id, range: 'A1', valueInputOption: 'RAW' } as never),
    );
    expect(error.message).toContain('Unknown name "valueInputOption": Cannot bind query parameter.');
  });
});

describe('update', () => {
  test('writes from a cell on, skips null and empties with an empty text', async () => {
    const book = await filled();
    const { data } = await api(book).update({
      spreadsheetId: book.id,
      range: '表!A1',
      valueInputOption: 'RAW',
      includeValuesInResponse: true,
      responseValueRenderOption: 'UNFORMATTED_VALUE',
      requestBody: { values: [[null, '=1+1', '', 5]] },
    });
    expect(data).toEqual({
      spreadsheetId: book.id,
      updatedRange: "'表'!A1:D1",
      updatedRows: 1,
      updatedColumns: 4,
      updatedCells: 3,
      updatedData: { range: "'表'!A1:D1", majorDimension: 'ROWS', values: [['名', '=1+1', '', 5]] },
    });
    expect(await book.cell('B1', 'userEnteredValue')).toEqual({ userEnteredValue: { stringValue: '=1+1' } });
  });

  test('by columns', async () => {
    const book = await Book.create(await testTwin());
    await api(book).update({
      spreadsheetId: book.id,
      range: '表!B2:C4',
      valueInputOption: 'RAW',
      requestBody: { majorDimension: 'COLUMNS', values: [[1, 2, 3], [4]] },
    });
    expect(await book.values('B2:C4')).toEqual([[1, 4], [2], [3]]);
  });

  test.each([
    ['A1:B1', [[1, 2, 3]], "Requested writing within range ['表'!A1:B1], but tried writing to column [C]"],
    ['A1:B1', [[1], [2]], "Requested writing within range ['表'!A1:B1], but tried writing to row [2]"],
    ['F10', [[1, 2]], "Range ('表'!F10:G10) exceeds grid limits. Max rows: 10, max columns: 6"],
    ['A11:B11', [[1]], "Range ('表'!A11:B11) exceeds grid limits. Max rows: 10, max columns: 6"],
    ['A1', 'x', 'Invalid value at \'data.values[0]\' (type.googleapis.com/google.protobuf.ListValue), "x"'],
    ['A1', [1], "Invalid value at 'data.values[0]' (type.googleapis.com/google.protobuf.ListValue), 1"],
    ['A1', [[1, [2]]], 'Invalid values[0][1]: list_value [2]'],
    ['A1', [[{ a: 1 }]], 'Invalid values[0][0]: struct_value {"a":1}'],
    [
      'A1',
      [['x'.repeat(50_001)]],
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    ],
  ])('%s refused: %#', async (asked, values, message) => {
    const book = await filled();
    expect(await refusal(book.put(asked, values as unknown[][]))).toMatchObject({ code: 400, message });
    expect((await book.values('A1'))[0]).toEqual(['名']);
  });

  test('must say how the input is meant, and not name another range', async () => {
    const book = await filled();
    const common = { spreadsheetId: book.id, range: 'A1' };
    const unsaid = await refusal(api(book).update({ ...common, requestBody: { values: [[1]] } }));
    expect(unsaid.message).toBe("'valueInputOption' is required but not specified");
    const other = { ...common, valueInputOption: 'RAW', requestBody: { range: '表!B1', values: [[1]] } };
    expect((await refusal(api(book).update(other))).message).toBe(
      "Requested range ['表'!A1] does not match value's range [表!B1]",
    );
  });

  test('by a reader is forbidden', async () => {
    const book = await filled();
    await book.share(READER, 'reader');
    expect(await refusal(book.put('A1', [[1]], 'RAW', READER))).toEqual({
      code: 403,
      message: 'The caller does not have permission',
      status: 'PERMISSION_DENIED',
    });
  });
});

describe('batchUpdate', () => {
  test('adds up what was written', async () => {
    const book = await Book.create(await testTwin());
    await book.batch([{ addSheet: { properties: { title: '二' } } }]);
    const { data } = await api(book).batchUpdate({
      spreadsheetId: book.id,
      requestBody: {
        valueInputOption: 'USER_ENTERED',
        data: [
          { range: '表!A1:B2', values: [[1, 2], [3]] },
          { range: '二!A1', values: [['2025-01']] },
        ],
        includeValuesInResponse: true,
      },
    });
    expect(data).toMatchObject({
      totalUpdatedRows: 3,
      totalUpdatedColumns: 3,
      totalUpdatedCells: 4,
      totalUpdatedSheets: 2,
      responses: [
        { updatedRange: "'表'!A1:B2", updatedCells: 3 },
        { updatedData: { values: [['2025-01']] } },
      ],
    });
  });

  test('names the part that is wrong, and writes none', async () => {
    const book = await Book.create(await testTwin());
    const error = await refusal(
      api(book).batchUpdate({
        spreadsheetId: book.id,
        requestBody: {
          valueInputOption: 'RAW',
          data: [
            { range: 'A1', values: [[1]] },
            { range: 'A2', values: [['y'.repeat(50_001)]] },
          ],
        },
      }),
    );
    expect(error.message).toBe(
      'Invalid data[1]: Your input contains more than the maximum of 50000 characters in a single cell.',
    );
    expect(await book.values()).toEqual([]);
  });
});

describe('append', () => {
  const append = (book: Book, asked: string, values: unknown[][], insertDataOption = 'OVERWRITE') =>
    api(book).append({
      spreadsheetId: book.id,
      range: asked,
      valueInputOption: 'RAW',
      insertDataOption,
      requestBody: { values },
    });

  test('comes after the last table, from its first column on', async () => {
    const book = await Book.create(await testTwin());
    await book.put('A1:B2', [
      [1, 2],
      [3, 4],
    ]);
    await book.put('C5:D6', [
      [5, 6],
      ['', 7],
    ]);
    const { data } = await append(book, '表', [['x', 'y']]);
    expect(data).toEqual({
      spreadsheetId: book.id,
      tableRange: "'表'!C5:D6",
      updates: {
        spreadsheetId: book.id,
        updatedRange: "'表'!C7:D7",
        updatedRows: 1,
        updatedColumns: 2,
        updatedCells: 2,
      },
    });
    expect((await append(book, '表!A1', [['z']])).data.tableRange).toBe("'表'!A1:B2");
    expect(await book.values('A3')).toEqual([['z']]);
  });

  test('without a table at the first cell', async () => {
    const book = await Book.create(await testTwin());
    const { data } = await append(book, '表!B3:C4', [['x']]);
    expect(data).not.toHaveProperty('tableRange');
    expect(data.updates?.updatedRange).toBe("'表'!B3");
  });

  test('adds rows at the end when there are too few', async () => {
    const book = await Book.create(await testTwin());
    await book.put('A10', [['last']]);
    await append(book, '表', [['a'], ['b']]);
    expect((await book.sheet('properties')).properties?.gridProperties?.rowCount).toBe(12);
    expect(await book.values('A10:A12')).toEqual([['last'], ['a'], ['b']]);
  });

  test('INSERT_ROWS pushes down what is below', async () => {
    const book = await Book.create(await testTwin());
    await book.put('A1:A4', [['head'], ['row'], [''], ['below']]);
    await append(book, '表!A1', [['new']], 'INSERT_ROWS');
    expect(await book.values()).toEqual([['head'], ['row'], ['new'], [], ['below']]);
    expect((await book.sheet('properties')).properties?.gridProperties?.rowCount).toBe(11);
  });

  test('never adds columns', async () => {
    const book = await Book.create(await testTwin());
    expect((await refusal(append(book, '表', [[1, 2, 3, 4, 5, 6, 7]]))).message).toBe(
      "Range ('表'!G1) exceeds grid limits. Max rows: 10, max columns: 6",
    );
  });
});

test('clear and batchClear take values, not formats or notes', async () => {
  const book = await filled();
  await book.batch([
    {
      updateCells: {
        range: range(0, 0, 1, 1),
        rows: [{ values: [{ note: '注', userEnteredValue: { numberValue: 1 } }] }],
        fields: '*',
      },
    },
  ]);
  const { data } = await api(book).clear({ spreadsheetId: book.id, range: '表!A1:C1' });
  expect(data).toEqual({ spreadsheetId: book.id, clearedRange: "'表'!A1:C1" });
  expect((await book.values())[0]).toEqual(['', '', '', '12']);
  expect(await book.cell('A1', 'note,userEnteredValue')).toEqual({ note: '注' });
  const cleared = await api(book).batchClear({
    spreadsheetId: book.id,
    requestBody: { ranges: ['D1', '表!2:3'] },
  });
  expect(cleared.data.clearedRanges).toEqual(["'表'!D1", "'表'!A2:F3"]);
  expect(await book.values()).toEqual([]);
  expect((await book.cell('C1', 'userEnteredFormat')).userEnteredFormat?.numberFormat?.type).toBe('DATE');
});
