import { defineTab } from '../tab.ts';
import { document, fund, institution } from './common-columns.ts';

// What 床日付費 is settled from: standards for both of its forms, stays paid in money, targets, payments.

const month = {
  header: { hant: '月份', hans: '月份' },
  type: 'month',
  required: true,
  help: '如 2025-03。',
} as const;

const group = {
  header: { hant: '病組', hans: '病组' },
  type: 'identifier',
  help: '床日病組的編碼；不分病組則留空。',
} as const;

const standardsTab = defineTab({
  name: { hant: '床日標準', hans: '床日标准' },
  optional: true,
  edits: '經辦',
  help: '床日付費標準。依次查找：病組＋機構、病組＋等級、病組＋*、*＋機構、*＋等級、*＋*；都沒有則用病組表。可按住院第幾日分段。',
  columns: {
    group: { ...group, required: true, help: '床日病組的編碼，* 表示任何床日病組。' },
    target: {
      header: { hant: '機構或等級', hans: '机构或等级' },
      type: 'identifier',
      required: true,
      help: '機構編碼、等級，或 *。',
    },
    fromDay: {
      header: { hant: '起日', hans: '起日' },
      type: 'count',
      unit: '日',
      help: '本段由住院第幾日起；空白為第 1 日。',
    },
    toDay: {
      header: { hant: '止日', hans: '止日' },
      type: 'count',
      unit: '日',
      help: '本段到住院第幾日止（含）；空白為直至出院。',
    },
    standard: {
      header: { hant: '每日標準', hans: '每日标准' },
      type: 'money',
      unit: '元',
      help: '每床日的付費標準；與每日點數填一項。',
    },
    points: {
      header: { hant: '每日點數', hans: '每日点数' },
      type: 'decimal',
      unit: '點',
      help: '每床日的點數，只用於點數結算；與每日標準填一項。',
    },
    document,
  },
});

const staysTab = defineTab({
  name: { hant: '床日住院', hans: '床日住院' },
  optional: true,
  edits: '經辦',
  help: '按床日定額付費（不折點數）的住院，一人一行；標準不分段且支付比例相同的可合為一行。已在病例表的不填。',
  columns: {
    fund,
    institution,
    month,
    group,
    stays: {
      header: { hant: '人次', hans: '人次' },
      type: 'count',
      unit: '人次',
      help: '本行的住院人次；空白為 1。',
    },
    daysBefore: {
      header: { hant: '此前床日', hans: '此前床日' },
      type: 'count',
      unit: '日',
      help: '同一次住院在以前月份已結算的床日，用於分段；空白為 0。',
    },
    days: {
      header: { hant: '床日', hans: '床日' },
      type: 'count',
      unit: '日',
      required: true,
      help: '本月結算的床日。',
    },
    total: {
      header: { hant: '總費用', hans: '总费用' },
      type: 'money',
      unit: '元',
      help: '實際發生的費用，用於盈虧與日均費用。',
    },
    advance: {
      header: { hant: '合理墊付', hans: '合理垫付' },
      type: 'money',
      unit: '元',
      help: '機構為參保人墊付、審核合理的基金費用；設有墊付限額時必填。',
    },
    shareA: {
      header: { hant: '甲類占比', hans: '甲类占比' },
      type: 'decimal',
      required: true,
      help: '甲類費用佔費用的比例，如 0.7；不分甲乙類填 1。',
    },
    ratioA: {
      header: { hant: '甲類支付比例', hans: '甲类支付比例' },
      type: 'decimal',
      required: true,
      help: '甲類費用的基金支付比例，如 0.9。',
    },
    shareB: {
      header: { hant: '乙類占比', hans: '乙类占比' },
      type: 'decimal',
      help: '乙類費用佔費用的比例；空白為 0。',
    },
    ratioB: {
      header: { hant: '乙類支付比例', hans: '乙类支付比例' },
      type: 'decimal',
      help: '乙類費用的基金支付比例；空白為 0。',
    },
  },
});

const targetsTab = defineTab({
  name: { hant: '床日考核', hans: '床日考核' },
  optional: true,
  edits: '覆核',
  help: '床日付費試點的考核目標：平均住院天數、日均費用與療效；實際天數與費用由病例或床日住院算出。',
  columns: {
    institution,
    group,
    stayMost: {
      header: { hant: '平均住院日上限', hans: '平均住院日上限' },
      type: 'decimal',
      unit: '天',
      help: '平均住院天數的目標上限；不考核則留空。',
    },
    dailyMost: {
      header: { hant: '日均費用上限', hans: '日均费用上限' },
      type: 'money',
      unit: '元',
      help: '日均費用的目標上限；不考核則留空。',
    },
    outcome: {
      header: { hant: '療效指標', hans: '疗效指标' },
      type: 'text',
      help: '療效指標的名稱，如好轉率。',
    },
    outcomeLeast: {
      header: { hant: '療效下限', hans: '疗效下限' },
      type: 'decimal',
      help: '療效指標的目標下限，如 0.85；不考核則留空。',
    },
    outcomeActual: {
      header: { hant: '療效實際', hans: '疗效实际' },
      type: 'decimal',
      help: '療效指標的實際值，如 0.9。',
    },
    document,
  },
});

const paymentsTab = defineTab({
  name: { hant: '床日撥付', hans: '床日拨付' },
  optional: true,
  edits: '經辦',
  help: '按床日定額付費各月實際撥付的金額，年終清算時扣除。',
  columns: {
    month,
    fund,
    institution,
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '實際撥付的金額；扣回為負。',
    },
  },
});

export const bedDayStandardTabs = {
  bedDayStandards: standardsTab,
  bedDayStays: staysTab,
  bedDayTargets: targetsTab,
  bedDayPayments: paymentsTab,
} as const;
