import { expect, it } from 'vitest';
import { placeText } from '../../../shared/findings/finding.ts';
import { settleTabs, type Tabs } from '../../methods/workbook.ts';
import { COUNTY, SETTINGS } from '../../watch/volume-flag/county.ts';

const USE = ['機構', '月份', '類別', '品目', '數量', '上年同月數量', '金額'];
const RECORDS = ['參保人', '機構', '日期', '藥品類別', '數量', '金額'];
const RESTRICTIONS = ['項目編碼', '名稱', '限制類別', '限性別', '年齡下限', '年齡上限'];
const CHARGES = ['單據號', '機構', '參保人', '日期', '項目編碼', '性別', '年齡', '金額'];
const BASE = ['機構', '上年月份', '住院人次', '兒童住院人次'];

const textsOf = async (tabs: Tabs) => {
  const { findings, settlement } = await settleTabs({ ...COUNTY, ...tabs }, '2025', SETTINGS);
  const texts = findings.map(
    ({ code, where, message, remedy }) => `${placeText(where)} ${code} ${message} ${remedy}`,
  );
  return { texts, settlement };
};

it.each<[string, Tabs, readonly string[]]>([
  [
    'VOLUME_CLASS_UNKNOWN',
    {
      用量監測: [
        USE,
        ['H1', '2025-03', '抗生索', '', '1', '', ''],
        ['H1', '2025-03', '抗 生素', '', '1', '', ''],
      ],
    },
    [
      '用量監測!C2 VOLUME_CLASS_UNKNOWN 類別「抗生索」不在重點監控類別（參數 watch.volume.classes）中，仍按所填類別比較。 是否為「抗生素」？請核對編碼（含空格與大小寫）。確有此類的請把它加入該參數。',
    ],
  ],
  [
    'VOLUME_ROW_REPEATED',
    {
      用量監測: [
        USE,
        ['H1', '2025-03', '抗生素', '甲', '1', '', ''],
        ['H1', '2025-03', '抗生素', '甲', '2', '', ''],
        ['H1', '2025-03', '抗生素', '', '2', '', ''],
      ],
      監測基數: [BASE, ['H1', '03', '10', '1'], ['H1', '03', '10', '1']],
      項目限制: [
        RESTRICTIONS,
        ['D1', '藥', '藥品區分性別', '女', '', ''],
        ['D1', '藥', '藥品區分性別', '男', '', ''],
        ['D1', '藥', '藥品兒童專用', '', '', ''],
      ],
    },
    [
      '用量監測!C3 VOLUME_ROW_REPEATED 「H1 2025-03 抗生素甲」與第 2 行重複，監測時數量相加、限制並用。 請核對；同一件只保留一行。',
      '監測基數!B3 VOLUME_ROW_REPEATED 「H1 03月」與第 2 行重複',
      '項目限制!A3 VOLUME_ROW_REPEATED 「D1 藥品區分性別」與第 2 行重複',
    ],
  ],
  [
    'DRUG_CLASS_NEARLY',
    {
      用藥記錄: [
        RECORDS,
        ['P1', 'H1', '2025-03-01', '他汀類', '1', ''],
        ['P2', 'H1', '2025-03-01', '他汀類', '1', ''],
        ['P1', 'H2', '2025-03-02', '他丁類', '1', ''],
        ['P1', 'H2', '2025-03-02', '降壓藥', '1', ''],
        ['P1', 'H2', '2025-03-02', '他汀', '1', ''],
        ['P1', 'H2', '2025-03-02', '他汀藥', '1', ''],
        ['P1', 'H2', '2025-03-02', '新他汀類', '1', ''],
        ['P1', 'H2', '2025-03-02', '新他丁類', '1', ''],
        ['P3', 'H2', '2025-03-02', '青黴', '1', ''],
        ['P4', 'H2', '2025-03-02', '青黴', '1', ''],
        ['P5', 'H2', '2025-03-02', '青梅', '1', ''],
      ],
    },
    [
      '用藥記錄!D4 DRUG_CLASS_NEARLY 藥品類別「他丁類」只出現一次，與「他汀類」相近；兩者按不同類別核對。 如為同一類別，請統一名稱。',
      '用藥記錄!D7 DRUG_CLASS_NEARLY 藥品類別「他汀藥」只出現一次，與「他汀類」相近',
      '用藥記錄!D8 DRUG_CLASS_NEARLY 藥品類別「新他汀類」只出現一次，與「他汀類」相近',
    ],
  ],
  [
    'VOLUME_DATE',
    {
      用藥記錄: [
        RECORDS,
        ['P1', 'H1', '2024-12-31', '他汀', '1', ''],
        ['P1', 'H1', '2025-01-01', '他汀', '1', ''],
      ],
      項目限制: [RESTRICTIONS, ['D1', '藥', '藥品兒童專用', '', '', '']],
      收費明細: [
        CHARGES,
        ['B1', 'H1', 'P1', '2026-01-01', 'D1', '男', '3', ''],
        ['B1', 'H1', 'P1', '2025-12-31', 'D1', '男', '3', ''],
      ],
    },
    [
      '收費明細!D2 VOLUME_DATE 日期 2026-01-01 不在結算年度 2025 內',
      '用藥記錄!C2 VOLUME_DATE 日期 2024-12-31 不在結算年度 2025 內，此行未核對。 請核對日期；其他年度的記錄請移除。',
    ],
  ],
  [
    'PERSON_NOT_PSEUDONYM',
    {
      用藥記錄: [
        RECORDS,
        ['330381201902300011', 'H1', '2025-03-01', '他汀', '1', ''],
        ['330381201913010011', 'H1', '2025-03-01', '他汀', '1', ''],
        ['330381195001010011', 'H1', '2025-03-01', '他汀', '1', ''],
        ['33038119500101001Ｘ', 'H1', '2025-03-02', '他汀', '1', ''],
        ['3303811950010100110', 'H1', '2025-03-02', '他汀', '1', ''],
      ],
    },
    [
      '用藥記錄!A2 PERSON_NOT_PSEUDONYM 「參保人」有 3 行寫法與身份證號相同，此為第一行；監管的結果會照原樣顯示。 請換成與病例表同一套的假名標識，再行分析。',
    ],
  ],
  [
    'RESTRICTION_WITHOUT_SEX',
    { 項目限制: [RESTRICTIONS, ['S1', '檢查', '服務項目區分性別', '', '', '']] },
    [
      '項目限制!D2 RESTRICTION_WITHOUT_SEX 項目「S1」為「服務項目區分性別」，「限性別」為空，性別未核對。 請按清單填寫男或女。',
    ],
  ],
  [
    'RESTRICTION_AGES',
    {
      項目限制: [
        RESTRICTIONS,
        ['D1', '藥', '藥品限兒童', '', '14', ''],
        ['D2', '藥', '藥品限兒童', '', '13', ''],
        ['D3', '藥', '藥品限兒童', '', '6', '6'],
        ['D4', '藥', '藥品限兒童', '', '6', '7'],
      ],
    },
    [
      '項目限制!E2 RESTRICTION_AGES 項目「D1」的年齡下限 14 歲不小於上限 14 歲，任何年齡都會提示。 請核對兩個年齡；兒童類的上限留空時按參數 watch.child.age。',
      '項目限制!E4 RESTRICTION_AGES 項目「D3」的年齡下限 6 歲不小於上限 6 歲',
    ],
  ],
  [
    'RESTRICTIONS_ABSENT',
    { 收費明細: [CHARGES, ['B1', 'H1', 'P1', '2025-12-31', 'D1', '男', '3', '']] },
    [
      '項目限制!- RESTRICTIONS_ABSENT 已有收費明細，項目限制表沒有任何一行，性別與年齡都未核對。 請按「兩庫」公布的清單填寫項目限制表。',
    ],
  ],
  [
    'CHILDREN_ABOVE_ADMISSIONS',
    { 監測基數: [BASE, ['H1', '03', '10', '11'], ['H1', '04', '10', '10']] },
    [
      '監測基數!D2 CHILDREN_ABOVE_ADMISSIONS 兒童住院人次 11 多於住院人次 10。 兒童是住院人次的一部分，請核對兩欄。',
    ],
  ],
])('%s warns and lets the settlement be', async (_, tabs, expected) => {
  const { texts, settlement } = await textsOf(tabs);
  expect(texts).toEqual(expected.map((text) => expect.stringContaining(text)));
  expect(settlement).toBeDefined();
});

it.each<[string, Tabs, readonly string[]]>([
  [
    'INSTITUTION_UNKNOWN',
    { 用藥記錄: [RECORDS, ['P1', 'H9', '2025-03-01', '他汀', '1', '']] },
    ['用藥記錄!B2 INSTITUTION_UNKNOWN 機構「H9」不在機構表中。'],
  ],
  [
    'MONTH_OUTSIDE_YEAR',
    { 用量監測: [USE, ['H1', '2024-03', '抗生素', '', '1', '', '']] },
    ['用量監測!B2 MONTH_OUTSIDE_YEAR 月份 2024-03 不在結算年度 2025 內。'],
  ],
  [
    'CELL_NOT_LISTED',
    { 項目限制: [RESTRICTIONS, ['S1', '檢查', '限女性', '', '', '']] },
    ['項目限制!C2 CELL_NOT_LISTED 「限制類別」為「限女性」，不在可選值中。'],
  ],
])('%s is told at its cell like in every tab', async (_, tabs, expected) => {
  const { texts, settlement } = await textsOf(tabs);
  expect(texts).toEqual(expected.map((text) => expect.stringContaining(text)));
  expect(settlement).toBeUndefined();
});

it('says nothing of tabs in which nothing is wrong', async () => {
  const { texts } = await textsOf({
    用量監測: [USE, ['H1', '2025-03', '抗生素', '甲', '300', '100', '1.00']],
    用藥記錄: [RECORDS, ['P1', 'H1', '2025-12-31', '他汀', '1', '']],
    項目限制: [RESTRICTIONS, ['D1', '藥', '藥品兒童專用', '', '', '']],
    收費明細: [CHARGES, ['B1', 'H1', 'P1', '2025-01-01', 'D1', '男', '3', '']],
    監測基數: [BASE, ['H1', '03', '10', '10']],
  });
  expect(texts).toEqual([]);
});
