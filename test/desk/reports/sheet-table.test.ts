import { expect, test } from 'vitest';
import { methods } from '../../../desk/reports/sections/methods.ts';
import { sheetTable } from '../../../desk/reports/sheet-table.ts';
import type { View } from '../../../desk/reports/view.ts';
import { inScript } from '../../../functions/script.ts';
import { fen } from '../../../shared/money/fen.ts';
import { cell, countCell, moneyCell } from '../../../shared/report/cells.ts';
import type { SheetModel } from '../../../shared/sheets/sheet-model.ts';
import { rowsOf } from './leader.ts';

/** As a payment method's statement is laid out: several tables one below the other. */
const SHEET: SheetModel = {
  name: '門診人頭結算',
  columns: [],
  rows: [
    [cell('示例縣 門診人頭結算', 'title', 2)],
    [cell('統籌區：示例縣', 'subtitle', 2)],
    [cell('輸入摘要 sha256:0', 'note', 2)],
    [cell('人頭總額', 'total', 2)],
    ['機構', '人數', '金額'].map((title) => cell(title, 'header')),
    [cell('縣醫院'), countCell(1200), moneyCell(fen(-123_456n))],
    [cell('合計', 'total'), countCell(1200, 'total'), moneyCell(fen(-123_456n), 'total')],
    [cell('只計簽約居民。', 'note', 2)],
    [],
    [cell('標準', 'total', 2)],
    ['年齡', '標準'].map((title) => cell(title, 'header')),
    [cell('60 歲以上'), moneyCell(fen(10_000n))],
    [],
    [cell('經辦：＿＿＿＿', 'subtitle', 2)],
  ],
  frozenRows: 3,
  protected: true,
  print: { orientation: 'landscape', footer: '' },
};

test('a tab of several tables: headers in its middle, notes below, no signatures', () => {
  const { text } = sheetTable('t', SHEET);
  expect(rowsOf(text, 't')).toEqual([
    ['人頭總額'],
    ['機構', '人數', '金額'],
    ['縣醫院', '1,200', '-1,234.56'],
    ['合計', '1,200', '-1,234.56'],
    ['標準'],
    ['年齡', '標準'],
    ['60 歲以上', '100.00'],
  ]);
  expect(text).toContain('<th scope="col" class="n short">金額</th>');
  expect(text).toContain('<th scope="row" class="short">縣醫院</th>');
  expect(text).toContain('<td class="n neg">-1,234.56</td>');
  expect(text).toContain('<p class="note">只計簽約居民。</p>');
  expect(text).not.toMatch(/經辦|輸入摘要|統籌區/);
});

test('an amount that can be opened leads there, where there is a place', () => {
  const rows = SHEET.rows.map((row) =>
    row.map((one) => (one.style === 'money' ? { ...one, amount: 'statement/x' } : one)),
  );
  const linked = sheetTable('t', { ...SHEET, rows }, (amount) => `2025/explain/${amount}`).text;
  expect(linked).toContain('<a href="2025/explain/statement/x">-1,234.56</a>');
  expect(sheetTable('t', { ...SHEET, rows }).text).not.toContain('<a ');
});

test('every tab that is not about points is on the page, whatever the method', () => {
  const tab = (name: string): SheetModel => ({ ...SHEET, name });
  for (const locale of ['zh-Hant', 'zh-Hans'] as const) {
    const script = (text: string) => inScript(text, locale);
    const view = (names: readonly string[]) =>
      ({
        script,
        sheets: names.map((name) => tab(script(name))),
        entitlements: new Map(),
      }) as unknown as View;
    const text = methods.content(view(['點值', '醫共體結算', '機構結算', '病組分析', '將來的結算']))?.text;
    expect(text?.match(/<h3>[^<]*<\/h3>/g)).toEqual([`<h3>${script('將來的結算')}</h3>`]);
    expect(methods.content(view(['點值', '病組分析']))).toBeUndefined();
  }
});
