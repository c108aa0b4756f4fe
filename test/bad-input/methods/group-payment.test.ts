import { expect, it } from 'vitest';
import { FIRST_YEAR, GROUPS } from '../../methods/group-county.ts';
import type { Tabs } from '../../methods/workbook.ts';
import { type Spoiled, spoil, toldOf } from './bed-group.ts';

const CASES: readonly (readonly [string, readonly Spoiled[], Tabs, readonly string[]])[] = [
  [
    'GROUP_TOTAL_MISSING, once for a group and fund of a tab',
    [],
    {
      集團基數: [
        ['G2', '居民', '2023', '1', '1'],
        ['G2', '居民', '2024', '1', '1'],
      ],
    },
    [
      '集團基數!A8 GROUP_TOTAL_MISSING 集團「G2」的居民在集團總額表沒有一行。 請在集團總額表補上該集團與險種；不以總額結算的，請刪除本行。',
    ],
  ],
  [
    'GROUP_BASE_YEAR',
    [],
    { 集團基數: [['G1', '居民', '2025', '1', '1']] },
    [
      '集團基數!C8 GROUP_BASE_YEAR 基數的年度 2025 不在基期（2022 至 2024）之內。 請核對年度；多餘的年度請刪除。',
    ],
  ],
  [
    'GROUP_BASE_MISSING beside a year too early',
    [['集團基數', 2, '年度', '2021']],
    {},
    [
      '集團基數!C2 GROUP_BASE_YEAR 基數的年度 2021 不在基期（2022 至 2024）之內。 請核對年度；多餘的年度請刪除。',
      '集團總額!A2 GROUP_BASE_MISSING 集團「G1」的居民缺少 2022 年的基數。 請在集團基數表補上該年；基期為結算年度之前的 3 年，由參數 groupPayment.yearWeights 定。',
    ],
  ],
  [
    'GROUP_CONTRIBUTION_ZERO',
    [['集團總額', 3, '上年徵繳', '0']],
    {},
    [
      '集團總額!C3 GROUP_CONTRIBUTION_ZERO 「上年徵繳」為 0，無法計算徵繳增長。 請填寫上年徵繳，與當年徵繳同一口徑。',
    ],
  ],
  [
    'GROUP_CONTRIBUTION_DOUBTFUL: a sum per head beside a total',
    [['集團總額', 3, '當年徵繳', '1040']],
    {},
    [
      '集團總額!D3 GROUP_CONTRIBUTION_DOUBTFUL 「當年徵繳」1040.00 與「上年徵繳」9000000.00 相差一倍以上，年度總額隨之增減。 兩年應為同一口徑，都填總額或都填人均，請核對。',
    ],
  ],
  [
    'GROUP_TOTAL_NOT_POSITIVE',
    [['集團總額', 3, '協商調整', '-4160000']],
    {},
    [
      '集團總額!A3 GROUP_TOTAL_NOT_POSITIVE 集團「G1」的職工年度總額為 0.00 元，不大於 0。 請核對集團基數、徵繳與協商調整。',
    ],
  ],
  [
    'GROUP_DISALLOWED_EXCEEDS',
    [['集團支出', 2, '核減金額', '730000.01']],
    {},
    ['集團支出!G2 GROUP_DISALLOWED_EXCEEDS 核減金額 730000.01 大於申報金額 730000.00。 請核對兩項金額。'],
  ],
  [
    'GROUP_SPENDING_OUTSIDE',
    [
      ['集團支出', 2, '機構', 'H2'],
      ['集團支出', 4, '由其他方法結算', '否'],
    ],
    {},
    [
      '集團支出!D2 GROUP_SPENDING_OUTSIDE 「H2」不是集團「G1」的成員，而本行要在此撥付給集團。 集團外就醫的費用請在「由其他方法結算」填「是」；成員機構請在機構表填所屬醫共體。',
      '集團支出!D4 GROUP_SPENDING_OUTSIDE 空白的機構不是集團「G1」的成員，而本行要在此撥付給集團。 集團外就醫的費用請在「由其他方法結算」填「是」；成員機構請在機構表填所屬醫共體。',
    ],
  ],
  [
    'GROUP_REWARD_OUTSIDE',
    [['集團獎勵', 2, '機構', 'P1']],
    {},
    [
      '集團獎勵!A2 GROUP_REWARD_OUTSIDE 機構「P1」不屬於任何有年度總額的集團，不能參與獎勵分配。 請核對機構表的醫共體與集團總額表，或刪除本行。',
    ],
  ],
  [
    'GROUP_REWARD_SCORE_MISSING',
    [['集團獎勵', 3, '得分', '']],
    {},
    [
      '集團獎勵!C3 GROUP_REWARD_SCORE_MISSING 機構「C1」達標而沒有得分。 請填得分，或用參數 groupPayment.rewardPlan 指定考核方案並填其考核數據。',
    ],
  ],
  [
    'what stands twice',
    [
      ['集團獎勵', 3, '機構', 'H1'],
      ['集團基數', 3, '年度', '2022'],
    ],
    {
      集團總額: [
        ['G1', '居民', '1', '1', '', '', '', '是', '示'],
        ['G2', '居民', '1', '1', '', '', '', '', '示'],
      ],
    },
    [
      '集團基數!A3 CODE_DUPLICATE 「醫共體、險種與年度」G1 居民 2022 重複，另一處在第 2 行。 請只保留一行。',
      '集團獎勵!A3 CODE_DUPLICATE 「機構」H1 重複，另一處在第 2 行。 請只保留一行。',
      expect.stringMatching(/^集團總額!A2 GROUP_BASE_MISSING .*2023/) as string,
      '集團總額!A4 CODE_DUPLICATE 「醫共體與險種」G1 居民 重複，另一處在第 2 行。 請只保留一行。',
      expect.stringMatching(/^集團總額!A4 GROUP_BASE_MISSING .*2023/) as string,
      expect.stringMatching(/^集團總額!A5 GROUP_BASE_MISSING .*2022/) as string,
      expect.stringMatching(/^集團總額!A5 GROUP_BASE_MISSING .*2023/) as string,
      expect.stringMatching(/^集團總額!A5 GROUP_BASE_MISSING .*2024/) as string,
    ],
  ],
  [
    'an unknown group',
    [['集團撥付', 2, '醫共體', 'G9']],
    {},
    [
      expect.stringMatching(/^集團撥付!B2 CONSORTIUM_UNKNOWN /) as string,
      expect.stringMatching(/^集團撥付!B2 GROUP_TOTAL_MISSING /) as string,
    ],
  ],
];

it.each(CASES)('%s', async (_, cells, more, expected) => {
  expect(await toldOf(spoil(GROUPS, cells, more), FIRST_YEAR)).toEqual(expected);
});

it('GROUP_PLAN_UNKNOWN', async () => {
  const params = { ...FIRST_YEAR, 'groupPayment.plan': '集團監管', 'groupPayment.rewardPlan': '獎勵' };
  expect(await toldOf(GROUPS, params)).toEqual([
    '參數!B5 GROUP_PLAN_UNKNOWN 參數 groupPayment.plan 的考核方案「集團監管」不在考核方案表。 請核對方案名稱，或把該參數的值留空。',
    '參數!B6 GROUP_PLAN_UNKNOWN 參數 groupPayment.rewardPlan 的考核方案「獎勵」不在考核方案表。 請核對方案名稱，或把該參數的值留空。',
  ]);
});

it('overrun shares that do not make a hundred are refused at the parameter', async () => {
  expect(await toldOf(GROUPS, { ...FIRST_YEAR, 'groupPayment.overrun.first': '5:22:72' })).toEqual([
    expect.stringMatching(/^參數!B5 PARAMETER_VALUE .*集團、財政、醫保三方的百分比，以冒號分隔、合計 100/),
  ]);
});
