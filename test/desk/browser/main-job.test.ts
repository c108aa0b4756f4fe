import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { describe, expect, test, vi } from 'vitest';
import { settleCommand } from '../../../desk/cli/settle.ts';
import { SETTLEMENT_FILE } from '../../../desk/output.ts';
import { periodOf } from '../../../shared/settle/settlement.ts';
import { runningDesk } from '../server/workshop.ts';
import { BookPage } from './book-page.ts';
import { eventually, present, sayWhenAbsent, type Watched, windows } from './chromium.ts';

sayWhenAbsent();

const MONTH = '2025-03';

interface Settled {
  readonly resultDigest: string;
  readonly pools: readonly { readonly pointValue: string; readonly cases: number }[];
}

describe.runIf(present)('the main job, from an empty folder', () => {
  const running = runningDesk({ withPage: true });
  const { open } = windows();
  const shared: { watched?: Watched; book?: BookPage } = {};
  const book = () => shared.book!;

  /** Downloads the file as a person does; the path of what came. */
  async function download(): Promise<string> {
    await book().page.getByRole('button', { name: '文件', exact: true }).click();
    const [file] = await Promise.all([
      book().page.waitForEvent('download'),
      book().page.getByRole('menuitem', { name: '導出 .xlsx' }).click(),
    ]);
    const path = join(running.folder, file.suggestedFilename());
    await file.saveAs(path);
    return path;
  }

  test('the first start offers a county, and opens it', async () => {
    shared.watched = await open();
    const { page } = shared.watched;
    await page.goto(running.server.address);
    expect(page.url()).toBe(`${running.server.origin}/`);
    await page.getByRole('button', { name: '打開範例縣' }).click();
    await page.waitForURL(/\/book\/book-1$/);
    shared.book = await new BookPage(page).ready();
    expect(await book().sheetNames()).toContain('病例');
  });

  test('重算點值 shows its progress, and what the command line computes from the same file', async () => {
    await book().press('重算點值', MONTH);
    expect(await book().ended(`重算點值 ${MONTH}`)).toBe('已完成');
    const out = join(running.folder, 'settled');
    vi.spyOn(console, 'log').mockImplementation(() => {});
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await settleCommand({ input: await download(), period: periodOf(MONTH), out, cases: false })).toBe(
      0,
    );
    vi.restoreAllMocks();
    const settled = JSON.parse(await readFile(join(out, SETTLEMENT_FILE), 'utf8')) as Settled;
    expect(await book().sideText('digest')).toBe(`結果摘要 ${settled.resultDigest}`);
    const summary = await book().sideText('summary');
    for (const { pointValue, cases } of settled.pools) {
      expect(summary).toContain(`點值 ${pointValue} 元，${cases} 例`);
    }
  });

  test('the result tabs appear, and nobody can write into them', async () => {
    await eventually(() => book().sheetNames()).toContain('點值');
    const before = await book().value('點值', 'A1');
    await book().type('點值', 'A1', '改動');
    await book().page.getByText('本表由程序寫入，不能修改。').waitFor();
    expect(await book().value('點值', 'A1')).toBe(before);
  });

  test('解釋所選單元格 opens the amount that is selected, in the sidebar', async () => {
    const code = await book().value('機構結算', 'A6');
    await book().select('機構結算', 'F6');
    await book().press('解釋所選單元格');
    await eventually(() => book().sideText('explanation')).toContain(`${String(code)} 點數：`);
    await book().select('機構結算', 'A1');
    await book().press('解釋所選單元格');
    const dialog = book().page.locator('dialog');
    await dialog.getByText('CELL_WITHOUT_AMOUNT').waitFor();
    await dialog.getByRole('button', { name: '確定' }).click();
  });

  test('a bad cell is found, marked, gone to, mended, and found no more', async () => {
    const cell = 'I7';
    const good = await book().value('病例', cell);
    await book().type('病例', cell, '12.345');
    await book().saved();
    await book().press('檢查數據');
    expect(await book().ended('檢查數據')).toBe('已完成');
    const found = book().side.locator('.finding.block');
    expect(await found.count()).toBe(1);
    await book().select('參數', 'A1');
    await found.click();
    await eventually(() => book().selected()).toBe(`病例!${cell}`);
    await eventually(() => book().page.locator('.hint').innerText()).toContain('【阻斷】');
    await book().type('病例', cell, String(good));
    await book().saved();
    await book().press('檢查數據');
    expect(await book().ended('檢查數據')).toBe('已完成');
    expect(await found.count()).toBe(0);
    await book().select('病例', cell);
    await eventually(() => book().page.locator('.hint').innerText()).not.toContain('【阻斷】');
  });

  test('the one who settled cannot close; another person can, and publishes', async () => {
    await book().press('重算點值', MONTH);
    expect(await book().ended(`重算點值 ${MONTH}`)).toBe('已完成');
    await book().press('月度結算', MONTH, '');
    await book().page.locator('dialog').getByText('不能在 book-1 執行「結算」').waitFor();
    await book().page.locator('dialog').getByRole('button', { name: '確定' }).click();
    await book().become('覆核');
    await book().press('月度結算', MONTH, '');
    expect(await book().ended(`月度結算 ${MONTH}`)).toBe('已完成');
    await book().press('發布報表', MONTH);
    expect(await book().ended(`發布報表 ${MONTH}`)).toBe('已完成');
  });

  test('the report of a 醫共體 can be read here, and not written', async () => {
    const { page } = await open(book().page.context());
    await page.goto(`${running.server.origin}/book/book-1?file=GT1`);
    const report = await new BookPage(page).ready();
    const [first] = await report.sheetNames();
    await report.type(first!, 'A1', '改動');
    await page.getByText('本表由程序寫入，不能修改。').waitFor();
    await page.close();
  });

  test('the file can be read by another library, with the results in it', async () => {
    const workbook = XLSX.read(await readFile(await download()));
    const rows = XLSX.utils.sheet_to_json<unknown[]>(workbook.Sheets['病例']!, { header: 1 });
    expect(rows.length).toBe(3001);
    const values = XLSX.utils.sheet_to_json<unknown[]>(workbook.Sheets['點值']!, { header: 1 });
    expect(JSON.stringify(values)).toContain('點值');
  });

  test('an exported file opens as a book of its own, and settles to the same', async () => {
    const path = join(running.folder, '另一本.xlsx');
    await writeFile(path, await readFile(await download()));
    const { page } = await open(book().page.context());
    await page.goto(`${running.server.origin}/`);
    await page.locator('input[type=file]').setInputFiles(path);
    await page.waitForURL(/\/book\/book-2$/);
    const other = await new BookPage(page).ready();
    expect(await other.sheetNames()).toEqual(await book().sheetNames());
    const digests: string[] = [];
    for (const each of [book(), other]) {
      await each.press('重算點值', '2025-02');
      expect(await each.ended('重算點值 2025-02')).toBe('已完成');
      digests.push(await each.sideText('digest'));
    }
    expect(digests[1]).toBe(digests[0]);
    expect(digests[0]).toMatch(/sha256:[0-9a-f]{64}/);
    await page.close();
  });

  test('nothing was complained of, and nothing left the machine', () => {
    const { errors, requests } = shared.watched!;
    expect(errors).toEqual([]);
    const strange = requests.filter(
      (url) => !url.startsWith(`${running.server.origin}/`) && !/^(blob|data):/.test(url),
    );
    expect(strange).toEqual([]);
    expect(requests.length).toBeGreaterThan(20);
  });
});
