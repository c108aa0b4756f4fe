import { fen } from '../../../shared/money/fen.ts';
import type { CaseWatch, WatchCell } from '../../../shared/watch/case-watch.ts';
import type { Tabs } from '../../methods/workbook.ts';

const CODES = ['H1', 'H2', 'H3', 'H4', 'C1'];
const MONTHS = ['01', '02', '03', '04'];

/** Ten cases a month in each institution but C1, which has five; all alike. */
const cases = MONTHS.flatMap((month) =>
  CODES.flatMap((code) =>
    Array.from({ length: code === 'C1' ? 5 : 10 }, (_, index) => [
      `${code}-${month}-${index}`,
      code,
      `P-${code}-${month}-${index}`,
      '居民',
      '本地',
      `2025-${month}-05`,
      `2025-${month}-12`,
      'G1',
      '1000.00',
      '',
      '600.00',
      '',
      '400.00',
      '',
      '',
    ]),
  ),
);

/** What the county's 參數 say besides. */
export const SETTINGS = { 'area.meanCost': '1000.00', 'review.cap': '1' };

/** Four hospitals of one level and a health centre, with cases from January to April. */
export const COUNTY: Tabs = {
  醫共體: [
    ['編碼', '名稱', '牽頭機構'],
    ['M1', '第一醫共體', 'H1'],
    ['M2', '第二醫共體', 'H2'],
  ],
  機構: [
    ['編碼', '名稱', '等級', '醫共體', '基層', '信用等級'],
    ['H1', '縣人民醫院', '二級', 'M1', '否', 'A'],
    ['H2', '縣中醫院', '二級', 'M2', '否', 'B'],
    ['H3', '縣二院', '二級', '', '否', 'B'],
    ['H4', '縣婦幼', '二級', '', '否', 'B'],
    ['C1', '東鎮衛生院', '一級', 'M1', '是', 'B'],
  ],
  病組: [
    ['編碼', '名稱', '類型', '基準點數', '次均費用', '不設差異係數', '上限倍率'],
    ['G1', '病組甲', '一般', '100.0000', '1000.00', '否', ''],
  ],
  差異係數: [['病組', '機構或等級', '係數']],
  病例: [
    [
      '病例號',
      '機構',
      '參保人',
      '險種',
      '參保地',
      '入院日期',
      '出院日期',
      '病組',
      '總費用',
      '不合理費用',
      '基金記賬',
      '其他基金',
      '個人負擔',
      '日間手術',
      '合理再入院',
    ],
    ...cases,
  ],
  預算: [
    ['險種', '項目', '金額', '文號'],
    ['居民', '住院', '1200000.00', '醫保〔2025〕1號'],
  ],
};

/** What the cases say beside the settlement: admissions and children of an institution in a month. */
export const withChildren = (
  ...rows: readonly (readonly [institution: string, month: string, cases: number, children: number])[]
): CaseWatch => ({
  columns: new Set(['age']),
  flags: [],
  cells: rows.map(
    ([institution, month, count, children]): WatchCell => ({
      institution,
      department: '',
      month,
      fund: '居民',
      cases: count,
      days: count,
      total: fen(0n),
      ownPaid: fen(0n),
      drugs: fen(0n),
      tests: fen(0n),
      materials: fen(0n),
      children,
      surgery3: 0,
      surgery4: 0,
      referredUp: 0,
      referredDown: 0,
    }),
  ),
});
