import { describe, expect, test } from 'vitest';
import { makeSample } from '../../../desk/server/new-book.ts';
import { runningDesk } from '../server/workshop.ts';
import { BookPage } from './book-page.ts';
import { pasteText } from './case-rows.ts';
import { eventually, present, sayWhenAbsent, type Watched, windows } from './chromium.ts';

sayWhenAbsent();

describe.runIf(present)('cells', () => {
  const running = runningDesk({ withPage: true });
  const { open } = windows();
  let area: Promise<string> | undefined;

  /** A window with the sample open, in the browser of another window where one is given. */
  async function openBook(beside?: Watched): Promise<BookPage & { readonly watched: Watched }> {
    area ??= makeSample(running.desk);
    const watched = await open(beside?.page.context());
    if (!beside) await watched.page.goto(running.server.address);
    await watched.page.goto(`${running.server.origin}/book/${await area}`);
    const book = await new BookPage(watched.page).ready();
    return Object.assign(book, { watched });
  }

  /** What the file holds, as the program reads it. */
  async function inFile(range: string): Promise<unknown> {
    const { people } = running.desk.signedIn;
    const spreadsheetId = await running.desk.books.fileId(await area!, '');
    const { data } = await people.clerk.sheets.spreadsheets.values.get({
      spreadsheetId,
      range,
      valueRenderOption: 'UNFORMATTED_VALUE',
      dateTimeRenderOption: 'SERIAL_NUMBER',
    });
    return data.values?.[0]?.[0] ?? null;
  }

  test('what is typed is read by the service, and saved', async () => {
    const book = await openBook();
    for (const [range, text, held] of [
      ['I2', '12345.6', 12345.6],
      ['F2', '2025-09-02', 45902],
      ['A2', '330000199001011234', '330000199001011234'],
    ] as const) {
      await book.type('病例', range, text);
      await eventually(() => inFile(`病例!${range}`)).toBe(held);
      await eventually(() => book.value('病例', range)).toBe(held);
    }
    expect(book.watched.errors).toEqual([]);
  });

  test('undo and redo reach the file', async () => {
    const book = await openBook();
    const before = await inFile('病例!I9');
    await book.type('病例', 'I9', '777.5');
    await eventually(() => inFile('病例!I9')).toBe(777.5);
    await eventually(() => book.value('病例', 'I9')).toBe(777.5);
    await book.page.keyboard.press('Control+z');
    await eventually(() => inFile('病例!I9')).toBe(before);
    await book.page.keyboard.press('Control+y');
    await eventually(() => inFile('病例!I9')).toBe(777.5);
    await eventually(() => book.value('病例', 'I9')).toBe(777.5);
  });

  test('two windows meet, and neither loses what it is typing', async () => {
    const one = await openBook();
    const other = await openBook(one.watched);
    await other.become('覆核');
    await other.select('預算', 'D2');
    await other.page.keyboard.type('醫保〔2025〕');
    await one.type('預算', 'C2', '7000000');
    await eventually(() => other.value('預算', 'C2')).toBe(7_000_000);
    await other.page.keyboard.type('9號');
    await other.page.keyboard.press('Enter');
    await eventually(() => one.value('預算', 'D2')).toBe('醫保〔2025〕9號');
    expect([one.watched.errors, other.watched.errors]).toEqual([[], []]);
  });

  test('a column of closed values offers them, and takes the one chosen', async () => {
    const book = await openBook();
    await book.select('病例', 'D4');
    await book.page.getByRole('button', { name: '選擇' }).click();
    const list = book.page.getByRole('listbox');
    await eventually(() => list.getByRole('option').allInnerTexts()).toEqual(['職工', '居民']);
    const chosen = (await book.value('病例', 'D4')) === '職工' ? '居民' : '職工';
    await list.getByText(chosen).click();
    await eventually(() => inFile('病例!D4')).toBe(chosen);
  });

  test('the codes of another tab are offered by the keys alone', async () => {
    const book = await openBook();
    await book.select('病例', 'B6');
    await book.page.keyboard.press('Alt+ArrowDown');
    const list = book.page.getByRole('listbox');
    expect(await list.getByRole('option').count()).toBe(12);
    await book.page.keyboard.press('End');
    await book.page.keyboard.press('Enter');
    await eventually(() => inFile('病例!B6')).toBe('M01');
  });

  test('rows come and go', async () => {
    const book = await openBook();
    const second = await inFile('月度權重!A3');
    await book.select('月度權重', 'A3');
    await book.page.evaluate(() => {
      const workbook = (window as never as { dianzhi: { api: import('@univerjs/core/facade').FUniver } })
        .dianzhi.api;
      workbook.getActiveWorkbook()!.getActiveSheet().insertRows(2, 1);
    });
    await eventually(() => inFile('月度權重!A4')).toBe(second);
    await book.page.keyboard.press('Control+z');
    await eventually(() => inFile('月度權重!A3')).toBe(second);
  });

  test('what was cut leaves its old place when it is pasted', async () => {
    const book = await openBook();
    const moved = await inFile('機構!B3');
    await book.select('機構', 'B3');
    await book.page.keyboard.press('Control+x');
    await book.select('機構', 'B30');
    await pasteText(book.page, String(moved));
    await eventually(() => inFile('機構!B30')).toBe(moved);
    await eventually(() => inFile('機構!B3')).toBe(null);
  });

  test('one value fills the selection', async () => {
    const book = await openBook();
    await book.select('病例', 'N2:N6');
    await pasteText(book.page, '是');
    await eventually(() => inFile('病例!N6')).toBe('是');
    expect(await inFile('病例!N2')).toBe('是');
  });

  test('what a file here would not keep is refused with a word', async () => {
    const book = await openBook();
    await book.select('病例', 'A2');
    await book.page.keyboard.press('Control+b');
    await book.page.getByText('這裏只保存內容').waitFor();
  });
});
