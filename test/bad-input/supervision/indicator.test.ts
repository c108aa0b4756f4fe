import { expect, it } from 'vitest';
import { placeText } from '../../../shared/findings/finding.ts';
import { settleTabs, type Tabs } from '../../methods/workbook.ts';
import { COUNTY, data, rows, targets } from '../../watch/indicator/county.ts';

const CASES: readonly (readonly [string, Tabs, readonly string[]])[] = [
  [
    'WATCH_ITEM_UNKNOWN',
    data('門診急診人次,,,2025,,1000,報表', '無關,,,2025,,1,'),
    [
      '監測數據!A2 WATCH_ITEM_UNKNOWN 數據項「門診急診人次」不是程序的數據項或指標，也不在監測目標表中，沒有用到。 是否為「門急診人次」？請核對編碼（含空格與大小寫）。',
      '監測數據!A3 WATCH_ITEM_UNKNOWN 數據項「無關」不是程序的數據項或指標，也不在監測目標表中，沒有用到。 請在該表補上，或核對編碼。',
    ],
  ],
  [
    'WATCH_YEAR_UNUSED',
    data('參保人數,,,2023,,1000,', '參保人數,,,2024,,1000,', '參保人數,,,2025,,1000,'),
    [
      '監測數據!D2 WATCH_YEAR_UNUSED 年度 2023 既不是結算年度 2025，也不是其上一年，此行沒有用到。 請核對年度，或刪除該行。',
    ],
  ],
  [
    'WATCH_COUNT_NEGATIVE',
    data('參保人數,,,2025,,-5,', '基金累計結餘,,居民,2025,,-5,', '住院率升降,,,2025,,-0.03,'),
    [
      '監測數據!F2 WATCH_COUNT_NEGATIVE 數據項「參保人數」為 -5，不應為負，此行沒有用到。 請核對數值；只有累計結餘與指標本身可以為負。',
    ],
  ],
  [
    'WATCH_RATIO_ABOVE_ONE',
    { ...data('高血壓控制率,,,2025,,72,'), ...targets('基層就診率,2025,65,,,,示') },
    [
      '監測數據!F2 WATCH_RATIO_ABOVE_ONE 指標「高血壓控制率」為比率，所填的 72 大於 1。 百分之六十五應填 0.65；確為一倍以上的可不理會。',
      '監測目標!C2 WATCH_RATIO_ABOVE_ONE 指標「基層就診率」為比率，所填的 65 大於 1。 百分之六十五應填 0.65；確為一倍以上的可不理會。',
    ],
  ],
  [
    'WATCH_DIRECTION_MISSING',
    targets('本地指標,2025,3,,,,示', '基金結餘率,2025,0.12,,,,示', '住院率,2025,0.15,,,,示'),
    [
      '監測目標!E2 WATCH_DIRECTION_MISSING 指標「本地指標」沒有方向，無法判斷是否達到目標，不亮燈。 請填寫越高越好或越低越好。',
      '監測目標!E3 WATCH_DIRECTION_MISSING 指標「基金結餘率」沒有方向，無法判斷是否達到目標，不亮燈。 請填寫越高越好或越低越好。',
    ],
  ],
  [
    'WATCH_YELLOW_BETTER',
    targets('平均住院日,2025,8,7,,,示', '基層就診率,2025,0.65,0.7,,,示', '住院率,2025,0.15,0.15,,,示'),
    [
      '監測目標!D2 WATCH_YELLOW_BETTER 指標「平均住院日」的黃線 7 優於目標 8，沒有用到。 黃線應差於目標；請核對兩數與方向。',
      '監測目標!D3 WATCH_YELLOW_BETTER 指標「基層就診率」的黃線 0.7 優於目標 0.65，沒有用到。 黃線應差於目標；請核對兩數與方向。',
    ],
  ],
  [
    'CODE_DUPLICATE (監測數據, 監測目標, 病種歷年)',
    {
      ...data('參保人數,,,2025,,1000,', '參保人數,,,2025,,1001,'),
      ...targets('住院率,2025,0.15,,,,示', '住院率,2025,0.16,,,,示', '住院率,2026,0.16,,,,示'),
      病種歷年: rows('年度,疾病大類,例數,總費用\n2024,F,1,1\n2024,f,1,1'),
    },
    [
      '病種歷年!B3 CODE_DUPLICATE 「疾病大類」f 重複，另一處在第 2 行。 請只保留一行。',
      '監測數據!A3 CODE_DUPLICATE 「數據項」參保人數 重複，另一處在第 2 行。 請只保留一行。',
      '監測目標!A3 CODE_DUPLICATE 「指標」住院率 重複，另一處在第 2 行。 請只保留一行。',
    ],
  ],
];

const lines = async (tabs: Tabs, params: Readonly<Record<string, string>> = {}) => {
  const { findings } = await settleTabs({ ...COUNTY, ...tabs }, '2025', {
    'area.meanCost': '10000',
    ...params,
  });
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, where, message, remedy }) => `${placeText(where)} ${code} ${message} ${remedy}`);
};

it.each(CASES)('%s', async (_, tabs, expected) => {
  expect(await lines(tabs)).toEqual(expected);
});

it('WATCH_RISK_RULE_UNKNOWN', async () => {
  expect(await lines({}, { 'watch.risk.weights': 'indicator-drug-shares:1,watch-overlap:2,*:1' })).toEqual([
    '參數!B5 WATCH_RISK_RULE_UNKNOWN 風險權重中的「indicator-drug-shares」不是任何異常或指標的規則編號，沒有用到。 是否為「indicator-drug-share」？請核對編碼（含空格與大小寫）。',
  ]);
});

it('finds nothing wrong with what is right, and stops no settlement for a typing error', async () => {
  expect(await lines({ ...data('參保人數,,,2025,,1000,'), ...targets('住院率,2025,0.15,0.2,,,示') })).toEqual(
    [],
  );
  const { settlement } = await settleTabs({ ...COUNTY, ...data('錯字,,,2025,,1,') }, '2025', {
    'area.meanCost': '10000',
  });
  expect(settlement?.institutions.length).toBeGreaterThan(0);
});
