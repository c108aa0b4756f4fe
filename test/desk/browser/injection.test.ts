import { describe, expect, test } from 'vitest';
import { makeBook, makeSample } from '../../../desk/server/new-book.ts';
import { runningDesk } from '../server/workshop.ts';
import { BookPage } from './book-page.ts';
import { eventually, present, sayWhenAbsent, type Watched, windows } from './chromium.ts';

sayWhenAbsent();

const MARKUP = '"><img src=x onerror="document.title=1"><script>document.title=1</script>';

describe.runIf(present)('text stays text', () => {
  const running = runningDesk({ withPage: true });
  const { open } = windows();

  async function enter(): Promise<Watched> {
    const watched = await open();
    await watched.page.goto(running.server.address);
    return watched;
  }

  /** No picture, script or title that markup in a text would have made. */
  async function isClean({ page, errors }: Watched): Promise<void> {
    for (const frame of page.frames()) {
      expect(await frame.locator('img[src=x]').count()).toBe(0);
      expect(await frame.evaluate(() => document.title)).not.toBe('1');
    }
    expect(errors).toEqual([]);
  }

  test('in the names of books and files', async () => {
    const name = MARKUP.slice(0, 60);
    const settings = { scheme: 'zhejiang-2019', locale: 'zh-Hant' } as const;
    const area = await makeBook(running.desk, { ...settings, name, consortia: [['GT1', name]] });
    const watched = await enter();
    await watched.page.getByText(name).first().waitFor();
    await isClean(watched);
    await watched.page.goto(`${running.server.origin}/book/${area}`);
    const book = await new BookPage(watched.page).ready();
    expect(await book.page.locator('h1').innerText()).toBe(name);
    await isClean(watched);
  });

  test('in cells, findings, the sidebar, and the names of tabs', async () => {
    const area = await makeSample(running.desk);
    const spreadsheetId = await running.desk.books.fileId(area, '');
    const { sheets } = running.desk.signedIn.people.clerk;
    await sheets.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: { requests: [{ addSheet: { properties: { title: MARKUP } } }] },
    });
    const watched = await enter();
    await watched.page.goto(`${running.server.origin}/book/${area}`);
    const book = await new BookPage(watched.page).ready();
    await book.type('病例', 'B5', MARKUP);
    await book.saved();
    await book.press('檢查數據');
    expect(await book.ended('檢查數據')).toBe('已完成');
    const found = book.side.locator('.finding.block').first();
    expect(await found.innerText()).toContain('<img src=x');
    await found.click();
    await eventually(() => book.page.locator('.hint').innerText()).toContain('<img src=x');
    await book.select(MARKUP, 'A1');
    await isClean(watched);
  });

  test('in what is pasted, formulas of another program among it', async () => {
    const watched = await enter();
    const area = await makeSample(running.desk);
    await watched.page.goto(`${running.server.origin}/book/${area}`);
    const book = await new BookPage(watched.page).ready();
    await book.select('病例', 'C3');
    await book.page.evaluate((html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', `<table><tr><td>${html}</td></tr></table>`);
      clipboardData.setData('text/plain', html);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement!.dispatchEvent(event);
    }, MARKUP);
    await eventually(() => book.value('病例', 'C3')).toBe(MARKUP);
    await isClean(watched);
  });

  test('the frame of the sidebar cannot reach the page around it, nor any server', async () => {
    const watched = await enter();
    const area = await makeSample(running.desk);
    await watched.page.goto(`${running.server.origin}/book/${area}`);
    const book = await new BookPage(watched.page).ready();
    await book.press('幫助');
    await book.side.locator('#title').waitFor();
    const frame = watched.page.frames().find((each) => each.url().includes('/sidebar/'))!;
    const reach = await frame.evaluate(async () => {
      const tried = async (work: () => unknown) => {
        try {
          await work();
          return 'done';
        } catch {
          return 'refused';
        }
      };
      return [
        await tried(() => parent.document.title),
        await tried(() => document.cookie),
        await tried(() => localStorage.length),
        await tried(() => fetch('/api/desk')),
        await tried(() => fetch('http://127.0.0.1:9/')),
      ];
    });
    expect(reach).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);
  });
});
