import { expect, it } from 'vitest';
import { inScript } from '../../functions/script.ts';
import type { ReportContext } from '../../shared/report/context.ts';
import { valueCell } from '../../shared/report/statement-tab.ts';
import { LOOKS } from '../../shared/sheets/look.ts';

const column = { key: 'light', title: '燈', kind: 'light' } as const;
const context = (locale: 'zh-Hant' | 'zh-Hans') =>
  ({ script: (text: string) => inScript(text, locale) }) as ReportContext;

it.each([
  ['綠', '● 綠', '● 绿', 'good'],
  ['黃', '● 黃', '● 黄', 'warn'],
  ['紅', '● 紅', '● 红', 'bad'],
])('a light of %s is told in words and in its colour', (value, hant, hans, style) => {
  expect(valueCell(context('zh-Hant'), column, value)).toEqual({ value: hant, style });
  expect(valueCell(context('zh-Hans'), column, value)).toEqual({ value: hans, style });
});

it('no light is a blank cell', () => {
  expect(valueCell(context('zh-Hant'), column, null)).toEqual({ value: null, style: 'text' });
});

it('the three colours are three', () => {
  expect(new Set([LOOKS.good.fill, LOOKS.warn.fill, LOOKS.bad.fill]).size).toBe(3);
});
