import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtParts } from '../../desk/server/built.ts';
import { openDesk } from '../../desk/server/desk.ts';
import { makeBook } from '../../desk/server/new-book.ts';
import { startPageServer } from '../../desk/server/page-server.ts';
import { BookPage } from '../desk/browser/book-page.ts';
import { asClipboard, caseRows, fillCases, pasteText } from '../desk/browser/case-rows.ts';
import { launch } from '../desk/browser/launch.ts';

/** Runs of each, of which the median is told. */
const RUNS = 5;
const EMPTY = { scheme: 'zhejiang-2019', locale: 'zh-Hant', consortia: [] } as const;

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;
const told = (what: string, times: readonly number[], most: number): void =>
  console.log(`${what.padEnd(44)} ${median(times).toFixed(0).padStart(6)} ms（至多 ${most} ms）`);

const folder = await mkdtemp(join(tmpdir(), 'dianzhi-bench-'));
const { page: pages, script } = await builtParts(() => {});
const desk = await openDesk(join(folder, 'state'), script);
const server = await startPageServer({ desk, pages });
const browser = await launch();
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const first = await context.newPage();
  await first.goto(server.address);

  async function openBook(area: string): Promise<BookPage> {
    const page = await context.newPage();
    await page.goto(`${server.origin}/book/${area}`);
    return new BookPage(page).ready();
  }

  const long = await makeBook(desk, { ...EMPTY, name: '兩萬例' });
  await fillCases(desk, long, caseRows(20_000));
  const opening: number[] = [];
  const scrolling: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    const book = await openBook(long);
    await book.select('病例', 'A2');
    opening.push(performance.now() - start);
    const turn = performance.now();
    await book.select('病例', 'A20001');
    scrolling.push(performance.now() - turn);
    await book.page.close();
  }
  told('打開兩萬行的「病例」', opening, 5000);
  told('從第一行到最後一行', scrolling, 1000);

  const one = await openBook(long);
  const other = await openBook(long);
  const saving: number[] = [];
  const meeting: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const cell = `N${run + 2}`;
    await one.select('病例', cell);
    const start = performance.now();
    await one.page.keyboard.type('是');
    await one.page.keyboard.press('Enter');
    await one.saved();
    saving.push(performance.now() - start);
    while ((await other.value('病例', cell)) !== '是') await new Promise((done) => setTimeout(done, 10));
    meeting.push(performance.now() - start);
  }
  await one.page.close();
  await other.page.close();
  told('從鍵入到保存', saving, 2000);
  told('從鍵入到另一窗口看見', meeting, 2000);

  const rows = caseRows(5000);
  const text = asClipboard(rows);
  const pasting: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const area = await makeBook(desk, { ...EMPTY, name: `粘貼 ${run}` });
    const book = await openBook(area);
    await book.select('病例', 'A2');
    const start = performance.now();
    await pasteText(book.page, text);
    await book.saved();
    pasting.push(performance.now() - start);
    await book.page.close();
  }
  told(`粘貼 5000 行 × ${rows[0]!.length} 欄，到保存完畢`, pasting, 3000);
} finally {
  await browser.close();
  await server.close();
  await desk.close();
  await rm(folder, { recursive: true });
}
