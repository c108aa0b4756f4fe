import { beforeAll, expect, test } from 'vitest';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import { county, DIGESTS, MARCH, put, reportOf, type Settled, settleCounty } from './county.ts';
import { rowsOf, texts } from './reading.ts';

let settled: Settled;
let sheet: SheetModel;
beforeAll(async () => {
  const tabs = county();
  put(tabs, 'prepay.ratio', '0.9');
  settled = await settleCounty(tabs, MARCH);
  sheet = reportOf(settled, { codeVersion: '9.9.9' }).find(({ name }) => name === '參數與依據')!;
});

const UNSURE = ['待核', '推定', '轉述'];

test('what no text confirms comes first, counted and marked', () => {
  const unsure = settled.area.uses.filter(({ grade }) => UNSURE.includes(grade));
  const counts = UNSURE.map((grade) => `${grade} ${unsure.filter((use) => use.grade === grade).length} 項`);
  expect(unsure.length).toBeGreaterThan(20);
  expect(texts(sheet)[4]![0]).toBe(
    `本次所用參數中未經原文證實的 ${unsure.length} 項（${counts.join('、')}），使用前請核對`,
  );
  const marked = sheet.rows.filter((row) => row[0]?.style === 'warn');
  expect(marked.map((row) => row[0]!.value).sort()).toEqual(unsure.map(({ key }) => key).sort());
  expect(marked.every((row) => row.every(({ style }) => style === 'warn'))).toBe(true);
});

test('every parameter of the run stands there with its value and source', () => {
  const plain = sheet.rows.filter((row) => row[0]?.style === 'text').map((row) => row[0]!.value);
  for (const { key, text, source } of settled.area.uses) {
    expect(plain, key).toContain(key);
    const row = rowsOf(sheet, key).at(-1)!;
    expect([row[2], row[4]]).toEqual([text, source]);
  }
  expect(rowsOf(sheet, 'prepay.ratio')[0]!.slice(2, 5)).toEqual(['0.9', '', '本地']);
});

test('a parameter of the scheme names its text, its number, its article and when it was checked', () => {
  const row = rowsOf(sheet, 'sharing.mode').at(-1)!;
  expect(row[5]).toBe('《浙江省基本醫療保險住院費用DRGs點數付費暫行辦法》 浙醫保聯發〔2019〕21號 第六條');
  expect(row[6]).toBe('推定');
  expect(row[7]).toContain('比例作用於點數池的預算與按項目支出之差');
  expect(row[8]).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('the rules in force follow with formula and citations', () => {
  const rules = Object.values(settled.area.programme).flat();
  for (const { id, title, formula } of rules) {
    expect(rowsOf(sheet, id)[0]!.slice(0, 3)).toEqual([id, title, formula]);
  }
  expect(rowsOf(sheet, 'value-gross')[0]![5]).toContain('浙醫保聯發〔2019〕12號');
});

test('the run: version, dates, and both digests in full', () => {
  const at = (label: string) => rowsOf(sheet, label)[0]?.[2];
  expect(at('程序版本')).toBe('9.9.9');
  expect(at('適用法規日期')).toBe('2025-03-31');
  expect(at('法規知悉日期')).toBe('2026-11-23');
  expect(at('輸入摘要')).toBe(DIGESTS.input);
  expect(at('結果摘要')).toBe(DIGESTS.result);
});

test('without a version the line is left out', () => {
  const plain = reportOf(settled).find(({ name }) => name === '參數與依據')!;
  expect(rowsOf(plain, '程序版本')).toEqual([]);
});
