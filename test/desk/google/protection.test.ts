import { describe, expect, test } from 'vitest';
import { Book, OWNER, READER, ROBOT, range, refusal, rows, SHEET, testTwin, text, WRITER } from './twin.ts';

const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

/** Shared with a writer, the service account and a reader. */
async function shared(): Promise<Book> {
  const book = await Book.create(await testTwin());
  await book.share(WRITER, 'writer');
  await book.share(ROBOT, 'writer');
  await book.share(READER, 'reader');
  return book;
}

const protect = (protectedRange: object) => ({ addProtectedRange: { protectedRange } });
const write = (rowIndex: number, columnIndex: number) => ({
  updateCells: {
    start: { sheetId: SHEET, rowIndex, columnIndex },
    rows: rows([text('x')]),
    fields: 'userEnteredValue',
  },
});

describe('a protected range', () => {
  test('may be written by the editors listed and by the owner of the file', async () => {
    const book = await shared();
    await book.batch([protect({ range: range(0, 0, 2, 2), editors: { users: [ROBOT] } })]);
    await book.batch([write(0, 0)], ROBOT);
    await book.batch([write(1, 1)], OWNER);
    await book.batch([write(2, 2)], WRITER);
    expect(await book.refused([write(2, 2), write(1, 1)], WRITER)).toEqual({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: `Invalid requests[1].updateCells: ${PROTECTED}`,
    });
  });

  test('stops the service account that made it, when it is not on its own list', async () => {
    const book = await shared();
    await book.batch([protect({ range: { sheetId: SHEET }, editors: { users: [WRITER] } })], ROBOT);
    expect((await book.refused([write(0, 0)], ROBOT)).message).toContain(PROTECTED);
    await book.batch([write(0, 0)], WRITER);
  });

  test('without a list is its maker’s', async () => {
    const book = await shared();
    const [reply] = await book.batch([protect({ range: range(0, 0, 1, 1), description: '勿動' })], ROBOT);
    expect(reply?.addProtectedRange?.protectedRange).toMatchObject({
      description: '勿動',
      range: { endRowIndex: 1, endColumnIndex: 1 },
      requestingUserCanEdit: true,
      editors: { users: [ROBOT] },
    });
    await book.batch([write(0, 0)], ROBOT);
    expect((await book.refused([write(0, 0)], WRITER)).message).toContain(PROTECTED);
  });

  test('that only warns stops nobody, and has no list', async () => {
    const book = await shared();
    await book.batch([protect({ range: { sheetId: SHEET }, warningOnly: true })]);
    await book.batch([write(0, 0)], WRITER);
    const both = protect({ range: range(0, 0, 1, 1), warningOnly: true, editors: { users: [OWNER] } });
    expect((await book.refused([both])).message).toContain(
      'ProtectedRange is warningOnly. Editors cannot be set on it.',
    );
  });

  test('guards against every kind of write', async () => {
    const book = await shared();
    await book.batch([protect({ range: range(2, 1, 4, 3), editors: { users: [OWNER] } })]);
    const inside = range(3, 2, 4, 3);
    const span = (dimension: string, startIndex: number, endIndex: number) => ({
      sheetId: SHEET,
      dimension,
      startIndex,
      endIndex,
    });
    const forbidden = [
      write(3, 2),
      { updateCells: { range: { sheetId: SHEET }, fields: 'note' } },
      { repeatCell: { range: inside, cell: {}, fields: 'userEnteredFormat' } },
      { mergeCells: { range: range(3, 0, 4, 2), mergeType: 'MERGE_ALL' } },
      { updateBorders: { range: inside, top: { style: 'SOLID' } } },
      { setDataValidation: { range: inside } },
      { copyPaste: { source: range(0, 0, 1, 1), destination: inside } },
      { deleteDimension: { range: span('ROWS', 1, 3) } },
      { deleteDimension: { range: span('COLUMNS', 2, 3) } },
      { insertDimension: { range: span('ROWS', 3, 4) } },
      { deleteSheet: { sheetId: SHEET } },
      {
        updateSheetProperties: {
          properties: { sheetId: SHEET, gridProperties: { rowCount: 3 } },
          fields: 'gridProperties.rowCount',
        },
      },
    ];
    await book.batch([{ addSheet: {} }]);
    for (const request of forbidden) {
      expect(await book.refused([request], WRITER), JSON.stringify(request)).toMatchObject({ code: 400 });
      expect((await book.refused([request], WRITER)).message, JSON.stringify(request)).toContain(PROTECTED);
    }
    const values = book.twin.as(WRITER).sheets.spreadsheets.values;
    expect((await refusal(book.put('A4:C4', [[1, 2, 3]], 'RAW', WRITER))).message).toBe(PROTECTED);
    expect((await refusal(values.clear({ spreadsheetId: book.id, range: '表' }))).message).toBe(PROTECTED);
    await book.put('A4:C4', [[1, null, null]], 'RAW', WRITER);
    await book.batch(
      [
        { insertDimension: { range: span('ROWS', 2, 3) } },
        { deleteDimension: { range: span('ROWS', 0, 1) } },
      ],
      WRITER,
    );
  });

  test('of a whole tab guards its name and size as well, but not its unprotected ranges', async () => {
    const book = await shared();
    await book.batch([
      protect({
        range: { sheetId: SHEET },
        editors: { users: [OWNER] },
        unprotectedRanges: [range(0, 0, 2, 2), range(2, 0, 3, 1)],
      }),
    ]);
    await book.batch([write(1, 1), write(2, 0)], WRITER);
    await book.batch([{ repeatCell: { range: range(0, 0, 3, 1), cell: {}, fields: 'note' } }], WRITER);
    const forbidden = [
      write(2, 1),
      { repeatCell: { range: range(0, 0, 3, 2), cell: {}, fields: 'note' } },
      { updateSheetProperties: { properties: { sheetId: SHEET, title: 'x' }, fields: 'title' } },
      { appendDimension: { sheetId: SHEET, dimension: 'ROWS', length: 1 } },
      { autoResizeDimensions: { dimensions: { sheetId: SHEET, dimension: 'COLUMNS' } } },
    ];
    for (const request of forbidden) {
      expect((await book.refused([request], WRITER)).message, JSON.stringify(request)).toContain(PROTECTED);
    }
    const second = protect({ range: { sheetId: SHEET } });
    expect((await book.refused([second])).message).toBe(
      'Invalid requests[0].addProtectedRange: Sheet "表" already has sheet protection.',
    );
  });

  test('is changed and lifted by its editors only', async () => {
    const book = await shared();
    await book.batch([
      protect({ protectedRangeId: 3, range: range(0, 0, 1, 1), editors: { users: [ROBOT] } }),
    ]);
    const change = {
      updateProtectedRange: {
        protectedRange: { protectedRangeId: 3, editors: { users: [ROBOT, WRITER] } },
        fields: 'editors',
      },
    };
    const lift = { deleteProtectedRange: { protectedRangeId: 3 } };
    for (const request of [change, lift])
      expect((await book.refused([request], WRITER)).message).toContain(PROTECTED);
    await book.batch([change], ROBOT);
    await book.batch([write(0, 0)], WRITER);
    await book.batch([lift], WRITER);
    expect((await book.refused([lift])).message).toBe(
      'Invalid requests[0].deleteProtectedRange: No protected range with id: 3',
    );
  });

  test('may be made to warn only, which drops its list', async () => {
    const book = await shared();
    await book.batch([
      protect({ protectedRangeId: 3, range: range(0, 0, 1, 1), editors: { users: [OWNER] } }),
    ]);
    await book.batch([
      {
        updateProtectedRange: {
          protectedRange: { protectedRangeId: 3, warningOnly: true },
          fields: 'warningOnly',
        },
      },
    ]);
    expect((await book.sheet('protectedRanges')).protectedRanges).toEqual([
      {
        protectedRangeId: 3,
        range: { endRowIndex: 1, endColumnIndex: 1 },
        warningOnly: true,
        requestingUserCanEdit: true,
      },
    ]);
  });

  test('may stand for a named range', async () => {
    const book = await shared();
    await book.batch([
      { addNamedRange: { namedRange: { namedRangeId: 'n', name: '名', range: range(0, 0, 1, 1) } } },
      protect({ namedRangeId: 'n', editors: { users: [OWNER] } }),
    ]);
    expect((await book.refused([write(0, 0)], WRITER)).message).toContain(PROTECTED);
    await book.batch([
      { updateNamedRange: { namedRange: { namedRangeId: 'n', range: range(1, 0, 2, 1) }, fields: 'range' } },
    ]);
    await book.batch([write(0, 0)], WRITER);
    expect((await book.refused([write(1, 0)], WRITER)).message).toContain(PROTECTED);
  });

  test('shows its list only to those on it', async () => {
    const book = await shared();
    await book.batch([protect({ range: range(0, 0, 1, 1), editors: { users: [ROBOT] } })]);
    const seen = async (email: string) =>
      (await book.sheet('protectedRanges(editors,requestingUserCanEdit)', email)).protectedRanges;
    expect(await seen(ROBOT)).toEqual([{ requestingUserCanEdit: true, editors: { users: [ROBOT] } }]);
    expect(await seen(WRITER)).toEqual([{}]);
    expect(await seen(READER)).toEqual([{}]);
  });

  test.each([
    [{}, 'Must specify exactly one of range and named_range_id.'],
    [{ namedRangeId: 'q' }, 'No named range with id: q'],
    [{ range: { sheetId: 4 } }, 'No grid with id: 4'],
    [
      { range: range(0, 0, 2, 2), unprotectedRanges: [range(0, 0, 1, 1)] },
      'Unprotected ranges are only supported on protected sheets.',
    ],
  ])('is refused: %j', async (protectedRange, message) => {
    const book = await shared();
    expect((await book.refused([protect(protectedRange)])).message).toBe(
      `Invalid requests[0].addProtectedRange: ${message}`,
    );
  });
});
