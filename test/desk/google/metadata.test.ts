import { describe, expect, test } from 'vitest';
import { Book, OWNER, range, refusal, SHEET, testTwin } from './twin.ts';

const create = (metadataKey: string, more: object = {}) => ({
  createDeveloperMetadata: {
    developerMetadata: { metadataKey, visibility: 'DOCUMENT', location: { spreadsheet: true }, ...more },
  },
});
const row = (startIndex: number) => ({
  dimensionRange: { sheetId: SHEET, dimension: 'ROWS', startIndex, endIndex: startIndex + 1 },
});

const search = async (book: Book, dataFilters: object[], project?: string) => {
  const { data } = await book.twin
    .as(OWNER, project)
    .sheets.spreadsheets.developerMetadata.search({ spreadsheetId: book.id, requestBody: { dataFilters } });
  return (data.matchedDeveloperMetadata ?? []).map(({ developerMetadata }) => developerMetadata?.metadataKey);
};

test('is created, read, changed and deleted', async () => {
  const book = await Book.create(await testTwin());
  const [reply] = await book.batch([create('stamp', { metadataId: 9, metadataValue: 'run-1' })]);
  const entry = {
    metadataId: 9,
    metadataKey: 'stamp',
    metadataValue: 'run-1',
    visibility: 'DOCUMENT',
    location: { locationType: 'SPREADSHEET', spreadsheet: true },
  };
  expect(reply?.createDeveloperMetadata?.developerMetadata).toEqual(entry);
  const api = book.twin.as(OWNER).sheets.spreadsheets.developerMetadata;
  expect((await api.get({ spreadsheetId: book.id, metadataId: 9 })).data).toEqual(entry);
  const lookup = { developerMetadataLookup: { metadataKey: 'stamp' } };
  const [updated] = await book.batch([
    {
      updateDeveloperMetadata: {
        dataFilters: [lookup],
        developerMetadata: { metadataValue: 'run-2' },
        fields: 'metadataValue',
      },
    },
  ]);
  expect(updated?.updateDeveloperMetadata?.developerMetadata).toEqual([{ ...entry, metadataValue: 'run-2' }]);
  const [deleted] = await book.batch([{ deleteDeveloperMetadata: { dataFilter: lookup } }]);
  expect(deleted?.deleteDeveloperMetadata?.deletedDeveloperMetadata).toEqual([
    { ...entry, metadataValue: 'run-2' },
  ]);
  expect(await refusal(api.get({ spreadsheetId: book.id, metadataId: 9 }))).toEqual({
    code: 404,
    status: 'NOT_FOUND',
    message: 'Requested entity was not found.',
  });
});

test('stands where it belongs in the spreadsheet', async () => {
  const book = await Book.create(await testTwin());
  await book.batch([
    create('file'),
    create('tab', { location: { sheetId: SHEET } }),
    create('row', { location: row(2) }),
  ]);
  const data = await book.get(
    'developerMetadata.metadataKey,sheets(developerMetadata.metadataKey,data.rowMetadata.developerMetadata(metadataKey,location))',
  );
  expect(data.developerMetadata).toEqual([{ metadataKey: 'file' }]);
  expect(data.sheets?.[0]?.developerMetadata).toEqual([{ metadataKey: 'tab' }]);
  expect(data.sheets?.[0]?.data?.[0]?.rowMetadata?.[2]?.developerMetadata).toEqual([
    {
      metadataKey: 'row',
      location: { locationType: 'ROW', dimensionRange: { dimension: 'ROWS', startIndex: 2, endIndex: 3 } },
    },
  ]);
});

test('of PROJECT visibility is seen, changed and deleted by its project only', async () => {
  const book = await Book.create(await testTwin());
  const request = create('secret', { visibility: 'PROJECT', metadataId: 4 });
  await book.twin
    .as(OWNER, 'ours')
    .sheets.spreadsheets.batchUpdate({ spreadsheetId: book.id, requestBody: { requests: [request] } });
  const all = [{ developerMetadataLookup: {} }];
  expect(await search(book, all, 'ours')).toEqual(['secret']);
  expect(await search(book, all, 'theirs')).toEqual([]);
  expect(await book.get('developerMetadata')).toEqual({});
  const [deleted] = await book.batch([{ deleteDeveloperMetadata: { dataFilter: all[0]! } }]);
  expect(deleted?.deleteDeveloperMetadata).toEqual({ deletedDeveloperMetadata: [] });
  expect(await search(book, all, 'ours')).toEqual(['secret']);
});

describe('search', () => {
  test.each([
    [{ metadataKey: 'a' }, ['a', 'a']],
    [{ metadataKey: 'a', metadataValue: '2' }, ['a']],
    [{ metadataId: 3 }, ['tab']],
    [{ visibility: 'PROJECT' }, ['mine']],
    [{ locationType: 'ROW' }, ['row']],
    [{ metadataLocation: { spreadsheet: true } }, ['a', 'a', 'mine']],
    [{ metadataLocation: { sheetId: SHEET } }, ['tab', 'row']],
    [{ metadataLocation: { sheetId: SHEET }, locationMatchingStrategy: 'EXACT_LOCATION' }, ['tab']],
    [{ metadataLocation: row(2), locationType: 'ROW' }, ['row']],
    [{ metadataLocation: row(3), locationType: 'ROW' }, []],
  ])('%j finds %j', async (developerMetadataLookup, keys) => {
    const book = await Book.create(await testTwin());
    await book.batch([
      create('a', { metadataValue: '1' }),
      create('a', { metadataValue: '2' }),
      create('tab', { metadataId: 3, location: { sheetId: SHEET } }),
      create('row', { location: row(2) }),
      create('mine', { visibility: 'PROJECT' }),
    ]);
    expect(await search(book, [{ developerMetadataLookup }])).toEqual(keys);
  });

  test('finds by cells, too', async () => {
    const book = await Book.create(await testTwin());
    await book.batch([create('row', { location: row(2) })]);
    expect(await search(book, [{ a1Range: '表!A3' }])).toEqual(['row']);
    expect(await search(book, [{ gridRange: range(0, 0, 2, 1) }])).toEqual([]);
    expect(await search(book, [{ gridRange: range(0, 0, 2, 1) }, { a1Range: '表!3:3' }])).toEqual(['row']);
  });
});

describe('is refused', () => {
  test.each([
    [create(''), 'Developer metadata must always have a key specified.'],
    [create('k', { visibility: null }), 'Developer metadata must always have visibility specified.'],
    [
      create('k', { location: {} }),
      'Must specify exactly one location: spreadsheet, sheetId or dimensionRange.',
    ],
    [create('k', { location: { sheetId: 7 } }), 'No grid with id: 7'],
    [
      create('k', {
        location: { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 2 } },
      }),
      'dimensionRange must represent a single row or column of the sheet.',
    ],
    [
      create('k', { location: row(10) }),
      'dimensionRange must represent a single row or column of the sheet.',
    ],
    [create('k', { metadataId: 0 }), 'metadataId must be positive.'],
    [
      create('k', { metadataValue: 'x'.repeat(30_000) }),
      'Developer metadata is limited to 30000 characters for each place.',
    ],
  ])('%#', async (request, message) => {
    const book = await Book.create(await testTwin());
    expect((await book.refused([request])).message).toBe(
      `Invalid requests[0].createDeveloperMetadata: ${message}`,
    );
  });

  test('a second entry of one id', async () => {
    const book = await Book.create(await testTwin());
    expect(
      (await book.refused([create('k', { metadataId: 5 }), create('l', { metadataId: 5 })])).message,
    ).toBe('Invalid requests[1].createDeveloperMetadata: Developer metadata with id 5 already exists.');
  });
});
