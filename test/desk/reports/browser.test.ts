import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AREA, openBureau } from '../../functions/runs/bureau.ts';
import { leaderOf, openPages, type Pages, publish, rowsOf, words } from './leader.ts';

const CHROMIUM = '/usr/bin/chromium';
const runs = (program: string, option: string) => spawnSync(program, [option]).status === 0;
const present = existsSync(CHROMIUM) && runs('pdftotext', '-v') && runs('pdfinfo', '-v');
const required = process.env['REQUIRE_ALL'] !== undefined;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

test.runIf(!present && required)('Chromium must be here when everything is required', () => {
  expect.fail('chromium, pdftotext or pdfinfo is missing, and REQUIRE_ALL is set');
});
test.runIf(!present && !required)('Chromium is not installed', ({ skip }) =>
  skip('chromium, pdftotext or pdfinfo is missing: the report pages were not opened in a browser'),
);

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dianzhi-browser-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function openBrowser(): Promise<BrowserContext> {
  const profile = emptyFolder();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: FLAGS,
    viewport: { width: 1280, height: 720 },
  });
  onTestFinished(() => context.close());
  return context;
}

/** What a browser complains of, and whom it asks besides the pages' own server. */
function watch(page: Page, url: string): { readonly said: string[]; readonly elsewhere: string[] } {
  const [said, elsewhere]: [string[], string[]] = [[], []];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/report/`)) elsewhere.push(request.url());
  });
  return { said, elsewhere };
}

const addressOf = async ({ reports, url }: Pages, code: string): Promise<string> => {
  const { path } = (await reports.links(AREA)).find(({ consortium }) => consortium === code)!;
  return `${url}${path}`;
};

/** Charts that are seen, each with how many of its shapes lie inside it. */
const seenCharts = (page: Page) =>
  page.$$eval('main svg', (charts) =>
    charts
      .filter((chart) => chart.getClientRects().length > 0)
      .map((chart) => {
        const frame = chart.getBoundingClientRect();
        const inside = [...chart.querySelectorAll('path, text')].filter((shape) => {
          const box = shape.getBoundingClientRect();
          const apart = box.right < frame.left || box.left > frame.right;
          return box.width + box.height > 0 && !apart;
        });
        return { name: chart.querySelector('title')?.textContent, shapes: inside.length };
      }),
  );

describe.runIf(present)('in a browser', () => {
  test('a leader opens the address, sees the charts, goes from period to page, and nowhere else', async () => {
    const bureau = await openBureau();
    await publish(bureau, '2025-02', '2025-03', '2025');
    const pages = await openPages(bureau);
    const page = await (await openBrowser()).newPage();
    const seen = watch(page, pages.url);
    await page.goto(await addressOf(pages, 'M1'));
    expect(page.url()).toMatch(/\/report\/[\da-f]{32}\/$/);
    expect(await page.textContent('h1')).toBe('第一醫共體 2025年度');
    await page.click('nav a:text-is("3月")');
    expect(await page.textContent('h1')).toBe('第一醫共體 2025年3月');
    const charts = await seenCharts(page);
    expect(charts.map(({ name }) => name)).toEqual([
      '2025年各月點值',
      '職工基金 2025年累計預算與支出',
      '居民基金 2025年累計預算與支出',
      '盈虧最多的病組',
    ]);
    for (const { name, shapes } of charts) expect([name, shapes > 8]).toEqual([name, true]);
    expect(
      await page.$eval('h1', (title) => title.ownerDocument.defaultView!.getComputedStyle(title).fontSize),
    ).toBe('30px');
    await page.click('nav a:text-is("明細")');
    expect(await page.$$eval('h3', (titles) => titles.map(({ textContent }) => textContent))).toEqual([
      '點值',
      '醫共體結算',
      '機構結算',
      '病組分析',
    ]);
    expect(seen).toEqual({ said: [], elsewhere: [] });
  });

  test('another’s page is refused, also to somebody who has their own open', async () => {
    const bureau = await openBureau();
    await publish(bureau, '2025-03');
    const pages = await openPages(bureau);
    const other = await leaderOf(pages, 'M2');
    const page = await (await openBrowser()).newPage();
    await page.goto(await addressOf(pages, 'M1'));
    const own = page.url();
    const answer = await page.goto(`${pages.url}${other.base}/2025-03`);
    expect(answer?.status()).toBe(404);
    expect(await page.textContent('body')).not.toMatch(/M2|第二|山區/);
    expect((await page.goto(own))?.status()).toBe(200);
    await pages.reports.renew(AREA, 'M1');
    expect((await page.goto(own))?.status()).toBe(404);
  });

  test('a script that got into the page would not run', async () => {
    const bureau = await openBureau();
    await publish(bureau, '2025-03');
    const pages = await openPages(bureau);
    const page = await (await openBrowser()).newPage();
    await page.goto(await addressOf(pages, 'M1'));
    const seen = watch(page, pages.url);
    await page.$eval('body', ({ ownerDocument: document }) => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "ran"';
      document.body.append(script);
      const image = document.createElement('img');
      image.src = 'http://127.0.0.1:9/x.png';
      document.body.append(image);
    });
    expect(await page.title()).not.toBe('ran');
    expect(seen.said.join('\n')).toMatch(/script-src|default-src/);
  });

  test('printed it is A4 with page numbers, and everything is on paper', async () => {
    const bureau = await openBureau();
    await publish(bureau, '2025-03');
    const pages = await openPages(bureau);
    const page = await (await openBrowser()).newPage();
    await page.goto(await addressOf(pages, 'M1'));
    const html = await page.content();
    const path = join(emptyFolder(), 'page.pdf');
    writeFileSync(path, await page.pdf({ preferCSSPageSize: true }));
    const about = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
    expect(about).toMatch(/Page size:\s+84[12]\.\d+ x 59[45]\.\d+ pts \(A4\)/);
    const count = Number(/Pages:\s+(\d+)/.exec(about)![1]);
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    for (let number = 1; number <= count; number++)
      expect(text).toMatch(new RegExp(`${number}\\s*/\\s*${count}\\s`));
    for (const title of [
      '第一醫共體',
      '2025年3月',
      '本醫共體結算',
      '成員機構',
      '各月點值',
      '病組盈虧',
      '依據',
    ]) {
      expect(text).toContain(title);
    }
    const amounts = ['statement-t', 'institutions-t', 'groups-t'].flatMap((id) => rowsOf(html, id)).flat();
    for (const amount of amounts.filter((cell) => /^-?[\d,]+\.\d\d$/.test(cell))) {
      expect(text).toContain(amount);
    }
    expect(text).not.toContain('明細\n');
    expect(words(html)).toContain('總覽');
    expect(text).not.toContain('總覽');
  });

  test.each([
    ['a phone', 360, 740],
    ['a screen', 1280, 720],
  ])('on %s no page is wider than it, and wide tables scroll in their own box', async (_, width, height) => {
    const bureau = await openBureau();
    await publish(bureau, '2025-03', '2025');
    const pages = await openPages(bureau);
    const page = await (await openBrowser()).newPage();
    await page.setViewportSize({ width, height });
    await page.goto(await addressOf(pages, 'M1'));
    const base = page.url();
    for (const name of ['2025-03', '2025-03/details', '2025', '2025/details']) {
      await page.goto(`${base}${name}`);
      const wide = await page.$eval('html', (root) => root.scrollWidth);
      expect([name, wide]).toEqual([name, width]);
      const outside = await page.$$eval('table', (tables) =>
        tables.filter((table) => table.closest('.scroll') === null).map(({ id }) => id),
      );
      expect(outside).toEqual([]);
    }
  });

  test('it can be read by ear and by keyboard: language, landmarks, headings, captions, a way past the menu', async () => {
    const bureau = await openBureau();
    await publish(bureau, '2025-03');
    const pages = await openPages(bureau);
    const page = await (await openBrowser()).newPage();
    await page.goto(await addressOf(pages, 'M1'));
    const found = await page.$eval('html', (root) => {
      const all = (selector: string) => [...root.querySelectorAll(selector)];
      const ids = all('[id]').map(({ id }) => id);
      const refs = all('[aria-labelledby]').flatMap((part) =>
        part.getAttribute('aria-labelledby')!.split(' '),
      );
      return {
        landmarks: ['header', 'nav', 'main', 'footer'].map((name) => all(name).length),
        headings: all('h1').length,
        tablesWithoutCaption: all('table').filter((table) => !table.querySelector('caption')).length,
        headersWithoutScope: all('th:not([scope])').length,
        chartsWithoutName: all('svg:not([role=img])').length,
        doubleIds: ids.length - new Set(ids).size,
        deadReferences: refs.filter((id) => !ids.includes(id)),
        scripts: all('script').length,
      };
    });
    expect(found).toEqual({
      landmarks: [1, 1, 1, 1],
      headings: 1,
      tablesWithoutCaption: 0,
      headersWithoutScope: 0,
      chartsWithoutName: 0,
      doubleIds: 0,
      deadReferences: [],
      scripts: 0,
    });
    await page.keyboard.press('Tab');
    expect(await page.$eval(':focus', ({ textContent }) => textContent)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
  });
});
