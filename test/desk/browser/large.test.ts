import { describe, expect, test } from 'vitest';
import { makeBook } from '../../../desk/server/new-book.ts';
import { runningDesk } from '../server/workshop.ts';
import { BookPage } from './book-page.ts';
import { asClipboard, caseRows, fillCases, pasteText } from './case-rows.ts';
import { eventually, present, sayWhenAbsent, windows } from './chromium.ts';

sayWhenAbsent();

const EMPTY = { scheme: 'zhejiang-2019', locale: 'zh-Hant', consortia: [] } as const;

describe.runIf(present)('many rows', () => {
  const running = runningDesk({ withPage: true });
  const { open } = windows();

  async function openBook(area: string) {
    const watched = await open();
    await watched.page.goto(running.server.address);
    await watched.page.goto(`${running.server.origin}/book/${area}`);
    return { book: await new BookPage(watched.page).ready(), watched };
  }

  async function inFile(area: string, range: string) {
    const spreadsheetId = await running.desk.books.fileId(area, '');
    const { sheets } = running.desk.signedIn.people.clerk;
    const { data } = await sheets.spreadsheets.values.get({ spreadsheetId, range });
    return data.values ?? [];
  }

  test('five thousand pasted rows arrive, every cell of them', async () => {
    const area = await makeBook(running.desk, { ...EMPTY, name: '粘貼' });
    const rows = caseRows(5000);
    const { book, watched } = await openBook(area);
    await book.select('病例', 'A2');
    await pasteText(book.page, asClipboard(rows));
    await book.saved();
    const width = rows[0]!.length;
    const held = (await inFile(area, '病例!A2:Z5001')) as string[][];
    expect(held.length).toBe(5000);
    for (const index of [0, 1, 2499, 4999]) {
      const padded = Array.from({ length: width }, (_, column) => held[index]![column] ?? '');
      expect(padded.map((text) => text.replaceAll(',', ''))).toEqual(rows[index]);
    }
    expect(watched.errors).toEqual([]);
  });

  test('twenty thousand rows open, to the last', async () => {
    const area = await makeBook(running.desk, { ...EMPTY, name: '兩萬例' });
    const rows = caseRows(20_000);
    await fillCases(running.desk, area, rows);
    const { book, watched } = await openBook(area);
    await book.select('病例', 'A20001');
    expect(await book.value('病例', 'A20001')).toBe(rows.at(-1)![0]);
    await book.type('病例', 'M20001', '1');
    await eventually(() => inFile(area, '病例!M20001')).toEqual([['1']]);
    expect(watched.errors).toEqual([]);
  });

  test('a paste beyond the last row makes room first', async () => {
    const area = await makeBook(running.desk, { ...EMPTY, name: '加行' });
    const { book } = await openBook(area);
    const before = await book.page.evaluate(() =>
      (window as never as { dianzhi: { api: import('@univerjs/core/facade').FUniver } }).dianzhi.api
        .getActiveWorkbook()!
        .getSheetByName('月度權重')!
        .getMaxRows(),
    );
    await book.select('月度權重', `A${before}`);
    await pasteText(book.page, 'x\r\ny\r\nz');
    await book.saved();
    await eventually(() => inFile(area, `月度權重!A${before}:A${before + 2}`)).toEqual([['x'], ['y'], ['z']]);
  });
});
