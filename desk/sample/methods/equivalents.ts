import { about, type MethodSample, monthsOf, type Row, yuan } from './method-rows.ts';

const ITEMS = [
  ['普通門診服務', '1', '人次', '一個 15 分鐘的普通門診服務', '電子病歷', ''],
  ['高血壓患者規範管理', '10', '人', '全年隨訪四次', '健康檔案', ''],
  ['糖尿病患者規範管理', '10', '人', '全年隨訪四次', '健康檔案', ''],
  ['老年人健康體檢', '6', '人', '體檢並反饋結果', '健康檔案', ''],
  ['孕產婦訪視', '2.5', '次', '產前與產後訪視', '婦幼系統', '400'],
  ['預防接種', '0.5', '劑次', '接種並登記', '接種系統', ''],
] as const;

/** What the primary institutions do in a year, by item; outpatient services come by month. */
const WORK = {
  W01: [16_200, 980, 410, 1_260, 430, 5_200],
  W02: [10_800, 640, 250, 880, 260, 3_100],
  W03: [9_600, 590, 230, 820, 210, 2_700],
  W04: [11_400, 700, 290, 930, 280, 3_400],
  W05: [5_100, 310, 120, 460, 90, 1_300],
  S01: [12_300, 760, 330, 840, 350, 4_600],
  S02: [9_000, 560, 240, 690, 240, 3_300],
} as const;
const CENTRES = Object.keys(WORK) as (keyof typeof WORK)[];

/** What was bought last year, in equivalents; the growth of each is held to 8 %. */
const BEFORE = { W01: 36_000, W02: 26_000, S01: 29_000 } as const;

/** Quarterly prepayments in whole yuan. */
const PREPAID = {
  W01: 84_000,
  W02: 58_000,
  W03: 52_000,
  W04: 60_000,
  W05: 28_000,
  S01: 66_000,
  S02: 49_000,
} as const;

/** 標化工作當量: the government buys public-health services of the primary institutions at 10 yuan an equivalent. */
export const sampleEquivalents: MethodSample = ({ year, random }) => {
  const quantities = (code: keyof typeof WORK): readonly Row[] =>
    ITEMS.flatMap(([item], index): Row[] => {
      const yearly = WORK[code][index]!;
      if (index > 0) return [[code, item, '', String(about(yearly, 3, random))]];
      return monthsOf(year).map((month) => [code, item, month, String(about(yearly / 12, 8, random))]);
    });
  return {
    tabs: {
      equivalentItems: ITEMS,
      equivalentWork: CENTRES.flatMap(quantities),
      equivalentCeilings: Object.entries(BEFORE).map(([code, before]) => [
        ...[code, '', '', String(before), `衛〔${year}〕6號`],
      ]),
      equivalentSamples: [
        ['W01', '高血壓患者規範管理', '60', '3', `查〔${year + 1}〕1號`],
        ['W01', '', '120', '4', `查〔${year + 1}〕1號`],
        ['W03', '', '100', '9', `查〔${year + 1}〕1號`],
        ['S02', '老年人健康體檢', '50', '1', `查〔${year + 1}〕2號`],
      ],
      equivalentMoney: [
        ['年度預算', '', yuan(1_780_000), `財〔${year}〕8號`],
        ['風險金', '', yuan(120_000), `財〔${year}〕8號`],
        ...[1, 2, 3, 4].flatMap((quarter) =>
          Object.entries(PREPAID).map(([code, amount]) => [
            ...['分期預付', code, yuan(amount), `財〔${year}〕${10 + quarter}號`],
          ]),
        ),
      ],
      equivalentRewards: [
        ['W01', yuan(312_400), '', '', `衛〔${year + 1}〕2號`],
        ['W02', yuan(148_600), '', '', `衛〔${year + 1}〕2號`],
        ['S01', yuan(205_300), '', yuan(90_000), `衛〔${year + 1}〕2號`],
        ['S02', yuan(96_800), '', '', `衛〔${year + 1}〕2號`],
      ],
    },
    parameters: [['equivalents.growth', '當量增幅上限', '0.08', '']],
  };
};
