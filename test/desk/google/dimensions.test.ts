import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Grid } from '../../../desk/google/model/grid.ts';
import { Book, range, SHEET, testTwin } from './twin.ts';

type Dimension = 'ROWS' | 'COLUMNS';
const span = (dimension: Dimension, startIndex: number, endIndex: number) => ({
  sheetId: SHEET,
  dimension,
  startIndex,
  endIndex,
});
const insert = (dimension: Dimension, start: number, end: number, inheritFromBefore = false) => ({
  insertDimension: { range: span(dimension, start, end), inheritFromBefore },
});
const remove = (dimension: Dimension, start: number, end: number) => ({
  deleteDimension: { range: span(dimension, start, end) },
});

async function book(): Promise<Book> {
  const made = await Book.create(await testTwin());
  await made.put('A1:C3', [
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
    ['g', 'h', 'i'],
  ]);
  return made;
}

test('appendDimension adds rows and columns at the end', async () => {
  const made = await book();
  await made.batch([
    { appendDimension: { sheetId: SHEET, dimension: 'ROWS', length: 5 } },
    { appendDimension: { sheetId: SHEET, dimension: 'COLUMNS', length: 2 } },
  ]);
  expect((await made.sheet('properties')).properties?.gridProperties).toEqual({
    rowCount: 15,
    columnCount: 8,
  });
});

describe('insertDimension', () => {
  test('pushes cells down and to the right', async () => {
    const made = await book();
    await made.batch([insert('ROWS', 1, 3), insert('COLUMNS', 1, 2, true)]);
    expect(await made.values()).toEqual([
      ['a', '', 'b', 'c'],
      [],
      [],
      ['d', '', 'e', 'f'],
      ['g', '', 'h', 'i'],
    ]);
  });

  test.each([
    [true, { textFormat: { bold: true } }],
    [false, { textFormat: { italic: true } }],
  ])('new rows look like the one before: %s', async (before, look) => {
    const made = await book();
    const format = (row: number, textFormat: object) => ({
      repeatCell: {
        range: range(row, 0, row + 1, 2),
        cell: { userEnteredFormat: { textFormat } },
        fields: 'userEnteredFormat',
      },
    });
    await made.batch([format(0, { bold: true }), format(1, { italic: true }), insert('ROWS', 1, 2, before)]);
    expect((await made.cell('B2', 'userEnteredFormat')).userEnteredFormat).toEqual(look);
    expect((await made.values())[1]).toEqual([]);
  });

  test.each([
    [insert('ROWS', 11, 12), 'range.startIndex is larger than current grid size (10)'],
    [
      insert('ROWS', 10, 12),
      'range.startIndex must be less than the grid size (10) if inheritFromBefore is false.',
    ],
    [insert('ROWS', 0, 1, true), 'range.startIndex must be greater than 0 if inheritFromBefore is true.'],
    [insert('ROWS', 3, 3), 'range.endIndex must be greater than range.startIndex.'],
    [
      { insertDimension: { range: { sheetId: SHEET, dimension: 'ROWS' as const, startIndex: 1 } } },
      'range must have a startIndex and an endIndex.',
    ],
    [
      { insertDimension: { range: { sheetId: SHEET, startIndex: 1, endIndex: 2 } } },
      'Must specify a dimension.',
    ],
    [
      insert('COLUMNS', 1, 18_274),
      'This action would increase the number of columns above the limit of 18278.',
    ],
    [
      insert('ROWS', 1, 2_000_000),
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    ],
  ])('is refused: %#', async (request, message) => {
    const made = await book();
    expect((await made.refused([request])).message).toBe(`Invalid requests[0].insertDimension: ${message}`);
  });
});

describe('deleteDimension', () => {
  test('takes rows and columns out', async () => {
    const made = await book();
    await made.batch([remove('ROWS', 1, 2), remove('COLUMNS', 0, 1)]);
    expect(await made.values()).toEqual([
      ['b', 'c'],
      ['h', 'i'],
    ]);
    expect((await made.sheet('properties')).properties?.gridProperties).toEqual({
      rowCount: 9,
      columnCount: 5,
    });
  });

  test('frozen rows that go are frozen no more', async () => {
    const made = await book();
    const freeze = {
      properties: { sheetId: SHEET, gridProperties: { frozenRowCount: 3 } },
      fields: 'gridProperties.frozenRowCount',
    };
    await made.batch([{ updateSheetProperties: freeze }, remove('ROWS', 1, 5)]);
    expect((await made.sheet('properties')).properties?.gridProperties).toMatchObject({
      rowCount: 6,
      frozenRowCount: 1,
    });
    expect((await made.refused([remove('ROWS', 1, 6)])).message).toBe(
      'Invalid requests[0].deleteDimension: Sorry, it is not possible to delete all non-frozen rows.',
    );
  });

  test.each([
    [
      remove('ROWS', 9, 11),
      "Cannot delete a row that doesn't exist. Tried to delete row index 10 but there are only 10 rows.",
    ],
    [
      remove('COLUMNS', 6, 7),
      "Cannot delete a column that doesn't exist. Tried to delete column index 6 but there are only 6 columns.",
    ],
    [remove('ROWS', 0, 10), "You can't delete all the rows on the sheet."],
    [remove('COLUMNS', 0, 6), "You can't delete all the columns on the sheet."],
  ])('is refused: %#', async (request, message) => {
    const made = await book();
    expect((await made.refused([request])).message).toBe(`Invalid requests[0].deleteDimension: ${message}`);
  });
});

test('what lies on the cells moves along, and goes when they go', async () => {
  const made = await book();
  const key = (metadataKey: string, dimension: Dimension, index: number) => ({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey,
        visibility: 'DOCUMENT',
        location: { dimensionRange: span(dimension, index, index + 1) },
      },
    },
  });
  const rule = { condition: { type: 'BLANK' }, format: { textFormat: { bold: true } } };
  await made.batch([
    { mergeCells: { range: range(4, 0, 6, 2), mergeType: 'MERGE_ALL' } },
    { addNamedRange: { namedRange: { name: '名', range: range(4, 0, 6, 2) } } },
    { addProtectedRange: { protectedRange: { range: range(5, 1, 6, 2) } } },
    { setBasicFilter: { filter: { range: range(4, 0, 8, 3) } } },
    { addConditionalFormatRule: { rule: { ranges: [range(7, 0, 8, 1)], booleanRule: rule } } },
    key('row', 'ROWS', 5),
    key('column', 'COLUMNS', 1),
    insert('ROWS', 5, 7),
  ]);
  const moved = await made.sheet('merges,protectedRanges.range,basicFilter,conditionalFormats.ranges');
  expect(moved).toEqual({
    merges: [{ startRowIndex: 4, endRowIndex: 8, endColumnIndex: 2 }],
    protectedRanges: [
      { range: { startRowIndex: 7, endRowIndex: 8, startColumnIndex: 1, endColumnIndex: 2 } },
    ],
    basicFilter: { range: { startRowIndex: 4, endRowIndex: 10, endColumnIndex: 3 } },
    conditionalFormats: [{ ranges: [{ startRowIndex: 9, endRowIndex: 10, endColumnIndex: 1 }] }],
  });
  expect((await made.get('namedRanges.range')).namedRanges).toEqual([
    { range: { startRowIndex: 4, endRowIndex: 8, endColumnIndex: 2 } },
  ]);
  const { rowMetadata = [] } = (await made.sheet('data.rowMetadata.developerMetadata')).data![0]!;
  expect(rowMetadata.findIndex(({ developerMetadata }) => developerMetadata)).toBe(7);

  await made.batch([remove('COLUMNS', 1, 2), remove('ROWS', 9, 10)]);
  const left = await made.sheet(
    'merges,protectedRanges,basicFilter,conditionalFormats,data.columnMetadata.developerMetadata',
  );
  expect(left).toEqual({
    merges: [{ startRowIndex: 4, endRowIndex: 8, endColumnIndex: 1 }],
    basicFilter: { range: { startRowIndex: 4, endRowIndex: 9, endColumnIndex: 2 } },
    data: [{ columnMetadata: [{}, {}, {}, {}, {}] }],
  });
});

test('updateDimensionProperties sets sizes and hides; autoResizeDimensions changes nothing', async () => {
  const made = await book();
  await made.batch([
    {
      updateDimensionProperties: {
        range: span('COLUMNS', 1, 3),
        properties: { pixelSize: 55 },
        fields: 'pixelSize',
      },
    },
    {
      updateDimensionProperties: {
        range: span('COLUMNS', 2, 3),
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    },
    { autoResizeDimensions: { dimensions: span('COLUMNS', 0, 3) } },
  ]);
  const { columnMetadata } = (await made.sheet('data.columnMetadata')).data![0]!;
  expect(columnMetadata?.slice(0, 4)).toEqual([
    { pixelSize: 100 },
    { pixelSize: 55 },
    { pixelSize: 55, hiddenByUser: true },
    { pixelSize: 100 },
  ]);
  const beyond = {
    updateDimensionProperties: { range: span('ROWS', 0, 11), properties: { pixelSize: 9 }, fields: '*' },
  };
  expect((await made.refused([beyond])).message).toContain('exceeds grid limits. Max rows: 10');
  expect((await made.refused([{ autoResizeDimensions: { dimensions: { sheetId: 4 } } }])).message).toContain(
    'No grid with id: 4',
  );
});

/** A grid as a plain list of lists. */
const plain = (grid: Grid): unknown[][] =>
  Array.from({ length: grid.rowCount }, (_, row) =>
    Array.from({ length: grid.columnCount }, (_, column) => grid.cell(row, column)?.entered ?? null),
  );

test('any sequence of insertions and deletions does what it does to a list of lists, and forks stay as they were', () => {
  const step = fc.record({
    kind: fc.constantFrom('insertRows', 'deleteRows', 'insertColumns', 'deleteColumns', 'put', 'fork'),
    at: fc.nat(5),
    across: fc.nat(5),
    count: fc.integer({ min: 1, max: 3 }),
  });
  const check = fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
    let grid = new Grid(6, 6);
    let list: unknown[][] = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => null));
    const forks: { readonly grid: Grid; readonly list: unknown }[] = [];
    steps.forEach(({ kind, at, across, count }, index) => {
      const [rows, columns] = [grid.rowCount, grid.columnCount];
      if (kind === 'put' && at < rows && across < columns) {
        grid.put(at, across, { entered: index });
        list[at]![across] = index;
      } else if (kind === 'insertRows' && at <= rows) {
        grid.insertRows(at, count);
        const blank = Array.from({ length: count }, () => Array.from({ length: columns }, () => null));
        list.splice(at, 0, ...blank);
      } else if (kind === 'deleteRows' && at + count <= rows) {
        grid.deleteRows(at, count);
        list.splice(at, count);
      } else if (kind === 'insertColumns' && at <= columns) {
        grid.insertColumns(at, count);
        for (const row of list) row.splice(at, 0, ...Array.from({ length: count }, () => null));
      } else if (kind === 'deleteColumns' && at + count <= columns) {
        grid.deleteColumns(at, count);
        for (const row of list) row.splice(at, count);
      } else if (kind === 'fork') {
        forks.push({ grid, list: structuredClone(list) });
        grid = grid.fork();
        list = structuredClone(list);
      }
    });
    expect(plain(grid)).toEqual(list);
    for (const fork of forks) expect(plain(fork.grid)).toEqual(fork.list);
  });
  fc.assert(check, { numRuns: 200 });
});
