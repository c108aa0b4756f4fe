import { type MethodSample, type Row, yuan } from './method-rows.ts';

/** 項目編碼, 項目名稱, 原價, 新價, 服務量. Codes are invented. */
const PRICES = [
  ['SF0101', '普通門診診察費', 10, 12, 186_000],
  ['SF0102', '一級護理', 20, 26, 21_000],
  ['SF0103', '中醫辨證論治', 15, 20, 38_000],
  ['SF0201', 'CT平掃', 150, 132, 9_400],
  ['SF0202', '肝功能檢驗', 48, 42, 15_500],
] as const;

/** Indicators of the monitoring plan, before and after the change of prices; 不升 unless told. */
const INDICATORS: readonly Row[] = [
  ['均次費用', 'GT1', '285.4', '281.2', '不升', ''],
  ['均次費用', 'GT2', '240.6', '242.1', '不升', '243'],
  ['門診均次藥費', '', '118.3', '109.7', '不升', ''],
  ['住院均次費用', '', '8120', '8066', '不升', ''],
  ['藥佔比', '', '0.312', '0.294', '不升', ''],
  ['耗材佔比', '', '0.186', '0.171', '不升', ''],
  ['檢查檢驗佔比', '', '0.243', '0.231', '不升', ''],
  ['醫療服務收入佔比', '', '0.297', '0.332', '不降', '0.32'],
  ['個人負擔率', '', '0.284', '0.279', '不升', ''],
  ['門診人次增長率', '', '0.061', '0.048', '不升', ''],
  ['住院人次增長率', '', '0.055', '0.057', '不升', ''],
  ['基層就診率', '', '0.643', '0.668', '不降', ''],
  ['患者滿意度', '', '0.912', '0.924', '不降', '0.9'],
  ['投訴率', '', '0.0021', '0.0018', '不升', ''],
];

/** 調價資金池: what drugs and consumables saved makes room for the prices of services. */
export const samplePricePool: MethodSample = ({ year }) => {
  const document = `價〔${year}〕2號`;
  return {
    tabs: {
      pricePoolEntries: [
        ['上期結轉', '164300.00', `價〔${year}〕1號`],
        ['其他增減', '-20000.00', document],
      ],
      priceSavings: [
        ['GT1', '藥品', yuan(9_680_000), yuan(9_212_500), document],
        ['GT1', '耗材', yuan(4_350_000), yuan(4_208_000), document],
        ['GT2', '藥品', yuan(5_140_000), yuan(4_986_000), document],
        ['GT2', '耗材', yuan(2_270_000), yuan(2_291_000), document],
        ['Y04', '藥品', yuan(820_000), yuan(797_000), document],
      ],
      servicePrices: PRICES.map(([code, name, before, after, volume]) => [
        ...[code, name, yuan(before), yuan(after), String(volume), document],
      ]),
      priceIndicators: INDICATORS,
    },
  };
};
