import { join } from 'node:path';
import { type BadInput, county, input } from '../bad-input.ts';
import { County } from '../county.ts';

/** Several faults at once: all are told in one run, and none a second time as its own consequence. */
export const together: readonly BadInput[] = [
  county(
    151,
    '各表各有一處問題',
    (good) =>
      good
        .set({
          '機構!E4': '非',
          '病組!D3': '六十',
          '差異係數!B3': '縣級',
          '病例!I2': '12600.001',
          '病例!G7': '2025-02-30',
          '病例!H9': 'GZ9',
          '預算!C3': '10万',
          '月度權重!A3': '2月2',
          '月度預付!A2': '2024-12',
          '清算調整!D2': '',
        })
        .add('參數', 'value.modes,net')
        .add('特病單議', 'C06,按項目,,單議〔2025〕2號'),
    [
      ['CELL_NOT_LISTED', '機構!E4', '「非」'],
      ['CELL_NOT_NUMBER', '病組!D3', '六十'],
      ['CELL_DECIMALS', '病例!I2', '12600.001'],
      ['CELL_NOT_DATE', '病例!G7', '2025-02-30'],
      ['CELL_MAGNITUDE', '預算!C3', '10万'],
      ['CELL_NOT_MONTH', '月度權重!A3', '2月2'],
      ['MONTH_OUTSIDE_YEAR', '月度預付!A2', '2024-12'],
      ['CELL_BLANK', '清算調整!D2', '金額'],
      ['PARAMETER_UNKNOWN', '參數!A7', 'value.modes'],
      ['DECISION_DUPLICATE', '特病單議!A3', 'C06'],
    ],
  ),
  county(152, '機構表一行不可讀，不再報它的每個病例', (good) => good.set({ '機構!C2': '縣級' }), [
    ['CELL_NOT_LISTED', '機構!C2', '縣級'],
  ]),
  county(153, '病組表一行不可讀，不再報它的每個病例', (good) => good.set({ '病組!E2': '1.2萬' }), [
    ['CELL_MAGNITUDE', '病組!E2', '1.2萬'],
  ]),
  county(154, '醫共體表頭不可信，不再報它的成員', (good) => good.set({ '醫共體!A1': '代碼' }), [
    ['HEADER_MISSING', '醫共體!1:1', '編碼'],
    ['HEADER_UNKNOWN', '醫共體!A1', '代碼'],
  ]),
  county(
    155,
    '方案不存在時，病例與其他各表照樣核對',
    (good) =>
      good.set({
        '參數!B4': 'zhejiang',
        '病例!B3': 'H8',
        '病例!I4': '9600.10',
        '病例!G13': '2026-04-06',
        '月度預付!A2': '2024-12',
      }),
    [
      ['SCHEME_UNKNOWN', '參數!B4', '「zhejiang」'],
      ['INSTITUTION_UNKNOWN', '病例!B3', '「H8」'],
      ['CASE_MONEY_DIFFERS', '病例!I4', '9600.10'],
      ['CASE_OTHER_YEAR', '病例!G13', '2026-04-06'],
      ['MONTH_OUTSIDE_YEAR', '月度預付!A2', '2024-12'],
    ],
  ),
  county(
    156,
    '年度不可讀時，不拿病例與它比較',
    (good) => good.set({ '參數!B3': '25', '病例!I4': '9600.10', '月度預付!A2': '2024-12' }),
    [
      ['PARAMETER_VALUE', '參數!B3', '「25」'],
      ['CASE_MONEY_DIFFERS', '病例!I4', '9600.10'],
    ],
  ),
  county(
    157,
    '已被拒絕的輸入，期間與預算的問題一併告知',
    (good) => good.set({ '病例!I5': '6100.01' }).deleteRow('預算!4:4').add('預算', '居民,住院,-2100000.00,'),
    [
      ['CASE_MONEY_DIFFERS', '病例!I5', '6100.01'],
      ['BUDGET_MISSING', '預算!-', '職工'],
      ['BUDGET_NOT_POSITIVE', '預算!C2', '居民', '0.00'],
      ['DOCUMENT_MISSING', '預算!D5', '文號'],
    ],
  ),
  county(
    158,
    '期間沒有病例，而病例另有問題',
    (good) => good.set({ '病例!I5': '6100.01' }),
    [
      ['CASE_MONEY_DIFFERS', '病例!I5', '6100.01'],
      ['PERIOD_WITHOUT_CASES', '病例!-', '2025-09'],
    ],
    { kind: 'month', year: 2025, month: '09' },
  ),
  county(
    159,
    '期間在別的年度，而病例另有問題',
    (good) => good.set({ '病例!I5': '6100.01' }),
    [
      ['CASE_MONEY_DIFFERS', '病例!I5', '6100.01'],
      ['YEAR_DIFFERS', '參數!B3', '2026', '2025'],
    ],
    { kind: 'year', year: 2026 },
  ),
  county(
    160,
    '一例之內四處矛盾',
    (good) =>
      good.set({
        '病例!B6': 'H0',
        '病例!H6': 'GZ9',
        '病例!J6': '40000.00',
        '病例!K6': '1.00',
        '病例!G6': '2024-03-20',
      }),
    [
      ['INSTITUTION_UNKNOWN', '病例!B6', '「H0」'],
      ['CASE_DATES_REVERSED', '病例!G6', '2024-03-20'],
      ['CASE_OTHER_YEAR', '病例!G6', '2024-03-20'],
      ['GROUP_UNKNOWN', '病例!H6', '「GZ9」'],
      ['CASE_MONEY_DIFFERS', '病例!I6', '23999.00'],
      ['CASE_UNREASONABLE_EXCEEDS', '病例!J6', '40000.00'],
    ],
  ),
  input(
    161,
    '欄位次序不同時，位置仍是所見的欄',
    async (folder) => {
      const county = new County().set({ '病例!I5': '6100.01' });
      for (const row of county.sheet('病例')) row.reverse();
      return { input: await county.writeTo(join(folder, 'county')) };
    },
    ['CASE_MONEY_DIFFERS', '病例!G5', '6100.01'],
  ),
];
