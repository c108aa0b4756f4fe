import { expect, test } from 'vitest';
import { splitTabs } from '../../../functions/gateways/google/content.ts';
import { findSheet, shapeOf } from '../../../functions/gateways/google/shape.ts';
import { cellsOf } from './models.ts';

const text = (value: string) => ({
  userEnteredValue: { stringValue: value },
  effectiveValue: { stringValue: value },
});

test('values, formulas, errors and what a formula spilled', () => {
  const values = [
    text('330100200000000123'),
    { userEnteredValue: { numberValue: 12.5 }, effectiveValue: { numberValue: 12.5 } },
    { userEnteredValue: { boolValue: false }, effectiveValue: { boolValue: false } },
    {},
    { userEnteredValue: { formulaValue: '=1+1' }, effectiveValue: { numberValue: 2 } },
    { userEnteredValue: { formulaValue: '=A0' }, effectiveValue: { errorValue: { type: 'REF' } } },
    { effectiveValue: { errorValue: { type: 'N_A' } } },
    { effectiveValue: { errorValue: { type: 'ERROR' } } },
    { effectiveValue: { stringValue: '甲' } },
    {},
  ];
  const sheets = [{ properties: { title: '病組' }, data: [{ rowData: [{ values }] }] }];
  expect(cellsOf(splitTabs({ sheets }, ['病組']).tabs[0])).toEqual({
    1: [
      '330100200000000123',
      12.5,
      false,
      null,
      { kind: 'formula', text: '=1+1' },
      { kind: 'formula', text: '=A0' },
      { kind: 'error', text: '#N/A' },
      { kind: 'error', text: '#ERROR!' },
      { kind: 'formula', text: '（由其他單元格的公式填入）' },
    ],
  });
});

test('row numbers are those of the spreadsheet; blank rows stay, but not at the end', () => {
  const rowData = [{ values: [text('一')] }, {}, { values: [{}, text('二')] }, { values: [{}, {}] }, {}];
  const sheets = [{ properties: { title: '病組' }, data: [{ startRow: 2, startColumn: 1, rowData }] }];
  expect(splitTabs({ sheets }, ['病組']).tabs).toEqual([
    {
      name: '病組',
      rows: [
        { row: 3, cells: [null, '一'] },
        { row: 4, cells: [] },
        { row: 5, cells: [null, null, '二'] },
      ],
      merges: [],
    },
  ]);
});

test('tabs are known in both scripts, whatever blanks and width their names have', () => {
  const sheets = ['机构', ' 機 構', '機構費', '参数', 'Ａ１'].map((title) => ({ properties: { title } }));
  const names = (...wanted: string[]) => splitTabs({ sheets }, wanted).tabs.map(({ name }) => name);
  expect(names('機構')).toEqual(['机构', ' 機 構']);
  expect(names('參數', 'A1')).toEqual(['参数', 'Ａ１']);
  expect(names('病例')).toEqual([]);
  expect(splitTabs({ sheets }, ['機構', '參數']).otherTabs).toEqual(['機構費', 'Ａ１']);
});

test('a sheet of that very name goes before one of the other script', () => {
  const sheets = ['机构', '機構'].map((title, sheetId) => ({ properties: { title, sheetId } }));
  expect(findSheet(shapeOf({ sheets }), '機構')?.id).toBe(1);
  expect(findSheet(shapeOf({ sheets: sheets.slice(0, 1) }), '機構')?.id).toBe(0);
  expect(findSheet(shapeOf({ sheets }), '病例')).toBeUndefined();
});

test('merged ranges in A1 notation, tabs without cells', () => {
  const merges = [{ sheetId: 4, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 28 }];
  const sheets = [{ properties: { title: '病組' }, merges }];
  expect(splitTabs({ sheets }, ['病組']).tabs).toEqual([{ name: '病組', rows: [], merges: ['B1:AB2'] }]);
});
