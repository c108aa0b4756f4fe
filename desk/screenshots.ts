import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { chromium, type Page } from 'playwright-core';
import type { OpenSheet } from './page/sheet/sheet.ts';
import { sampleArea } from './sample/sample.ts';
import { builtParts } from './server/built.ts';
import { openDesk } from './server/desk.ts';
import { makeSample } from './server/new-book.ts';
import { startPageServer } from './server/page-server.ts';

/** Pictures of the desk for the manual, taken anew whenever it has changed: `npm run screenshots`. */
const OUT = 'docs/images';
const SIZE = { width: 1280, height: 720 } as const;
const MONTH = '2025-03';

declare const dianzhi: OpenSheet;

const BROWSER = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-sync',
    '--no-first-run',
  ],
};

const folder = await mkdtemp(join(tmpdir(), 'dianzhi-pictures-'));
const { page: pages, script } = await builtParts((text) => console.log(text));
const desk = await openDesk(join(folder, '點值資料'), script);
const server = await startPageServer({ desk, pages });
const browser = await chromium.launch(BROWSER);

const context = await browser.newContext({
  viewport: SIZE,
  permissions: ['clipboard-read', 'clipboard-write'],
});

/** A picture when the page has come to rest. */
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(OUT, `${name}.png`) });
  console.log(`${OUT}/${name}.png`);
}

const show = (page: Page, sheet: string, range: string): Promise<void> =>
  page.evaluate(([name, place]) => dianzhi.show({ sheet: name!, range: place }), [sheet, range]);

async function press(page: Page, item: string, ...answers: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: '醫保結算' }).click();
  await page.getByRole('menuitem', { name: item }).click();
  for (const answer of answers) {
    const dialog = page.locator('dialog');
    await dialog.waitFor();
    if (answer !== '') await dialog.locator('input').fill(answer);
    await dialog.getByRole('button', { name: '確定' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
}

async function ended(page: Page, title: string): Promise<void> {
  const frame = page.frameLocator('.side iframe');
  await frame.locator('#title', { hasText: title }).waitFor();
  await frame.locator('#result:not(:empty)').waitFor();
}

async function type(page: Page, sheet: string, range: string, text: string): Promise<void> {
  await show(page, sheet, range);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => dianzhi.outgoing.idle);
}

async function openPage(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.origin + path);
  await page.waitForFunction(() => 'dianzhi' in window);
  return page;
}

const start = async (): Promise<void> => {
  const page = await context.newPage();
  await page.goto(server.address);
  await page.locator('.cards').waitFor();
  await picture(page, 'start');
  await page.getByRole('button', { name: '打開範例縣' }).click();
  await page.waitForURL(/book-1$/);
  await page.close();
};

const sheets = async (page: Page): Promise<void> => {
  await show(page, '病例', 'D5');
  await picture(page, 'sheet');
  await page.getByRole('button', { name: '選擇' }).click();
  await picture(page, 'choices');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '醫保結算' }).click();
  await picture(page, 'menu');
  await page.keyboard.press('Escape');
};

const findings = async (page: Page): Promise<void> => {
  await type(page, '病例', 'I7', '12.345');
  await type(page, '病例', 'B9', 'Y99');
  await press(page, '檢查數據');
  await ended(page, '檢查數據');
  await page.frameLocator('.side iframe').locator('.finding.block').first().click();
  await picture(page, 'findings');
  await show(page, '病例', 'I7');
  for (let undo = 0; undo < 2; undo++) await page.keyboard.press('Control+z');
  await page.waitForFunction(() => dianzhi.outgoing.idle);
  await press(page, '檢查數據');
  await ended(page, '檢查數據');
};

const results = async (page: Page): Promise<void> => {
  await press(page, '重算點值', MONTH);
  await ended(page, `重算點值 ${MONTH}`);
  await show(page, '點值', 'A1');
  await picture(page, 'result');
  await page.getByRole('button', { name: '關閉側邊欄' }).click();
  await show(page, '機構結算', 'A1');
  await picture(page, 'institutions');
};

const closing = async (page: Page): Promise<void> => {
  await page.locator('.who').getByText('覆核').click();
  await page.waitForTimeout(300);
  await press(page, '月度結算', MONTH);
  await page.locator('dialog').waitFor();
  await picture(page, 'second-person');
  await page.locator('dialog').getByRole('button', { name: '確定' }).click();
  await ended(page, `月度結算 ${MONTH}`);
  await press(page, '發布報表', MONTH);
  await ended(page, `發布報表 ${MONTH}`);
};

async function openPanel(page: Page, item: string, name: string): Promise<void> {
  await page.getByRole('button', { name: '文件', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.locator('dialog .panel').waitFor();
  await picture(page, name);
  await page.locator('dialog').getByRole('button', { name: '關閉' }).click();
}

const panels = (page: Page): Promise<void> => openPanel(page, '報表頁', 'report-links');

/** A file of cases too large for a sheet, on its way. */
const progress = async (): Promise<void> => {
  const area = await makeSample(desk);
  const { people } = desk.signedIn;
  const spreadsheetId = await desk.books.fileId(area, '');
  await people.clerk.sheets.spreadsheets.values.clear({ spreadsheetId, range: '病例!A2:Z20000' });
  const [cases] = sampleArea({ cases: 200_000, seed: 1, year: 2025 });
  const lines = function* () {
    for (const row of cases!.rows) yield `${row.join(',')}\n`;
  };
  await desk.caseFiles.attach(area, '全年病例.csv', Readable.from(lines()), new Date().toISOString());
  const page = await openPage(`/book/${area}`);
  await openPanel(page, '附加病例檔', 'attachment');
  await press(page, '重算點值', '2025');
  await page.frameLocator('.side iframe').locator('#share:not([hidden])').waitFor();
  await picture(page, 'progress');
  await ended(page, '重算點值 2025');
};

/** The pages of the leaders: of the first 醫共體, each tab of its report. */
const reports = async (): Promise<void> => {
  const [link] = await desk.reports.links('book-1');
  if (!link) return;
  const page = await (await browser.newContext({ viewport: SIZE })).newPage();
  await page.goto(server.origin + link.path);
  await picture(page, 'report');
};

await mkdir(OUT, { recursive: true });
try {
  await start();
  const page = await openPage('/book/book-1');
  for (const part of [sheets, findings, results, closing, panels]) await part(page);
  await progress();
  await reports();
} finally {
  await browser.close();
  await server.close();
  await desk.close();
  await rm(folder, { recursive: true });
}
