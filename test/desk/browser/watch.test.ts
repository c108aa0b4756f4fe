import { describe, expect, test } from 'vitest';
import { runningDesk } from '../server/workshop.ts';
import { BookPage } from './book-page.ts';
import { eventually, present, sayWhenAbsent, windows } from './chromium.ts';

sayWhenAbsent();

const MONTH = '2025-06';
/** Of the sample's 異常清單; there are no cells below to ask for */
const LAST_ROW = 30;

describe.runIf(present)('監管分析 on the desk', () => {
  const running = runningDesk({ withPage: true });
  const { open } = windows();
  const shared: { book?: BookPage } = {};
  const book = () => shared.book!;
  const watch = async () => {
    await book().press('監管分析', MONTH);
    expect(await book().ended(`監管分析 ${MONTH}`)).toBe('已完成');
  };

  test('fills its tabs, enters new flags, and shows warnings in the sidebar', async () => {
    const { page } = await open();
    await page.goto(running.server.address);
    await page.getByRole('button', { name: '打開範例縣' }).click();
    await page.waitForURL(/\/book\/book-1$/);
    shared.book = await new BookPage(page).ready();
    await watch();
    await eventually(() => book().sheetNames()).toEqual(
      expect.arrayContaining(['月度快報', '年中約談清單', '跟蹤清單', '預警', '異常清單', '異常處理']),
    );
    expect(await book().sideText('summary')).toMatch(/異常 \d+ 條[\s\S]*新登記 \d+ 條到「異常處理」/);
    await eventually(() => book().value('異常處理', 'B2')).toBe('待核查');
    // The findings of the run stand in the sidebar, warnings about the funds among them.
    expect(await book().side.locator('.finding').count()).toBeGreaterThan(0);
  });

  test('the list cannot be written, the notes can, and the next run keeps and shows them', async () => {
    const flag = await book().value('異常處理', 'A2');
    await book().type('異常清單', 'A1', '改動');
    await book().page.getByText('本表由程序寫入，不能修改。').waitFor();
    for (const [cell, text] of [
      ['B2', '已排除'],
      ['C2', '張三'],
      ['E2', '2025-07-01'],
    ] as const) {
      await book().type('異常處理', cell, text);
    }
    await book().saved();
    await watch();
    expect(await book().sideText('summary')).not.toContain('新登記');
    expect([await book().value('異常處理', 'A2'), await book().value('異常處理', 'C2')]).toEqual([
      flag,
      '張三',
    ]);
    // Open ones come first: what was excluded is the last row of the list.
    const seen = [];
    for (let row = 4; row <= LAST_ROW; row++) seen.push(await book().value('異常清單', `A${row}`));
    expect(seen).toContain('已排除');
  });
});
