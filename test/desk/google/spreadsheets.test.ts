import { describe, expect, test } from 'vitest';
import { Book, OWNER, range, refusal, rows, testTwin, text } from './twin.ts';

test('a spreadsheet is created with its tabs, cells, merges and names', async () => {
  const twin = await testTwin();
  const { data } = await twin.as(OWNER).sheets.spreadsheets.create({
    requestBody: {
      properties: { title: '本縣', locale: 'zh_CN', timeZone: 'Asia/Shanghai' },
      sheets: [
        {
          properties: {
            sheetId: 7,
            title: '參數',
            gridProperties: { rowCount: 5, columnCount: 3, frozenRowCount: 1 },
          },
          data: [
            {
              startRow: 1,
              startColumn: 1,
              rowData: rows([text('甲'), { userEnteredValue: { numberValue: 2.5 } }]),
            },
          ],
          merges: [{ sheetId: 7, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 3 }],
        },
        { properties: { title: '機構', hidden: true } },
      ],
      namedRanges: [{ name: '鍵', range: { sheetId: 7, startRowIndex: 0, endRowIndex: 1 } }],
      developerMetadata: [{ metadataKey: 'stamp', metadataValue: 'x', visibility: 'DOCUMENT' }],
    },
  });
  expect(data.properties).toMatchObject({
    title: '本縣',
    locale: 'zh_CN',
    timeZone: 'Asia/Shanghai',
    autoRecalc: 'ON_CHANGE',
  });
  expect(data.spreadsheetUrl).toBe(`https://docs.google.com/spreadsheets/d/${data.spreadsheetId}/edit`);
  expect(data.sheets?.map(({ properties }) => properties)).toMatchObject([
    {
      sheetId: 7,
      title: '參數',
      index: 0,
      sheetType: 'GRID',
      gridProperties: { rowCount: 5, columnCount: 3, frozenRowCount: 1 },
    },
    { title: '機構', index: 1, hidden: true, gridProperties: { rowCount: 1000, columnCount: 26 } },
  ]);
  expect(data.sheets?.[0]?.data?.[0]?.rowData).toMatchObject([
    {},
    { values: [{}, { formattedValue: '甲' }, { effectiveValue: { numberValue: 2.5 } }] },
  ]);
  expect(data.sheets?.[0]?.merges).toEqual([{ sheetId: 7, endRowIndex: 1, endColumnIndex: 3 }]);
  expect(data.namedRanges).toMatchObject([{ name: '鍵', range: { sheetId: 7, endRowIndex: 1 } }]);
  expect(data.developerMetadata).toMatchObject([{ metadataKey: 'stamp', location: { spreadsheet: true } }]);
});

test('without anything given there is one tab of 1000 by 26', async () => {
  const twin = await testTwin();
  const { data } = await twin.as(OWNER).sheets.spreadsheets.create({});
  expect(data.properties?.title).toBe('Untitled spreadsheet');
  expect(data.sheets?.[0]?.properties).toEqual({
    sheetId: 0,
    title: 'Sheet1',
    index: 0,
    sheetType: 'GRID',
    gridProperties: { rowCount: 1000, columnCount: 26 },
  });
});

describe('get', () => {
  async function book(): Promise<Book> {
    const made = await Book.create(await testTwin());
    await made.put('B2:C2', [['名', 12]]);
    await made.batch([
      {
        updateCells: {
          start: { sheetId: 0, rowIndex: 1, columnIndex: 1 },
          rows: rows([{ note: '注' }]),
          fields: 'note',
        },
      },
      {
        updateDimensionProperties: {
          range: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 2 },
          properties: { pixelSize: 40, hiddenByUser: true },
          fields: '*',
        },
      },
    ]);
    return made;
  }

  test('gives cells only when they are asked for', async () => {
    const made = await book();
    const { data } = await made.twin.as(OWNER).sheets.spreadsheets.get({ spreadsheetId: made.id });
    expect(data.sheets?.[0]?.properties?.title).toBe('表');
    expect(data.sheets?.[0]).not.toHaveProperty('data');
    const grid = (await made.sheet()).data?.[0];
    expect(grid).not.toHaveProperty('startRow');
    expect(grid?.rowData?.[0]).toEqual({});
    expect(grid?.rowData?.[1]?.values?.[0]).toEqual({});
    expect(grid?.rowData?.[1]?.values?.[1]).toMatchObject({
      userEnteredValue: { stringValue: '名' },
      effectiveValue: { stringValue: '名' },
      formattedValue: '名',
      note: '注',
      effectiveFormat: { wrapStrategy: 'OVERFLOW_CELL', backgroundColor: { red: 1, green: 1, blue: 1 } },
    });
    expect(grid?.rowMetadata).toHaveLength(10);
    expect(grid?.rowMetadata?.slice(0, 2)).toEqual([
      { pixelSize: 21 },
      { pixelSize: 40, hiddenByUser: true },
    ]);
    expect(grid?.columnMetadata?.[0]).toEqual({ pixelSize: 100 });
  });

  test('honours a mask to the last field', async () => {
    const made = await book();
    const fields =
      'properties.title,sheets(properties(sheetId,gridProperties/rowCount),data(rowData(values(note,effectiveValue.numberValue))))';
    expect(await made.get(fields)).toEqual({
      properties: { title: '結算' },
      sheets: [
        {
          properties: { sheetId: 0, gridProperties: { rowCount: 10 } },
          data: [
            {
              rowData: [
                {},
                { values: [{}, { note: '注', effectiveValue: {} }, { effectiveValue: { numberValue: 12 } }] },
              ],
            },
          ],
        },
      ],
    });
  });

  test('a mask beats includeGridData', async () => {
    const made = await book();
    const { data } = await made.twin.as(OWNER).sheets.spreadsheets.get({
      spreadsheetId: made.id,
      includeGridData: true,
      fields: 'sheets.properties.title',
    });
    expect(data).toEqual({ sheets: [{ properties: { title: '表' } }] });
  });

  test('gives the ranges asked for, each by itself, of their tabs only', async () => {
    const made = await book();
    await made.batch([{ addSheet: { properties: { title: '別' } } }]);
    const data = await made.get('sheets(properties.title,data)', OWNER, ['C2:C3', '表!A1']);
    expect(data.sheets?.map(({ properties }) => properties?.title)).toEqual(['表']);
    expect(data.sheets?.[0]?.data).toMatchObject([
      { startRow: 1, startColumn: 2, rowData: [{ values: [{ formattedValue: '12' }] }] },
      { rowData: [] },
    ]);
  });

  test.each([
    'sheets.foo',
    'sheets(properties(sheetID))',
    'sheets(data',
    'sheets.data.rowData.values.effectiveFormat.type',
  ])('refuses the mask %s', async (fields) => {
    const made = await book();
    const error = await refusal(made.get(fields));
    expect(error).toMatchObject({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: 'Request contains an invalid argument.',
    });
    expect(JSON.stringify(error.details)).toContain(
      "Error expanding 'fields' parameter. Cannot find matching fields",
    );
  });
});

test('a batch may answer with the spreadsheet as it is then', async () => {
  const made = await Book.create(await testTwin());
  const { data } = await made.twin.as(OWNER).sheets.spreadsheets.batchUpdate({
    spreadsheetId: made.id,
    fields:
      'updatedSpreadsheet(properties(title),sheets(properties(title),data(rowData(values(formattedValue)))))',
    requestBody: {
      requests: [
        { updateSpreadsheetProperties: { properties: { title: '新名' }, fields: 'title' } },
        { updateCells: { range: range(0, 0, 1, 1), rows: rows([text('值')]), fields: 'userEnteredValue' } },
      ],
      includeSpreadsheetInResponse: true,
    },
  });
  expect(data).toEqual({
    updatedSpreadsheet: {
      properties: { title: '新名' },
      sheets: [
        { properties: { title: '表' }, data: [{ rowData: [{ values: [{ formattedValue: '值' }] }] }] },
      ],
    },
  });
});

describe('what a request may not say', () => {
  test.each([
    [
      { addFoo: {} },
      'Invalid JSON payload received. Unknown name "addFoo" at \'requests[1]\': Cannot find field.',
    ],
    [{ addChart: {} }, 'Invalid requests[1].addChart: not kept by this local service.'],
    [
      { updateCells: { star: {} } },
      'Invalid JSON payload received. Unknown name "star" at \'requests[1].update_cells\': Cannot find field.',
    ],
    [
      { deleteSheet: { sheetId: 'x' } },
      'Invalid value at \'requests[1].delete_sheet.sheet_id\' (TYPE_INT32), "x"',
    ],
    [
      { mergeCells: { mergeType: 'ALL' } },
      'Invalid value at \'requests[1].merge_cells.merge_type\' (TYPE_ENUM), "ALL"',
    ],
    [
      { updateCells: { rows: { values: [] } } },
      'Invalid value at \'requests[1].update_cells.rows\' (RowData[]), {"values":[]}',
    ],
    [
      { deleteSheet: {}, addSheet: {} },
      "Invalid value at 'requests[1]' (oneof), oneof field 'kind' is already set. Cannot set 'addSheet'",
    ],
    [{}, 'Invalid requests[1]: No request set.'],
    [{ deleteSheet: { sheetId: 5 } }, 'Invalid requests[1].deleteSheet: No sheet with id: 5'],
  ])('%j', async (request, message) => {
    const made = await Book.create(await testTwin());
    const first = { updateSpreadsheetProperties: { properties: { title: '改' }, fields: 'title' } };
    expect(await made.refused([first, request as object])).toMatchObject({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message,
    });
    expect((await made.get('properties.title')).properties?.title).toBe('結算');
  });

  test('nothing at all', async () => {
    const made = await Book.create(await testTwin());
    expect((await made.refused([])).message).toBe('Must specify at least one request.');
  });

  test('quoted numbers and null are fine', async () => {
    const made = await Book.create(await testTwin());
    const cell = { userEnteredValue: { numberValue: '1.5', stringValue: null } } as object;
    await made.batch([
      { updateCells: { start: { sheetId: '0' as unknown as number }, rows: rows([cell]), fields: '*' } },
    ]);
    expect(await made.values()).toEqual([[1.5]]);
  });
});
