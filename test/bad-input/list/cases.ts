import { type BadInput, cells, county } from '../bad-input.ts';
import { YEAR } from '../settling.ts';

/** Cases, decisions, budgets and months that contradict each other or the period. */
export const cases: readonly BadInput[] = [
  cells(74, '總費用不等於三項之和', { '病例!I5': '6100.01' }, [
    'CASE_MONEY_DIFFERS',
    '病例!I5',
    '6100.01',
    '4000.00',
    '2100.00',
    '相差 0.01',
  ]),
  cells(75, '不合理費用大於總費用', { '病例!J6': '36000.01' }, [
    'CASE_UNREASONABLE_EXCEEDS',
    '病例!J6',
    '36000.01',
    '36000.00',
  ]),
  cells(76, '出院早於入院', { '病例!G5': '2025-03-04' }, [
    'CASE_DATES_REVERSED',
    '病例!G5',
    '2025-03-04',
    '2025-03-05',
  ]),
  cells(77, '出院在別的年度', { '病例!F12': '2024-12-28', '病例!G12': '2024-12-31' }, [
    'CASE_OTHER_YEAR',
    '病例!G12',
    '2024-12-31',
    '2025',
  ]),
  cells(78, '核定點數沒有數值', { '特病單議!B2': '核定點數' }, [
    'DECISION_VALUE_MISSING',
    '特病單議!C2',
    '核定點數',
  ]),
  county(79, '期間沒有病例', () => {}, [['PERIOD_WITHOUT_CASES', '病例!-', '2025-05']], {
    kind: 'month',
    year: 2025,
    month: '05',
  }),
  county(
    80,
    '險種的病例全部核定為零點',
    (good) => good.add('特病單議', 'C09,核定點數,0,單議〔2025〕2號', 'C10,核定點數,0.0000,單議〔2025〕3號'),
    [['POINTS_ZERO', '病例!-', '職工', '2025-03', '25000.00']],
  ),
  county(
    81,
    '全部病例退出點數池',
    (good) => good.add('特病單議', 'C09,按項目,,單議〔2025〕2號', 'C10,不予支付,,單議〔2025〕3號'),
    [['POINTS_ZERO', '病例!-', '職工', '2025-03', '16000.00']],
  ),
  county(82, '有病例的險種沒有預算', (good) => good.deleteRow('預算!4:4'), [
    ['BUDGET_MISSING', '預算!-', '職工'],
  ]),
  cells(83, '預算的項目不是住院', { '預算!B4': '住院費' }, ['BUDGET_MISSING', '預算!-', '職工', '住院']),
  county(84, '兩行預算相抵', (good) => good.add('預算', '職工,住院,-300000.00,醫保〔2025〕12號'), [
    ['BUDGET_NOT_POSITIVE', '預算!C4', '職工', '0.00'],
  ]),
  county(85, '調減大於預算，項目帶空格', (good) => good.set({ '預算!B4': ' 住院', '預算!C4': '-0.01' }), [
    ['BUDGET_NOT_POSITIVE', '預算!C4', '職工', '-0.01'],
  ]),
  county(
    86,
    '月度權重合計為零',
    (good) => {
      for (const row of good.sheet('月度權重').slice(1)) row[1] = '0';
    },
    [['MONTH_WEIGHT_ZERO', '月度權重!B:B', '0']],
  ),
  county(87, '月度權重缺月', (good) => good.deleteRow('月度權重!13:13').deleteRow('月度權重!3:3'), [
    ['MONTH_WEIGHT_MISSING', '月度權重!-', '02、12'],
  ]),
  cells(88, '預付在別的年度', { '月度預付!A2': '2024-12' }, [
    'MONTH_OUTSIDE_YEAR',
    '月度預付!A2',
    '2024-12',
    '2025',
  ]),
  county(89, '期間在別的年度', () => {}, [['YEAR_DIFFERS', '參數!B3', '2024-03', '2025']], {
    kind: 'month',
    year: 2024,
    month: '03',
  }),
  county(
    90,
    '清算時一個險種沒有預算',
    (good) => good.deleteRow('預算!4:4'),
    [['BUDGET_MISSING', '預算!-', '職工']],
    YEAR,
  ),
];
