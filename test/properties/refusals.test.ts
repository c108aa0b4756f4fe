import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingCode } from '../../shared/findings/catalogue.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { settle } from '../../shared/settle/settle.ts';
import type { Period, Settlement } from '../../shared/settle/settlement.ts';
import { type County, counties, HEADERS, monthOf, type Row, type TabName, withSettings } from './county.ts';
import { monthPeriod, rawCounty, tryLoad, yearOf } from './harness.ts';

/** An input all the way to its settlement, as a surface does it. */
async function attempt(
  county: County,
  period: Period,
): Promise<{ readonly list: FindingList; readonly settlement: Settlement | undefined }> {
  const list = new FindingList();
  const loaded = await tryLoad(rawCounty(county), period, list);
  const settlement = loaded && settle(loaded.area, loaded.digest, period, list.report);
  return { list, settlement };
}

const withTab = (county: County, name: TabName, rows: readonly Row[]): County => ({
  ...county,
  tabs: { ...county.tabs, [name]: rows },
});

/** The row picked, changed. */
const changed =
  (name: TabName, fields: (row: Row) => Row) =>
  (county: County, pick: number): County => {
    const rows = county.tabs[name];
    return withTab(
      county,
      name,
      rows.map((row, index) => (index === pick % rows.length ? { ...row, ...fields(row) } : row)),
    );
  };

/** The tab with one row more, made from the row picked. */
const grown =
  (name: TabName, from: TabName, fields: (row: Row, county: County) => Row) =>
  (county: County, pick: number): County => {
    const rows = county.tabs[from];
    return withTab(county, name, [...county.tabs[name], fields(rows[pick % rows.length]!, county)]);
  };

type Fault = readonly [FindingCode, (county: County, pick: number) => County];

const FAULTS: readonly Fault[] = [
  ['CASE_MONEY_DIFFERS', changed('病例', (row) => ({ 總費用: `1${row['總費用']}` }))],
  ['CELL_DECIMALS', changed('病例', () => ({ 總費用: '1.005' }))],
  ['CELL_BLANK', changed('病例', () => ({ 參保人: ' ' }))],
  ['CELL_FORMULA', changed('病例', () => ({ 基金記賬: '=I2-M2' }))],
  ['CELL_NEGATIVE', changed('病例', () => ({ 個人負擔: '-0.01' }))],
  ['CELL_NOT_DATE', changed('病例', () => ({ 出院日期: '2025-02-30' }))],
  ['CELL_NOT_LISTED', changed('病例', () => ({ 險種: '職工居民' }))],
  ['INSTITUTION_UNKNOWN', changed('病例', () => ({ 機構: 'nobody' }))],
  ['CASE_DATES_REVERSED', changed('病例', () => ({ 入院日期: '2029-01-01' }))],
  ['CASE_OTHER_YEAR', changed('病例', () => ({ 入院日期: '2019-01-01', 出院日期: '2019-01-02' }))],
  ['CASE_UNREASONABLE_EXCEEDS', changed('病例', (row) => ({ 不合理費用: `1${row['總費用']}` }))],
  ['CASE_DUPLICATE', grown('病例', '病例', (row) => row)],
  [
    'GROUP_UNKNOWN',
    (county, pick) =>
      changed('病例', () => ({ 病組: 'none' }))(
        withSettings(county, { 'case.unknownGroup': 'finding' }),
        pick,
      ),
  ],
  ['CODE_DUPLICATE', grown('機構', '機構', (row) => row)],
  ['CONSORTIUM_UNKNOWN', changed('機構', () => ({ 醫共體: 'nowhere' }))],
  ['GROUP_VALUE_MISSING', grown('病組', '病組', () => ({ 編碼: 'new', 類型: '一般', 基準點數: '1' }))],
  [
    'COEFFICIENT_TARGET_UNKNOWN',
    grown('差異係數', '機構', () => ({ 病組: '*', 機構或等級: 'x', 係數: '1' })),
  ],
  [
    'DECISION_VALUE_MISSING',
    grown('特病單議', '病例', () => ({ 病例號: 'new', 結論: '核定點數', 數值: '' })),
  ],
  [
    'DECISION_DUPLICATE',
    (county) =>
      withTab(county, '特病單議', [
        { 病例號: 'C', 結論: '按項目' },
        { 病例號: 'C', 結論: '不予支付' },
      ]),
  ],
  ['MONTH_WEIGHT_MISSING', (county) => withTab(county, '月度權重', [{ 月份: '01', 權重: '1' }])],
  [
    'MONTH_OUTSIDE_YEAR',
    grown('月度預付', '機構', (row) => ({
      月份: '2019-01',
      險種: '居民',
      機構: row['編碼']!,
      金額: '1',
    })),
  ],
  ['BUDGET_MISSING', (county) => withTab(county, '預算', [{ 險種: '職工', 項目: '門診', 金額: '1' }])],
  ['BUDGET_NOT_POSITIVE', (county) => ({ ...county, tabs: { ...county.tabs, 預算: overdrawn(county) } })],
  ['PARAMETER_UNKNOWN', grown('參數', '參數', () => ({ 鍵: 'case.low.ration', 值: '0.4' }))],
  ['PARAMETER_VALUE', grown('參數', '參數', () => ({ 鍵: 'base.minCases', 值: '-1' }))],
  ['PARAMETER_DUPLICATE', grown('參數', '參數', (row) => row)],
  ['SCHEME_UNKNOWN', changed('參數', (row) => (row['鍵'] === 'scheme' ? { 值: 'zhejiang' } : {}))],
];

const overdrawn = ({ tabs }: County): readonly Row[] => tabs['預算'].filter((row) => row['文號'] === '調整');

describe('9: a blocking finding leaves no settlement', () => {
  it.each(FAULTS)('%s', async (code, make) => {
    const property = fc.asyncProperty(counties, fc.nat(), fc.nat(), async (county, pick, month) => {
      // The scheme's row is the second.
      const broken = make(county, code === 'SCHEME_UNKNOWN' ? 1 : pick);
      for (const period of [yearOf(county), monthPeriod(county, monthOf(county, month))]) {
        const { list, settlement } = await attempt(broken, period);
        expect(list.all.filter(({ severity }) => severity === 'block').map((found) => found.code)).toContain(
          code,
        );
        expect(settlement).toBeUndefined();
      }
    });
    await fc.assert(property, { numRuns: 12 });
  });

  const GARBAGE = [
    ...[
      '',
      ' ',
      '0',
      '-1',
      '-0.01',
      '1.005',
      '1e5',
      '999999999999999999',
      '１２．５',
      '3,000.00',
      '¥5',
      '0.00',
    ],
    ...['=A1', '#REF!', '萬', '2萬', '是', '否', '*', '三級', '三级', 'nobody', 'H2', 'G0', 'year', '居民'],
    ...[
      '一般',
      '未入組',
      '按項目',
      '核定點數',
      '2025-02-30',
      '2025年3月1日',
      '20250301',
      '45000',
      '03',
      '13',
    ],
  ];
  const corruption = fc.record({
    tab: fc.nat(),
    row: fc.nat(),
    column: fc.nat(),
    text: fc.constantFrom(...GARBAGE),
  });

  it('whatever is typed over a few cells: refused with a finding, or settled; never both, never neither', async () => {
    const property = fc.asyncProperty(
      counties,
      fc.array(corruption, { minLength: 1, maxLength: 3 }),
      fc.nat(),
      async (county, corruptions, pick) => {
        let typed = county;
        for (const { tab, row, column, text } of corruptions) {
          const names = (Object.keys(HEADERS) as TabName[]).filter((name) => county.tabs[name].length > 0);
          const name = names[tab % names.length]!;
          const headers = HEADERS[name];
          typed = changed(name, () => ({ [headers[column % headers.length]!]: text }))(typed, row);
        }
        for (const period of [yearOf(county), monthPeriod(county, monthOf(county, pick))]) {
          const { list, settlement } = await attempt(typed, period);
          expect(settlement === undefined).toBe(list.blocked);
        }
      },
    );
    await fc.assert(property, { numRuns: 400 });
  });
});
