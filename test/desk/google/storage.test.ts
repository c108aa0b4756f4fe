import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { FileRecord } from '../../../desk/google/drive/file.ts';
import { emptyBook } from '../../../desk/google/methods/new-book.ts';
import { fork, newSheet, shift, type Workbook } from '../../../desk/google/model/workbook.ts';
import { startGoogleTwin } from '../../../desk/google/server.ts';
import { Store } from '../../../desk/google/store/store.ts';
import { Book, clients, OWNER, READER, range, SHEET, testFolder, testTwin, tokens } from './twin.ts';

test('everything is there again after a restart', async () => {
  const folder = await testFolder();
  const book = await Book.create(await testTwin({ folder }));
  await book.share(READER, 'reader');
  await book.put(
    'A1:C2',
    [
      ['字', 1.5, true],
      ['=x', '2025-03-31', '=1'],
    ],
    'USER_ENTERED',
  );
  const list = { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: '是' }] } };
  await book.batch([
    {
      repeatCell: {
        range: range(4, 0, 6, 3),
        cell: { note: '注', userEnteredFormat: { textFormat: { bold: true } } },
        fields: '*',
      },
    },
    { setDataValidation: { range: range(5, 0, 6, 1), rule: list } },
    { mergeCells: { range: range(8, 0, 9, 2), mergeType: 'MERGE_ALL' } },
    { addProtectedRange: { protectedRange: { range: range(0, 0, 1, 1), editors: { users: [OWNER] } } } },
    { addNamedRange: { namedRange: { name: '名', range: range(0, 0, 1, 1) } } },
    { setBasicFilter: { filter: { range: range(0, 0, 3, 3) } } },
    {
      createDeveloperMetadata: {
        developerMetadata: { metadataKey: 'k', visibility: 'DOCUMENT', location: { sheetId: SHEET } },
      },
    },
    {
      updateDimensionProperties: {
        range: { sheetId: SHEET, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 },
        properties: { pixelSize: 33 },
        fields: '*',
      },
    },
    {
      updateDimensionProperties: {
        range: { sheetId: SHEET, dimension: 'ROWS', startIndex: 2, endIndex: 3 },
        properties: { pixelSize: 44 },
        fields: '*',
      },
    },
    { insertDimension: { range: { sheetId: SHEET, dimension: 'ROWS', startIndex: 1, endIndex: 3 } } },
    { addSheet: { properties: { title: '空', hidden: true, tabColor: { blue: 1 } } } },
  ]);
  const before = await book.get();
  const file = (await book.twin.as(OWNER).drive.files.get({ fileId: book.id, fields: '*' })).data;
  await book.twin.close();

  const twin = await testTwin({ folder });
  const { sheets, drive } = twin.as(OWNER);
  expect((await sheets.spreadsheets.get({ spreadsheetId: book.id, includeGridData: true })).data).toEqual(
    before,
  );
  expect((await drive.files.get({ fileId: book.id, fields: '*' })).data).toEqual(file);
});

test('copies of files and tabs have their formats and rules after a restart', async () => {
  const folder = await testFolder();
  const book = await Book.create(await testTwin({ folder }));
  const other = await Book.create(book.twin);
  const cell = { userEnteredFormat: { textFormat: { bold: true } }, note: '注' };
  await other.batch([
    {
      repeatCell: {
        range: range(0, 0, 1, 1),
        cell: { userEnteredFormat: { wrapStrategy: 'CLIP' } },
        fields: '*',
      },
    },
  ]);
  await book.batch([{ repeatCell: { range: range(0, 0, 1, 1), cell, fields: '*' } }]);
  const { drive, sheets } = book.twin.as(OWNER);
  const { data } = await drive.files.copy({ fileId: book.id, requestBody: {} });
  await sheets.spreadsheets.sheets.copyTo({
    spreadsheetId: book.id,
    sheetId: SHEET,
    requestBody: { destinationSpreadsheetId: other.id },
  });
  await book.twin.close();

  const { spreadsheets } = (await testTwin({ folder })).as(OWNER).sheets;
  const fields = 'sheets.data.rowData.values(note,userEnteredFormat(textFormat,wrapStrategy))';
  const read = async (spreadsheetId: string) =>
    (await spreadsheets.get({ spreadsheetId, fields })).data.sheets;
  expect(await read(data.id!)).toEqual([{ data: [{ rowData: [{ values: [cell] }] }] }]);
  expect(await read(other.id)).toEqual([
    { data: [{ rowData: [{ values: [{ userEnteredFormat: { wrapStrategy: 'CLIP' } }] }] }] },
    { data: [{ rowData: [{ values: [cell] }] }] },
  ]);
});

const SERVE = new URL('serve.ts', import.meta.url).pathname;

async function serving(folder: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, [SERVE, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [url] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return { child, url };
}

test('what was answered with success survives a killed process, what was not comes whole or not at all', async () => {
  const folder = await testFolder();
  const { child, url } = await serving(folder);
  const { spreadsheets } = clients(url, OWNER).sheets;
  const { data } = await spreadsheets.create({});
  const spreadsheetId = data.spreadsheetId!;
  const write = (number: number) =>
    spreadsheets.values.update({
      spreadsheetId,
      range: 'A1:B1',
      valueInputOption: 'RAW',
      requestBody: { values: [[number, number]] },
    });
  let answered = 0;
  const writing = (async () => {
    for (let number = 1; ; number++) {
      await write(number);
      answered = number;
    }
  })().catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 300));
  child.kill('SIGKILL');
  await writing;
  expect(answered).toBeGreaterThan(0);

  const twin = await testTwin({ folder });
  const values = (
    await twin.as(OWNER).sheets.spreadsheets.values.get({
      spreadsheetId,
      range: 'A1:B1',
      valueRenderOption: 'UNFORMATTED_VALUE',
    })
  ).data.values!;
  expect([answered, answered + 1]).toContain(values[0]![0]);
  expect(values[0]![1]).toBe(values[0]![0]);
});

test('only one process serves a folder', async () => {
  const folder = await testFolder();
  const { child } = await serving(folder);
  await expect(startGoogleTwin({ folder, tokens })).rejects.toThrow(/another process/);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await testTwin({ folder });
});

test('a port that is taken lets the folder go', async () => {
  const first = await testTwin();
  const folder = await testFolder();
  await expect(startGoogleTwin({ folder, tokens, port: Number(new URL(first.url).port) })).rejects.toThrow(
    /EADDRINUSE/,
  );
  await testTwin({ folder });
});

let nextSheetId = 1;

const step = fc.record({
  kind: fc.constantFrom(
    'put',
    'format',
    'insertRows',
    'deleteRows',
    'insertColumns',
    'deleteColumns',
    'addSheet',
    'deleteSheet',
  ),
  at: fc.nat(4),
  across: fc.nat(4),
});

function change(
  book: Workbook,
  { kind, at, across }: { kind: string; at: number; across: number },
  number: number,
): void {
  const sheet = book.sheets[number % book.sheets.length]!;
  const { grid } = sheet;
  if (kind === 'put') grid.put(at, across, { entered: number });
  else if (kind === 'format')
    grid.put(at, across, { format: book.pool.keep({ textFormat: { fontSize: across } }), note: 'n' });
  else if (kind === 'insertRows') shift(book, sheet, { dimension: 'ROWS', at, count: 2 });
  else if (kind === 'deleteRows' && grid.rowCount > 6)
    shift(book, sheet, { dimension: 'ROWS', at, count: -1 });
  else if (kind === 'insertColumns') shift(book, sheet, { dimension: 'COLUMNS', at, count: 1 });
  else if (kind === 'deleteColumns' && grid.columnCount > 6)
    shift(book, sheet, { dimension: 'COLUMNS', at, count: -1 });
  else if (kind === 'addSheet')
    book.sheets.push({ ...newSheet(nextSheetId++, `T${number}`, 6, 6), grid: grid.fork() });
  else if (kind === 'deleteSheet' && book.sheets.length > 1)
    book.sheets.splice(number % book.sheets.length, 1);
}

const cells = ({ sheets }: Workbook) =>
  sheets.map(({ id, grid }) => ({
    id,
    size: [grid.rowCount, grid.columnCount],
    cells: Array.from({ length: grid.rowCount }, (_, row) =>
      Array.from({ length: grid.columnCount }, (_, column) => grid.cell(row, column)),
    ),
  }));

test('after any changes, saved one by one or several at once, the folder holds the last state', async () => {
  const folder = await testFolder();
  let number = 0;
  const store = new Store(folder);
  const check = fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 6 }), (saves) => {
    const file = { id: `file${number++}` } as FileRecord;
    let book: Workbook = { ...emptyBook(), sheets: [newSheet(0, '表', 6, 6)] };
    store.save(file, { before: undefined, after: book });
    for (const steps of saves) {
      const after = fork(book);
      steps.forEach((one, index) => {
        change(after, one, index);
      });
      store.save(file, { before: book, after });
      book = after;
    }
    expect(cells(store.book(file.id))).toEqual(cells(book));
  });
  fc.assert(check, { numRuns: 40 });
  store.close();
});
