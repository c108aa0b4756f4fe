import { expect, it } from 'vitest';
import { BED_DAYS, C_MEAN, POINTS, STANDARD_HEADER } from '../../methods/bed-day-county.ts';
import type { Tabs } from '../../methods/workbook.ts';
import { type Spoiled, spoil, toldOf } from './bed-group.ts';

const RATE = '請只填其中一項：按金額付費或折算點數的填每日標準，已公布點數的填每日點數。';
const BANDS = '各段須由第 1 日起首尾相接，最後一段的止日留空；某段不付費時每日標準填 0。';
const RATIO = '請填比例，如 90% 填 0.9；甲類與乙類的占比合計不得大於 1。';

const CASES: readonly (readonly [string, readonly Spoiled[], readonly string[]])[] = [
  [
    'BED_DAY_GROUP_UNKNOWN',
    [['床日標準', 2, '病組', 'GX']],
    [
      '床日住院!B7 BED_DAY_STANDARD_MISSING 機構「C2」的這次住院沒有對應的床日標準。 請在床日標準表補上該機構、其等級或 * 的每日標準。',
      '床日標準!A2 BED_DAY_GROUP_UNKNOWN 床日標準的「病組」為「GX」，病組表中沒有這個床日病組，床日住院表也沒有用到。 請核對編碼；病組表中該組的類型須為床日。任何床日病組都適用的填 *。',
    ],
  ],
  [
    'BED_DAY_TARGET_UNKNOWN',
    [['床日標準', 4, '機構或等級', 'H22']],
    [
      '床日標準!B4 BED_DAY_TARGET_UNKNOWN 床日標準的「機構或等級」為「H22」，既不是機構也不是等級。 請填機構編碼、三級／二級／一級／社區，或 *。是否為「H2」？請核對編碼（含空格與大小寫）。',
    ],
  ],
  [
    'BED_DAY_RATE: neither',
    [['床日標準', 4, '每日標準', '']],
    [`床日標準!E4 BED_DAY_RATE 每日標準與每日點數都沒有填。 ${RATE}`],
  ],
  [
    'BED_DAY_RATE: both',
    [['床日標準', 4, '每日點數', '2.6']],
    [`床日標準!E4 BED_DAY_RATE 每日標準與每日點數都填了。 ${RATE}`],
  ],
  [
    'BED_DAY_BANDS: a gap',
    [['床日標準', 6, '起日', '62']],
    [`床日標準!C6 BED_DAY_BANDS 「*＋P1」的住院日分段在第 61 日沒有標準。 ${BANDS}`],
  ],
  [
    'BED_DAY_BANDS: an overlap',
    [['床日標準', 6, '起日', '60']],
    [`床日標準!C6 BED_DAY_BANDS 「*＋P1」的住院日分段在第 60 日重複，或早於第 1 日。 ${BANDS}`],
  ],
  [
    'BED_DAY_BANDS: two sets',
    [
      ['床日標準', 3, '機構或等級', '一级'],
      ['床日住院', 2, '機構', 'C2'],
      ['床日住院', 3, '機構', 'C2'],
    ],
    [
      '床日住院!E3 BED_DAY_STAYS_BANDED 本行有 2 人次，而其床日標準按住院日分段。 分段須逐人計算，請改為一人一行，人次填 1。',
      `床日標準!C3 BED_DAY_BANDS 「*＋一級」的住院日分段在第 1 日重複，或早於第 1 日。 ${BANDS}`,
    ],
  ],
  [
    'BED_DAY_BANDS: reversed',
    [['床日標準', 5, '止日', '0']],
    [`床日標準!D5 BED_DAY_BANDS 「*＋P1」的住院日分段在第 0 日早於起日。 ${BANDS}`],
  ],
  [
    'BED_DAY_BANDS: no end',
    [['床日標準', 6, '止日', '365']],
    [`床日標準!D6 BED_DAY_BANDS 「*＋P1」的住院日分段在第 366 日以後沒有標準。 ${BANDS}`],
  ],
  [
    'BED_DAY_STANDARD_MISSING',
    [['床日標準', 3, '機構或等級', '社區']],
    [2, 3].map(
      (row) =>
        `床日住院!B${row} BED_DAY_STANDARD_MISSING 機構「H2」的這次住院沒有對應的床日標準。 請在床日標準表補上該機構、其等級或 * 的每日標準。`,
    ),
  ],
  [
    'BED_DAY_NOT_MONEY',
    [
      ['床日標準', 2, '每日標準', ''],
      ['床日標準', 2, '每日點數', '1.3'],
    ],
    [
      '床日住院!B7 BED_DAY_NOT_MONEY 機構「C2」的這次住院對應的床日標準（第 2 行）只有點數，不能按金額付費。 請為它另填一行每日標準；按點數結算的住院應填在病例表。',
    ],
  ],
  [
    'BED_DAY_STAYS_BANDED',
    [['床日住院', 4, '人次', '2']],
    [
      '床日住院!E4 BED_DAY_STAYS_BANDED 本行有 2 人次，而其床日標準按住院日分段。 分段須逐人計算，請改為一人一行，人次填 1。',
    ],
  ],
  [
    'BED_DAY_RATIO',
    [
      ['床日住院', 2, '甲類占比', '70'],
      ['床日住院', 3, '乙類占比', '0.31'],
      ['床日住院', 4, '甲類支付比例', '95'],
      ['床日住院', 5, '乙類支付比例', '1.01'],
    ],
    [
      `床日住院!J2 BED_DAY_RATIO 「甲類占比與乙類占比合計」為 70.3，大於 1。 ${RATIO}`,
      `床日住院!L3 BED_DAY_RATIO 「甲類占比與乙類占比合計」為 1.01，大於 1。 ${RATIO}`,
      `床日住院!K4 BED_DAY_RATIO 「甲類支付比例」為 95，大於 1。 ${RATIO}`,
      `床日住院!M5 BED_DAY_RATIO 「乙類支付比例」為 1.01，大於 1。 ${RATIO}`,
    ],
  ],
  [
    'BED_DAY_ADVANCE_MISSING',
    [['床日住院', 7, '合理墊付', '']],
    [
      '床日住院!I7 BED_DAY_ADVANCE_MISSING 「合理墊付」為空，而應付額以合理墊付的 1.02 倍為限。 請補上審核後的合理墊付金額；不設限額的，在參數表把 bedDayStandard.limit 的值留空。',
    ],
  ],
  [
    'BED_DAY_ADVANCE_EXCEEDS',
    [['床日住院', 2, '合理墊付', '6600.01']],
    [
      '床日住院!I2 BED_DAY_ADVANCE_EXCEEDS 合理墊付 6600.01 大於總費用 6600.00。 墊付是總費用中應由基金支付的部分，請核對兩個金額。',
    ],
  ],
  [
    'BED_DAY_STAYS_WITHOUT_DAYS warns',
    [['床日住院', 7, '床日', '0']],
    [
      '床日住院!G7 BED_DAY_STAYS_WITHOUT_DAYS 本行的床日為 0，沒有金額。 請核對床日；當日入出院的按 1 床日填寫。',
    ],
  ],
  [
    'two lines of targets',
    [['床日考核', 3, '機構', 'H2']],
    ['床日考核!A3 CODE_DUPLICATE 「機構與病組」H2 重複，另一處在第 2 行。 請只保留一行。'],
  ],
  [
    'an unknown institution and a month of another year',
    [
      ['床日住院', 2, '機構', 'H9'],
      ['床日撥付', 2, '月份', '2024-12'],
    ],
    [
      '床日住院!B2 INSTITUTION_UNKNOWN 機構「H9」不在機構表中。 請在該表補上，或核對編碼。',
      '床日撥付!A2 MONTH_OUTSIDE_YEAR 月份 2024-12 不在結算年度 2025 內。 請核對月份。',
    ],
  ],
];

it.each(CASES)('%s', async (_, cells, expected) => {
  expect(await toldOf(spoil(BED_DAYS, cells))).toEqual(expected);
});

it('BED_DAY_PLAN_UNKNOWN', async () => {
  expect(await toldOf(BED_DAYS, { 'bedDayStandard.plan': '床日試點' })).toEqual([
    '參數!B4 BED_DAY_PLAN_UNKNOWN 參數 bedDayStandard.plan 的考核方案「床日試點」不在考核方案表。 請核對方案名稱，或把該參數的值留空。',
  ]);
});

it('a general group has no daily points', async () => {
  const general = ['GA', '一般組', '一般', '120', '12000', '', ''];
  const tabs: Tabs = { ...POINTS, 病組: [...POINTS['病組']!, general] };
  const standards = [STANDARD_HEADER, ['GA', 'H1', '', '', '260', '', '示']];
  expect(await toldOf({ ...tabs, 床日標準: standards }, C_MEAN)).toEqual([
    expect.stringMatching(/^床日標準!A2 BED_DAY_GROUP_UNKNOWN /),
  ]);
});
