import { describe, expect, test } from 'vitest';
import { Book, SHEET, testTwin } from './twin.ts';

const MOST =
  'This action would increase the number of cells in the workbook above the limit of 10000000 cells.';
const add = (rowCount: number, columnCount: number, title: string) => ({
  addSheet: { properties: { title, gridProperties: { rowCount, columnCount } } },
});

describe('cells of a file', () => {
  test('are ten million over all tabs, blank ones too', async () => {
    const book = await Book.create(await testTwin(), 10, 10);
    await book.batch([add(99_999, 100, '大')]);
    expect((await book.refused([add(1, 1, '小')])).message).toBe(`Invalid requests[0].addSheet: ${MOST}`);
    expect(
      (await book.refused([{ appendDimension: { sheetId: SHEET, dimension: 'ROWS', length: 1 } }])).message,
    ).toContain(MOST);
    expect((await book.refused([{ duplicateSheet: { sourceSheetId: SHEET } }])).message).toContain(MOST);
    await book.put('A10', [['full']]);
    const append = { appendCells: { sheetId: SHEET, rows: [{ values: [{}] }], fields: '*' } };
    expect((await book.refused([append])).message).toContain(MOST);
    const large = (await book.get('sheets.properties')).sheets![1]!.properties!.sheetId!;
    await book.batch([
      { deleteDimension: { range: { sheetId: large, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } },
      append,
    ]);
  });

  test('count in the order of the requests', async () => {
    const book = await Book.create(await testTwin(), 10, 10);
    const large = add(99_000, 100, '大');
    expect((await book.refused([large, add(1000, 100, '多')])).message).toBe(
      `Invalid requests[1].addSheet: ${MOST}`,
    );
  });
});

test('200 tabs', async () => {
  const book = await Book.create(await testTwin(), 1, 1);
  await book.batch(Array.from({ length: 199 }, (_, index) => add(1, 1, `T${index}`)));
  expect((await book.refused([add(1, 1, '多')])).message).toBe(
    'Invalid requests[0].addSheet: This action would increase the number of sheets in the workbook above the limit of 200 sheets.',
  );
});

test('column ZZZ', async () => {
  const book = await Book.create(await testTwin(), 1, 18_278);
  await book.put('ZZZ1', [['last']]);
  expect(await book.values('ZZZ1')).toEqual([['last']]);
  expect(
    (await book.refused([{ appendDimension: { sheetId: SHEET, dimension: 'COLUMNS', length: 1 } }])).message,
  ).toContain('above the limit of 18278');
  expect((await book.refused([add(1, 18_279, '寬')])).message).toContain('above the limit of 18278');
});

test('20,000 rows of 15 columns are written and read in a few seconds', async () => {
  const book = await Book.create(await testTwin(), 20_000, 15);
  const started = performance.now();
  for (let chunk = 0; chunk < 4; chunk++) {
    const rows = Array.from({ length: 5000 }, (_, row) => ({
      values: Array.from({ length: 15 }, (_, column) =>
        column % 3 === 0
          ? { userEnteredValue: { stringValue: `病例${chunk * 5000 + row}` } }
          : { userEnteredValue: { numberValue: row + column / 4 } },
      ),
    }));
    const start = { sheetId: SHEET, rowIndex: chunk * 5000, columnIndex: 0 };
    await book.batch([{ updateCells: { start, rows, fields: 'userEnteredValue' } }]);
  }
  const { sheets = [] } = await book.get('sheets(data(rowData(values(userEnteredValue,effectiveValue))))');
  const rowData = sheets[0]?.data?.[0]?.rowData ?? [];
  expect(rowData).toHaveLength(20_000);
  expect(rowData[19_999]?.values?.[14]).toEqual({
    userEnteredValue: { numberValue: 5002.5 },
    effectiveValue: { numberValue: 5002.5 },
  });
  expect(performance.now() - started).toBeLessThan(20_000);
});
