import { describe, expect, test } from 'vitest';
import { Book, range, SHEET, testTwin } from './twin.ts';

const merge = (mergeType: string, ...area: [number, number, number, number]) => ({
  mergeCells: { range: range(...area), mergeType },
});

describe('mergeCells', () => {
  test('keeps the first value only', async () => {
    const book = await Book.create(await testTwin());
    await book.put('A1:C3', [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
      ['g', 'h', 'i'],
    ]);
    await book.batch([merge('MERGE_ALL', 0, 0, 2, 2)]);
    expect(await book.values()).toEqual([
      ['a', '', 'c'],
      ['', '', 'f'],
      ['g', 'h', 'i'],
    ]);
    expect((await book.sheet('merges')).merges).toEqual([{ endRowIndex: 2, endColumnIndex: 2 }]);
  });

  test.each([
    [
      'MERGE_ROWS',
      [
        { endRowIndex: 1, endColumnIndex: 3 },
        { startRowIndex: 1, endRowIndex: 2, endColumnIndex: 3 },
      ],
    ],
    [
      'MERGE_COLUMNS',
      [
        { endRowIndex: 2, endColumnIndex: 1 },
        { endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 },
        { endRowIndex: 2, startColumnIndex: 2, endColumnIndex: 3 },
      ],
    ],
  ])('%s', async (type, merges) => {
    const book = await Book.create(await testTwin());
    await book.batch([merge(type, 0, 0, 2, 3)]);
    expect((await book.sheet('merges')).merges).toEqual(merges);
  });

  test('may take in other merges whole, not in part', async () => {
    const book = await Book.create(await testTwin());
    await book.batch([merge('MERGE_ALL', 0, 0, 2, 2)]);
    const part = 'You must select all cells in a merged range to merge or unmerge them.';
    expect((await book.refused([merge('MERGE_ALL', 1, 0, 3, 2)])).message).toBe(
      `Invalid requests[0].mergeCells: ${part}`,
    );
    expect((await book.refused([{ unmergeCells: { range: range(0, 0, 1, 1) } }])).message).toContain(part);
    await book.batch([merge('MERGE_ALL', 0, 0, 3, 3)]);
    expect((await book.sheet('merges')).merges).toEqual([{ endRowIndex: 3, endColumnIndex: 3 }]);
    await book.batch([{ unmergeCells: { range: { sheetId: SHEET } } }]);
    expect(await book.sheet('merges')).toEqual({});
  });

  test('does not cross the edge of the frozen part, nor does that edge cross a merge', async () => {
    const book = await Book.create(await testTwin());
    const freeze = (gridProperties: object) => ({
      updateSheetProperties: {
        properties: { sheetId: SHEET, gridProperties },
        fields: 'gridProperties(frozenRowCount,frozenColumnCount)',
      },
    });
    await book.batch([freeze({ frozenRowCount: 1, frozenColumnCount: 1 })]);
    expect((await book.refused([merge('MERGE_ALL', 0, 1, 2, 2)])).message).toContain(
      "You can't merge frozen and non-frozen rows.",
    );
    expect((await book.refused([merge('MERGE_ALL', 1, 0, 2, 2)])).message).toContain(
      "You can't merge frozen and non-frozen columns.",
    );
    await book.batch([freeze({}), merge('MERGE_ALL', 0, 0, 2, 2)]);
    expect((await book.refused([freeze({ frozenRowCount: 1 })])).message).toContain(
      'which contain only part of a merged cell',
    );
  });

  test('needs a type', async () => {
    const book = await Book.create(await testTwin());
    expect((await book.refused([{ mergeCells: { range: range(0, 0, 1, 2) } }])).message).toContain(
      'Must specify a mergeType.',
    );
  });
});

test('updateBorders draws around and within, and NONE takes away', async () => {
  const book = await Book.create(await testTwin());
  const solid = { style: 'SOLID', color: { red: 1 } };
  await book.batch([
    {
      updateBorders: {
        range: range(0, 0, 2, 2),
        top: solid,
        bottom: solid,
        left: solid,
        right: solid,
        innerHorizontal: { style: 'DOTTED' },
      },
    },
  ]);
  const shown = { style: 'SOLID', color: { red: 1 }, colorStyle: { rgbColor: { red: 1 } } };
  const borders = async (cell: string) =>
    (await book.cell(cell, 'userEnteredFormat.borders')).userEnteredFormat?.borders;
  expect(await borders('A1')).toEqual({ top: shown, left: shown, bottom: { style: 'DOTTED' } });
  expect(await borders('B2')).toEqual({ bottom: shown, right: shown, top: { style: 'DOTTED' } });
  await book.batch([{ updateBorders: { range: range(0, 0, 2, 2), left: { style: 'NONE' } } }]);
  expect(await borders('A1')).toEqual({ top: shown, bottom: { style: 'DOTTED' } });
  await book.batch([{ updateBorders: { range: range(5, 0, 6, 1), top: { style: 'NONE' } } }]);
  expect(await borders('A6')).toBeUndefined();
});

describe('setDataValidation', () => {
  const list = (...values: string[]) => ({
    condition: { type: 'ONE_OF_LIST', values: values.map((userEnteredValue) => ({ userEnteredValue })) },
    strict: true,
    showCustomUi: true,
    inputMessage: '選一項',
  });

  test('sets and clears rules; the API may still write what a rule forbids', async () => {
    const book = await Book.create(await testTwin());
    await book.batch([{ setDataValidation: { range: range(1, 0, 10, 1), rule: list('職工', '居民') } }]);
    expect((await book.cell('A10', 'dataValidation')).dataValidation).toEqual(list('職工', '居民'));
    expect((await book.cell('A2', 'dataValidation.condition.type')).dataValidation).toEqual({
      condition: { type: 'ONE_OF_LIST' },
    });
    await book.put('A2', [['別的']], 'USER_ENTERED');
    await book.batch([{ setDataValidation: { range: range(1, 0, 9, 1) } }]);
    expect(await book.cell('A2', 'dataValidation')).toEqual({});
    expect((await book.cell('A10', 'dataValidation')).dataValidation?.strict).toBe(true);
  });

  test.each([
    [{}, 'DataValidationRule must have a condition.'],
    [list(), "ConditionType 'ONE_OF_LIST' takes 1 to 500 ConditionValues, but got 0."],
    [
      { condition: { type: 'NUMBER_BETWEEN', values: [{ userEnteredValue: '1' }] } },
      "ConditionType 'NUMBER_BETWEEN' takes 2 ConditionValues, but got 1.",
    ],
    [
      { condition: { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: '表!A1:A3' }] } },
      'ConditionType \'ONE_OF_RANGE\' takes a formula, which begins with "=".',
    ],
    [{ condition: { type: 'NOT_BLANK' } }, "ConditionType 'NOT_BLANK' is not supported for data validation."],
  ])('refuses %j', async (rule, message) => {
    const book = await Book.create(await testTwin());
    expect((await book.refused([{ setDataValidation: { range: range(0, 0, 1, 1), rule } }])).message).toBe(
      `Invalid requests[0].setDataValidation: ${message}`,
    );
  });
});

describe('named ranges', () => {
  test('are added, changed and taken away', async () => {
    const book = await Book.create(await testTwin());
    const [added] = await book.batch([
      { addNamedRange: { namedRange: { namedRangeId: 'n', name: '名', range: range(0, 0, 1, 1) } } },
    ]);
    expect(added?.addNamedRange?.namedRange).toEqual({
      namedRangeId: 'n',
      name: '名',
      range: { endRowIndex: 1, endColumnIndex: 1 },
    });
    await book.batch([
      { updateNamedRange: { namedRange: { namedRangeId: 'n', name: '新' }, fields: 'name' } },
    ]);
    expect((await book.get('namedRanges')).namedRanges).toEqual([
      { namedRangeId: 'n', name: '新', range: { endRowIndex: 1, endColumnIndex: 1 } },
    ]);
    await book.batch([{ deleteNamedRange: { namedRangeId: 'n' } }]);
    expect(await book.get('namedRanges')).toEqual({});
  });

  test.each([
    [
      { addNamedRange: { namedRange: { name: 'A1', range: range(0, 0, 1, 1) } } },
      'addNamedRange: The name of a range is invalid: A1',
    ],
    [
      { addNamedRange: { namedRange: { name: '有 空', range: range(0, 0, 1, 1) } } },
      'addNamedRange: The name of a range is invalid: 有 空',
    ],
    [
      { addNamedRange: { namedRange: { name: 'x', range: { sheetId: 3 } } } },
      'addNamedRange: No grid with id: 3',
    ],
    [{ deleteNamedRange: { namedRangeId: 'q' } }, 'deleteNamedRange: No named range with id: q'],
  ])('are refused: %#', async (request, message) => {
    const book = await Book.create(await testTwin());
    expect((await book.refused([request])).message).toBe(`Invalid requests[0].${message}`);
  });

  test('a name is given once', async () => {
    const book = await Book.create(await testTwin());
    const add = (name: string) => ({ addNamedRange: { namedRange: { name, range: range(0, 0, 1, 1) } } });
    expect((await book.refused([add('Sum_x'), add('sum_X')])).message).toContain(
      'A named range with the name "sum_X" already exists.',
    );
  });
});

test('a basic filter is set and cleared', async () => {
  const book = await Book.create(await testTwin());
  const filter = { range: range(0, 0, 5, 3), sortSpecs: [{ dimensionIndex: 1, sortOrder: 'DESCENDING' }] };
  await book.batch([{ setBasicFilter: { filter } }]);
  expect((await book.sheet('basicFilter')).basicFilter).toEqual({
    ...filter,
    range: { endRowIndex: 5, endColumnIndex: 3 },
  });
  await book.batch([{ clearBasicFilter: { sheetId: SHEET } }]);
  expect(await book.sheet('basicFilter')).toEqual({});
});

test('conditional formats are kept in order', async () => {
  const book = await Book.create(await testTwin());
  const rule = (type: string) => ({
    ranges: [range(0, 0, 2, 2)],
    booleanRule: { condition: { type }, format: { backgroundColor: { red: 1 } } },
  });
  const types = async () =>
    (await book.sheet('conditionalFormats')).conditionalFormats?.map(
      ({ booleanRule }) => booleanRule?.condition?.type,
    );
  await book.batch([
    { addConditionalFormatRule: { rule: rule('BLANK'), index: 0 } },
    { addConditionalFormatRule: { rule: rule('NOT_BLANK'), index: 0 } },
  ]);
  expect(await types()).toEqual(['NOT_BLANK', 'BLANK']);
  const [updated, deleted] = await book.batch([
    { updateConditionalFormatRule: { sheetId: SHEET, index: 0, newIndex: 1 } },
    { deleteConditionalFormatRule: { sheetId: SHEET, index: 0 } },
  ]);
  expect(updated?.updateConditionalFormatRule?.oldRule?.booleanRule?.condition?.type).toBe('NOT_BLANK');
  expect(deleted?.deleteConditionalFormatRule?.rule?.booleanRule?.condition?.type).toBe('BLANK');
  expect(await types()).toEqual(['NOT_BLANK']);
  expect(
    (await book.refused([{ deleteConditionalFormatRule: { sheetId: SHEET, index: 1 } }])).message,
  ).toContain('No conditional format on sheet: 0 at index: 1');
});
