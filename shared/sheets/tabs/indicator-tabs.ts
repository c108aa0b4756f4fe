import { defineTab } from '../tab.ts';
import { DIRECTIONS } from './appraisal-tabs.ts';
import { document, fund, party } from './common-columns.ts';

// What the indicators of the supervision take besides the cases: counts that people type, and targets.

export const DIMENSIONS = [
  { hant: '安全', hans: '安全' },
  { hant: '效率', hans: '效率' },
  { hant: '公平', hans: '公平' },
  { hant: '過程', hans: '过程' },
  { hant: '結果', hans: '结果' },
] as const;

export type Dimension = (typeof DIMENSIONS)[number]['hant'];

const year = {
  header: { hant: '年度', hans: '年度' },
  type: 'count',
  required: true,
  help: '四位年份。',
} as const;

export const watchDataTab = defineTab({
  name: { hant: '監測數據', hans: '监测数据' },
  optional: true,
  edits: '經辦',
  help: '病例中沒有的數，如參保人數、門急診人次、基金收支；本年與上年各填各的行，逐月或全年。',
  columns: {
    item: {
      header: { hant: '數據項', hans: '数据项' },
      type: 'text',
      required: true,
      help: '監管報告「指標說明」所列的數據項，如參保人數、門急診人次；也可以是指標本身的名稱，比率填 0.65 一類的小數。',
    },
    party: { header: party.header, type: party.type, help: '全統籌區的留空。' },
    fund: { header: fund.header, type: fund.type, values: fund.values, help: '不分險種的留空。' },
    year: { ...year, help: '結算年度或其上一年。' },
    month: {
      header: { hant: '月份', hans: '月份' },
      type: 'monthOfYear',
      help: '01 至 12；全年的數留空。',
    },
    value: {
      header: { hant: '數值', hans: '数值' },
      type: 'signedDecimal',
      required: true,
      help: '金額以元計；只有累計結餘與指標本身可以為負。',
    },
    source: {
      header: { hant: '來源', hans: '来源' },
      type: 'text',
      help: '數據的出處，如基金財務報表。',
    },
  },
});

export const watchTargetsTab = defineTab({
  name: { hant: '監測目標', hans: '监测目标' },
  optional: true,
  edits: '覆核',
  help: '本地的目標值，代替方案的；不在程序之內的指標也在此定義，數值填入監測數據。',
  columns: {
    indicator: {
      header: { hant: '指標', hans: '指标' },
      type: 'text',
      required: true,
      help: '指標名稱，如「基層就診率」，或本地自己的名稱。',
    },
    year: { ...year, help: '目標所屬的年度。' },
    target: {
      header: { hant: '目標', hans: '目标' },
      type: 'signedDecimal',
      required: true,
      help: '達到此值為綠燈；比率填小數，如 0.65。',
    },
    yellow: {
      header: { hant: '黃線', hans: '黄线' },
      type: 'signedDecimal',
      help: '未達目標而不差於此值為黃燈，更差為紅燈；留空按參數的幅度。',
    },
    direction: {
      header: { hant: '方向', hans: '方向' },
      type: 'listed',
      values: DIRECTIONS,
      help: '本地自己的指標必填；程序已有方向的可以留空。',
    },
    dimension: {
      header: { hant: '維度', hans: '维度' },
      type: 'listed',
      values: DIMENSIONS,
      help: '本地自己的指標歸入哪一維度；留空為結果。',
    },
    document,
  },
});

export const spectrumYearsTab = defineTab({
  name: { hant: '病種歷年', hans: '病种历年' },
  optional: true,
  edits: '經辦',
  help: '以前各年的疾病構成，每年每類一行，與本年病例並列。',
  columns: {
    year,
    class: {
      header: { hant: '疾病大類', hans: '疾病大类' },
      type: 'text',
      required: true,
      help: '病組編碼開頭表示大類的字符，如 F。',
    },
    cases: {
      header: { hant: '例數', hans: '例数' },
      type: 'count',
      unit: '例',
      required: true,
      help: '該年出院例數。',
    },
    total: {
      header: { hant: '總費用', hans: '总费用' },
      type: 'money',
      unit: '元',
      required: true,
      help: '該年總費用。',
    },
  },
});

/** Tabs of 監測指標. */
export const indicatorTabs = {
  watchData: watchDataTab,
  watchTargets: watchTargetsTab,
  spectrumYears: spectrumYearsTab,
} as const;
