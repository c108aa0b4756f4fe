import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { runningDesk } from '../server/workshop.ts';
import { BookPage } from './book-page.ts';
import { eventually, present, sayWhenAbsent, type Watched, windows } from './chromium.ts';

sayWhenAbsent();

const MONTH = '2025-03';

describe.runIf(present)('proposals, forecasts and files of institutions, on the desk', () => {
  const running = runningDesk({ withPage: true });
  const { open } = windows();
  const shared: { watched?: Watched; book?: BookPage } = {};
  const book = () => shared.book!;

  test('a county that is settled', async () => {
    shared.watched = await open();
    const { page } = shared.watched;
    await page.goto(running.server.address);
    await page.getByRole('button', { name: '打開範例縣' }).click();
    await page.waitForURL(/\/book\/book-1$/);
    shared.book = await new BookPage(page).ready();
    await book().press('重算點值', MONTH);
    expect(await book().ended(`重算點值 ${MONTH}`)).toBe('已完成');
    await eventually(() => book().sheetNames()).toContain('機構結算');
  });

  test('假設測算 reads 測算提案 and fills 測算比較', async () => {
    const group = String(await book().value('病組', 'A2'));
    const cells = {
      ...{ A2: '第一輪', B2: '參數', C2: 'prepay.ratio', F2: '0.8' },
      ...{ A3: '不變', B3: '基準點數', C3: group },
    };
    for (const [cell, text] of Object.entries(cells)) await book().type('測算提案', cell, text);
    await book().type('測算提案', 'F3', String(await book().value('病組', 'D2')));
    await book().saved();
    await book().press('假設測算', MONTH);
    expect(await book().ended(`假設測算 ${MONTH}`)).toBe('已完成');
    expect(await book().sideText('summary')).toMatch(/^測算 2 份提案，與試算 /);
    await eventually(() => book().sheetNames()).toContain('測算比較');
    expect(await book().value('測算比較', 'A1')).toContain('結算測算 — 測算比較');
    const headings = await Promise.all(['G4', 'J4'].map((cell) => book().value('測算比較', cell)));
    expect(headings).toEqual(['第一輪', '不變']);
    // 本月預付差額 of the first institution, per proposal.
    expect(await book().value('測算比較', 'I6')).toBeLessThan(0);
    expect(await book().value('測算比較', 'L6')).toBe(0);
    await book().type('測算比較', 'A6', '改動');
    await book().page.getByText('本表由程序寫入，不能修改。').waitFor();
  });

  test('a bad proposal is gone to from the sidebar, and the tab stays as it was', async () => {
    const before = await book().value('測算比較', 'I6');
    await book().type('測算提案', 'C2', '沒有這個鍵');
    await book().saved();
    await book().press('假設測算', MONTH);
    expect(await book().ended(`假設測算 ${MONTH}`)).toContain('請先處理下列問題');
    await book().side.locator('.finding.block').click();
    await eventually(() => book().selected()).toBe('測算提案!C2');
    expect(await book().value('測算比較', 'I6')).toBe(before);
  });

  test('兩次結算對比 and 年度預測 fill their tabs', async () => {
    await book().press('兩次結算對比', MONTH, '', '');
    await book().page.locator('dialog').getByText('NOTHING_TO_COMPARE').waitFor();
    await book().page.locator('dialog').getByRole('button', { name: '確定' }).click();
    await book().press('年度預測', MONTH);
    expect(await book().ended(`年度預測 ${MONTH}`)).toBe('已完成');
    await eventually(() => book().sheetNames()).toContain('年度預測');
    expect(await book().value('年度預測', 'A1')).toContain('年度預測');
  });

  test('爭議檔 is downloaded as .xlsx, of one institution alone', async () => {
    const [code, other] = [await book().value('機構', 'A2'), await book().value('機構', 'A3')].map(String);
    const [name, otherName] = [await book().value('機構', 'B2'), await book().value('機構', 'B3')].map(
      String,
    );
    await book().press('爭議檔', MONTH, code!);
    expect(await book().ended(`爭議檔 ${MONTH}`)).toBe('已完成');
    const [file] = await Promise.all([
      book().page.waitForEvent('download'),
      book()
        .side.getByRole('link', { name: /\.xlsx$/ })
        .click(),
    ]);
    expect(file.suggestedFilename()).toBe(`爭議材料 ${code} ${MONTH}.xlsx`);
    const path = join(running.folder, 'dispute.xlsx');
    await file.saveAs(path);
    const workbook = XLSX.read(await readFile(path));
    expect(workbook.SheetNames).toEqual(expect.arrayContaining(['材料目錄', '病例', '病例解釋']));
    const everything = JSON.stringify(workbook.Sheets);
    expect(everything).toContain(name);
    for (const foreign of [otherName!, `"${other}"`]) expect(everything).not.toContain(foreign);
  });

  test('nothing was complained of', () => {
    expect(shared.watched!.errors).toEqual([]);
  });
});
