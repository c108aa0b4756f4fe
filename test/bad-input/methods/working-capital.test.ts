import { expect, it } from 'vitest';
import { placeText } from '../../../shared/findings/finding.ts';
import { settleTabs, type Tabs } from '../../methods/workbook.ts';
import { WORKING_CAPITAL } from '../../methods/working-capital-county.ts';

const withRows = (more: Tabs): Tabs => ({
  ...WORKING_CAPITAL,
  ...Object.fromEntries(
    Object.entries(more).map(([tab, rows]) => [tab, [...WORKING_CAPITAL[tab]!, ...rows]]),
  ),
});

/** With one row of a tab, as the spreadsheet counts, left out. */
const without = (tab: string, row: number, tabs: Tabs = WORKING_CAPITAL): Tabs => ({
  ...tabs,
  [tab]: tabs[tab]!.filter((_, index) => index !== row - 1),
});

const textsOf = async (tabs: Tabs) => {
  const { findings, settlement } = await settleTabs(tabs, '2025');
  const texts = findings.map(
    ({ code, where, message, remedy }) => `${placeText(where)} ${code} ${message} ${remedy}`,
  );
  return { texts, settlement };
};

it.each<[string, Tabs, readonly string[]]>([
  [
    'ADVANCE_MONTHLY_ZERO',
    withRows({ 預付金資格: [['居民', '1.00', '0.00', '0.00', '0.00', '財']] }),
    [
      '預付金資格!A4 CODE_DUPLICATE 「險種」居民 重複，另一處在第 3 行。 請只保留一行。',
      '預付金資格!C4 ADVANCE_MONTHLY_ZERO 居民基金的「月均支出」為 0，無法計算可支付月數。 請填寫大於 0 的金額。',
    ],
  ],
  [
    'ADVANCE_YEAR',
    withRows({
      預付金基數: [
        ['職工', 'H1', '2021', '1.00'],
        ['職工', 'H1', '2025', '1.00'],
        ['職工', 'H1', '2024', '1.00'],
      ],
    }),
    [
      '預付金基數!C7 ADVANCE_YEAR 預付金基數的年度 2021 不在 2022 至 2024 之間。 基數取結算年度之前的 3 年（參數 workingCapital.years），請核對。',
      '預付金基數!C8 ADVANCE_YEAR 預付金基數的年度 2025 不在 2022 至 2024 之間。 基數取結算年度之前的 3 年（參數 workingCapital.years），請核對。',
      '預付金基數!C9 CODE_DUPLICATE 「年度」2024 重複，另一處在第 4 行。 請只保留一行。',
    ],
  ],
  [
    'ADVANCE_DATE',
    withRows({ 預付金收付: [['職工', 'H1', '收回', '2026-01-05', '1.00', '保']] }),
    [
      '預付金收付!D10 ADVANCE_DATE 日期 2026-01-05 不在結算年度 2025 內。 預付金一年一定、年底收回；其他年度的收付請移除。',
      '預付金收付!E10 ADVANCE_RECOVERED_ABOVE',
    ],
  ],
  [
    'ADVANCE_AMOUNT_MISSING',
    withRows({ 預付金收付: [['職工', 'H1', '撥付', '2025-03-05', '', '保']] }),
    [
      '預付金收付!E10 ADVANCE_AMOUNT_MISSING 「撥付」一行的「金額」為空或 0。 請填寫實際金額；只有申請可以留空。',
    ],
  ],
  [
    'ADVANCE_FUND_MISSING',
    without('預付金資格', 3),
    [
      '預付金資格!- ADVANCE_FUND_MISSING 居民有預付金基數或收付，預付金資格表沒有居民一行。 請填寫該基金的累計結餘、月均支出與當期結餘。',
    ],
  ],
  [
    'ADVANCE_RECOVERED_ABOVE',
    withRows({ 預付金收付: [['職工', 'H1', '收回', '2025-03-01', '1000000.01', '保']] }),
    [
      '預付金收付!E10 ADVANCE_RECOVERED_ABOVE 職工機構「H1」到 2025-03-01 收回與沖抵 1000000.01 元，多於已撥付的 1000000.00 元。 請核對各筆的日期、類別與金額；月度預付的扣回不填在此表。',
    ],
  ],
  [
    'INSTITUTION_UNKNOWN',
    withRows({ 預付金基數: [['職工', 'H9', '2024', '1.00']] }),
    ['預付金基數!B7 INSTITUTION_UNKNOWN 機構「H9」不在機構表中。'],
  ],
])('%s is told with place and remedy, and nothing is computed', async (_, tabs, expected) => {
  const { texts, settlement } = await textsOf(tabs);
  expect(texts).toEqual(expected.map((text) => expect.stringContaining(text)));
  expect(settlement).toBeUndefined();
});

it.each<[string, Tabs, readonly string[]]>([
  [
    'ADVANCE_NOT_ELIGIBLE',
    withRows({
      預付金收付: [
        ['居民', 'H1', '申請', '2025-01-05', '', '院'],
        ['居民', 'H1', '撥付', '2025-03-05', '5.00', '保'],
        ['居民', 'H1', '收回', '2025-12-05', '5.00', '保'],
      ],
    }),
    [
      '預付金資格!A3 ADVANCE_NOT_ELIGIBLE 居民基金不具備預付條件（累計結餘可支付月數不足、上年當期赤字），仍撥付了 5.00 元。 請收回，或核對預付金資格表。',
    ],
  ],
  [
    'ADVANCE_ABOVE_MOST',
    withRows({
      預付金收付: [
        ['職工', 'C2', '撥付', '2025-03-02', '0.01', '保'],
        ['職工', 'C2', '收回', '2025-12-30', '0.01', '保'],
      ],
    }),
    [
      '預付金收付!E10 ADVANCE_ABOVE_MOST 職工機構「C2」撥付 95000.01 元，超過額度 95000.00 元。 請核對預付金基數、信用等級與撥付金額。',
    ],
  ],
  [
    'ADVANCE_WITHOUT_APPLICATION',
    without('預付金收付', 7),
    ['預付金收付!E7 ADVANCE_WITHOUT_APPLICATION 職工機構「C2」有撥付而沒有申請。 請補記申請及其日期。'],
  ],
  [
    'ADVANCE_APPLIED_LATE',
    withRows({ 預付金收付: [['職工', 'C2', '申請', '2025-02-01', '', '院']] }),
    [
      '預付金收付!D10 ADVANCE_APPLIED_LATE 申請日期 2025-02-01 晚於 1 月。 請核對日期；確屬逾期的請說明依據。',
    ],
  ],
  [
    'ADVANCE_PAID_LATE',
    withRows({
      預付金收付: [
        ['居民', 'C1', '申請', '2025-01-05', '', '院'],
        ['職工', 'H1', '撥付', '2025-04-01', '1.00', '保'],
        ['職工', 'H1', '沖抵', '2025-12-31', '1.00', '保'],
      ],
    }),
    [
      '預付金收付!D11 ADVANCE_PAID_LATE 撥付日期 2025-04-01 晚於 3 月。 預付金原則上在第一季度末前撥付，請核對日期。',
      '預付金收付!E11 ADVANCE_ABOVE_MOST',
    ],
  ],
  [
    'ADVANCE_OUTSTANDING',
    without('預付金收付', 9),
    [
      '預付金收付!E8 ADVANCE_OUTSTANDING 職工機構「C2」年末預付金餘額為 95000.00 元，應為 0.00。 請在年底前收回至支出戶，或在結算中沖抵，並補記一行。',
    ],
  ],
])('%s warns and computes', async (_, tabs, expected) => {
  const { texts, settlement } = await textsOf(tabs);
  expect(texts).toEqual(expected.map((text) => expect.stringContaining(text)));
  expect(settlement).toBeDefined();
});
