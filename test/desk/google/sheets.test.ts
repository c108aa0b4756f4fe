import { describe, expect, test } from 'vitest';
import { Book, OWNER, range, rows, SHEET, testTwin, text } from './twin.ts';

const titles = async (book: Book): Promise<(string | null | undefined)[]> =>
  ((await book.get('sheets.properties')).sheets ?? []).map(({ properties }) => properties?.title);

const add = (...names: string[]) => names.map((title) => ({ addSheet: { properties: { title } } }));

describe('addSheet', () => {
  test('gives the properties of the new tab', async () => {
    const book = await Book.create(await testTwin());
    const [reply] = await book.batch([
      {
        addSheet: {
          properties: {
            sheetId: 5,
            title: '新',
            index: 0,
            tabColor: { red: 0.5 },
            gridProperties: {
              rowCount: 4,
              columnCount: 3,
              frozenRowCount: 1,
              frozenColumnCount: 1,
              hideGridlines: true,
            },
          },
        },
      },
      { addSheet: {} },
    ]);
    expect(reply?.addSheet?.properties).toEqual({
      sheetId: 5,
      title: '新',
      index: 0,
      sheetType: 'GRID',
      gridProperties: {
        rowCount: 4,
        columnCount: 3,
        frozenRowCount: 1,
        frozenColumnCount: 1,
        hideGridlines: true,
      },
      tabColor: { red: 0.5 },
      tabColorStyle: { rgbColor: { red: 0.5 } },
    });
    expect(await titles(book)).toEqual(['新', '表', 'Sheet1']);
  });

  test.each([
    [{ title: '表' }, 'A sheet with the name "表" already exists. Please enter another name.'],
    [{ title: '' }, 'The sheet name cannot be empty.'],
    [{ title: '長'.repeat(101) }, 'The sheet name cannot be greater than 100 characters.'],
    [{ sheetId: 0 }, 'Sheet with id 0 already exists.'],
    [{ sheetId: -1 }, 'Sheet id must be non-negative.'],
    [{ index: 2 }, 'Sheet index 2 is out of range: there are 1 sheets.'],
    [{ sheetType: 'OBJECT' }, 'Sheets of type OBJECT are not kept by this local service.'],
    [{ gridProperties: { rowCount: 0 } }, 'A sheet must have at least one row and one column.'],
    [
      { gridProperties: { rowCount: 2, frozenRowCount: 2 } },
      "You can't freeze all visible rows on the sheet. Please leave at least one non-frozen row.",
    ],
  ])('refuses %j', async (properties, message) => {
    const book = await Book.create(await testTwin());
    expect((await book.refused([{ addSheet: { properties } }])).message).toBe(
      `Invalid requests[0].addSheet: ${message}`,
    );
  });

  test('a title is the same in capitals', async () => {
    const book = await Book.create(await testTwin());
    expect((await book.refused(add('Sales', 'SALES'))).message).toContain(
      'A sheet with the name "SALES" already exists.',
    );
  });
});

describe('deleteSheet', () => {
  test('takes along what belongs to the tab', async () => {
    const book = await Book.create(await testTwin());
    await book.batch([
      ...add('二'),
      { addNamedRange: { namedRange: { name: '名', range: range(0, 0, 1, 1) } } },
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataKey: 'k', visibility: 'DOCUMENT', location: { sheetId: SHEET } },
        },
      },
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataKey: 'stays',
            visibility: 'DOCUMENT',
            location: { spreadsheet: true },
          },
        },
      },
      { deleteSheet: { sheetId: SHEET } },
    ]);
    const after = await book.get('namedRanges,developerMetadata,sheets.properties.title');
    expect(after.sheets).toEqual([{ properties: { title: '二' } }]);
    expect(after.namedRanges).toBeUndefined();
    expect(after.developerMetadata).toMatchObject([{ metadataKey: 'stays' }]);
  });

  test('leaves at least one visible tab', async () => {
    const book = await Book.create(await testTwin());
    expect((await book.refused([{ deleteSheet: { sheetId: SHEET } }])).message).toBe(
      "Invalid requests[0].deleteSheet: You can't remove all the sheets in a document.",
    );
    const hidden = { addSheet: { properties: { title: '藏', hidden: true } } };
    expect((await book.refused([hidden, { deleteSheet: { sheetId: SHEET } }])).message).toBe(
      "Invalid requests[1].deleteSheet: You can't remove all the visible sheets in a document.",
    );
  });
});

test('duplicateSheet copies cells, looks and merges, not protections; the copies part ways', async () => {
  const book = await Book.create(await testTwin());
  await book.put('A1:B2', [
    ['a', 'b'],
    ['c', 'd'],
  ]);
  const [, , reply] = await book.batch([
    { mergeCells: { range: range(3, 0, 4, 2), mergeType: 'MERGE_ALL' } },
    { addProtectedRange: { protectedRange: { range: range(0, 0, 1, 1) } } },
    { duplicateSheet: { sourceSheetId: SHEET, newSheetName: '副本', newSheetId: 8, insertSheetIndex: 1 } },
    { updateCells: { start: { sheetId: SHEET }, rows: rows([text('改')]), fields: 'userEnteredValue' } },
    {
      updateCells: {
        start: { sheetId: 8, columnIndex: 1 },
        rows: rows([text('副')]),
        fields: 'userEnteredValue',
      },
    },
  ]);
  expect(reply?.duplicateSheet?.properties).toMatchObject({ sheetId: 8, title: '副本', index: 1 });
  expect(await book.values('表')).toEqual([
    ['改', 'b'],
    ['c', 'd'],
  ]);
  expect(await book.values('副本')).toEqual([
    ['a', '副'],
    ['c', 'd'],
  ]);
  const copy = (await book.get('sheets(merges,protectedRanges)')).sheets?.[1];
  expect(copy).toEqual({ merges: [{ sheetId: 8, startRowIndex: 3, endRowIndex: 4, endColumnIndex: 2 }] });
});

describe('updateSheetProperties', () => {
  const update = (properties: object, fields: string) => [
    { updateSheetProperties: { properties: { sheetId: SHEET, ...properties }, fields } },
  ];

  test('changes what the mask names; what is named and not given goes back', async () => {
    const book = await Book.create(await testTwin());
    const given = {
      title: '改名',
      hidden: false,
      tabColorStyle: { rgbColor: { green: 1 } },
      gridProperties: { frozenRowCount: 2, frozenColumnCount: 1 },
    };
    await book.batch(update(given, 'tabColorStyle,gridProperties(frozenRowCount,frozenColumnCount)'));
    expect((await book.sheet('properties')).properties).toMatchObject({
      title: '表',
      tabColor: { green: 1 },
      gridProperties: { rowCount: 10, columnCount: 6, frozenRowCount: 2, frozenColumnCount: 1 },
    });
    await book.batch(update({ title: '改名' }, 'title,tabColor,gridProperties.frozenRowCount'));
    expect((await book.sheet('properties')).properties).toEqual({
      sheetId: 0,
      title: '改名',
      index: 0,
      sheetType: 'GRID',
      gridProperties: { rowCount: 10, columnCount: 6, frozenColumnCount: 1 },
    });
  });

  test.each([
    [0, 2, ['乙', '甲', '丙', '丁']],
    [0, 4, ['乙', '丙', '丁', '甲']],
    [0, 1, ['甲', '乙', '丙', '丁']],
    [3, 0, ['丁', '甲', '乙', '丙']],
    [2, 1, ['甲', '丙', '乙', '丁']],
  ])('moves the tab at %d before what stood at %d', async (from, index, order) => {
    const book = await Book.create(await testTwin());
    await book.batch([...update({ title: '甲' }, 'title'), ...add('乙', '丙', '丁')]);
    const all = (await book.get('sheets.properties')).sheets ?? [];
    const sheetId = all[from]!.properties!.sheetId!;
    await book.batch([{ updateSheetProperties: { properties: { sheetId, index }, fields: 'index' } }]);
    expect(await titles(book)).toEqual(order);
  });

  test('a hidden tab is shown to every reader by the API', async () => {
    const book = await Book.create(await testTwin());
    await book.batch([...add('二'), ...update({ hidden: true }, 'hidden')]);
    await book.put('表!A1', [['看得見']]);
    await book.share('reader@hospital.cn', 'reader');
    const seen = await book.get(
      'sheets(properties(title,hidden),data.rowData.values.formattedValue)',
      'reader@hospital.cn',
    );
    expect(seen.sheets?.[0]).toEqual({
      properties: { title: '表', hidden: true },
      data: [{ rowData: [{ values: [{ formattedValue: '看得見' }] }] }],
    });
    const all = [
      { updateSheetProperties: { properties: { sheetId: SHEET, hidden: true }, fields: 'hidden' } },
    ];
    const second = (await book.get('sheets.properties')).sheets![1]!.properties!.sheetId!;
    const rest = [
      { updateSheetProperties: { properties: { sheetId: second, hidden: true }, fields: 'hidden' } },
    ];
    expect((await book.refused([...all, ...rest])).message).toContain(
      "You can't hide all the sheets in a document.",
    );
  });

  test('sizes a tab; what is cut off is gone', async () => {
    const book = await Book.create(await testTwin());
    await book.put('A1:F1', [[1, 2, 3, 4, 5, 6]]);
    await book.put('A9', [['unten']]);
    await book.batch(
      update({ gridProperties: { rowCount: 5, columnCount: 2 } }, 'gridProperties(rowCount,columnCount)'),
    );
    await book.batch(
      update({ gridProperties: { rowCount: 9, columnCount: 4 } }, 'gridProperties(rowCount,columnCount)'),
    );
    expect(await book.values()).toEqual([[1, 2]]);
  });

  test.each([
    [
      { gridProperties: { frozenRowCount: 1 } },
      'gridProperties',
      "You can't delete all the rows on the sheet.",
    ],
    [
      { gridProperties: { frozenRowCount: 10 } },
      'gridProperties.frozenRowCount',
      "You can't freeze all visible rows on the sheet. Please leave at least one non-frozen row.",
    ],
    [
      { gridProperties: { columnCount: 18_279 } },
      'gridProperties.columnCount',
      'This action would increase the number of columns above the limit of 18278.',
    ],
    [
      { gridProperties: { rowCount: 2_000_000 } },
      'gridProperties.rowCount',
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    ],
    [
      { title: 'x' },
      undefined,
      "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    ],
    [{ title: 'x' }, 'titel', 'Invalid field: titel'],
  ])('refuses %j of %s', async (properties, fields, message) => {
    const book = await Book.create(await testTwin());
    const request = {
      updateSheetProperties: { properties: { sheetId: SHEET, ...properties }, ...(fields && { fields }) },
    };
    expect((await book.refused([request])).message).toBe(
      `Invalid requests[0].updateSheetProperties: ${message}`,
    );
  });

  test('rows are cut before the frozen ones are counted anew', async () => {
    const book = await Book.create(await testTwin());
    await book.batch(update({ gridProperties: { frozenRowCount: 3 } }, 'gridProperties.frozenRowCount'));
    const both = update({ gridProperties: { rowCount: 3 } }, 'gridProperties(rowCount,frozenRowCount)');
    expect((await book.refused(both)).message).toContain(
      'Sorry, it is not possible to delete all non-frozen rows.',
    );
  });
});

test('updateSpreadsheetProperties renames the file for Drive, too', async () => {
  const book = await Book.create(await testTwin());
  const properties = { title: '新名', locale: 'zh_TW', timeZone: 'Asia/Taipei' };
  await book.batch([{ updateSpreadsheetProperties: { properties, fields: '*' } }]);
  expect((await book.get('properties')).properties).toMatchObject(properties);
  const { data } = await book.twin.as(OWNER).drive.files.get({ fileId: book.id, fields: 'name' });
  expect(data.name).toBe('新名');
  const bad = { updateSpreadsheetProperties: { properties: { locale: 'Klingon' }, fields: 'locale' } };
  expect((await book.refused([bad])).message).toContain('Unsupported locale: Klingon');
});
