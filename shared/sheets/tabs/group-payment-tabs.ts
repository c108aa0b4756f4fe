import { defineTab } from '../tab.ts';
import { consortium, document, fund, institution } from './common-columns.ts';

// What 集團總額付費 is settled from. 集團 is a 醫共體 of the 醫共體 tab.

export const SPENDING_KINDS = [
  { hant: '住院', hans: '住院' },
  { hant: '門診', hans: '门诊' },
  { hant: '日間手術', hans: '日间手术' },
  { hant: '術前檢查', hans: '术前检查' },
  { hant: '門診特定病種', hans: '门诊特定病种' },
  { hant: '其他', hans: '其他' },
] as const;

const month = {
  header: { hant: '月份', hans: '月份' },
  type: 'month',
  required: true,
  help: '如 2025-03。',
} as const;

const baseTab = defineTab({
  name: { hant: '集團基數', hans: '集团基数' },
  optional: true,
  edits: '經辦',
  help: '結算年度之前各年，統籌基金支付集團內戶籍居民的門診與住院費用，一年一行。',
  columns: {
    consortium,
    fund,
    year: { header: { hant: '年度', hans: '年度' }, type: 'count', required: true, help: '如 2024。' },
    outpatient: {
      header: { hant: '門診支付', hans: '门诊支付' },
      type: 'money',
      unit: '元',
      required: true,
      help: '統籌基金支付的門診費用。',
    },
    inpatient: {
      header: { hant: '住院支付', hans: '住院支付' },
      type: 'money',
      unit: '元',
      required: true,
      help: '統籌基金支付的住院費用。',
    },
  },
});

const totalsTab = defineTab({
  name: { hant: '集團總額', hans: '集团总额' },
  optional: true,
  edits: '覆核',
  help: '每個集團每一險種一行：確定年度總額所用的徵繳數，以及年終的考核結論。',
  columns: {
    consortium,
    fund,
    contributionBefore: {
      header: { hant: '上年徵繳', hans: '上年征缴' },
      type: 'money',
      unit: '元',
      required: true,
      help: '上年的醫保徵繳收入（或人均籌資），與當年同一口徑。',
    },
    contribution: {
      header: { hant: '當年徵繳', hans: '当年征缴' },
      type: 'money',
      unit: '元',
      required: true,
      help: '當年的醫保徵繳收入（或人均籌資）。',
    },
    negotiated: {
      header: { hant: '協商調整', hans: '协商调整' },
      type: 'signedMoney',
      unit: '元',
      blankIsZero: true,
      help: '因重大政策調整、突發事件、自然災害等協商約定的增減；空白為 0。',
    },
    lastYearUse: {
      header: { hant: '上年基金使用', hans: '上年基金使用' },
      type: 'money',
      unit: '元',
      help: '上年度參保人使用的醫保基金，獎勵預留以此為基數；留空則不設獎勵。',
    },
    unreasonable: {
      header: { hant: '不合理超支', hans: '不合理超支' },
      type: 'money',
      unit: '元',
      blankIsZero: true,
      help: '超支中認定為不合理的部分，由集團自行承擔；空白為 0。',
    },
    passed: {
      header: { hant: '考核合格', hans: '考核合格' },
      type: 'yesNo',
      help: '年度考核合格填「是」；已用參數指定考核方案的，以方案結果為準。',
    },
    document,
  },
});

const spendingTab = defineTab({
  name: { hant: '集團支出', hans: '集团支出' },
  optional: true,
  edits: '經辦',
  help: '集團內戶籍居民每月的基金支出，按成員機構與類別分類核算。',
  columns: {
    consortium,
    fund,
    month,
    institution: {
      header: institution.header,
      type: 'identifier',
      help: '成員機構的編碼；集團外就醫留空，並填由其他方法結算。',
    },
    kind: {
      header: { hant: '類別', hans: '类别' },
      type: 'listed',
      values: SPENDING_KINDS,
      required: true,
      help: '住院、門診、日間手術、術前檢查、門診特定病種或其他。',
    },
    claimed: {
      header: { hant: '申報金額', hans: '申报金额' },
      type: 'money',
      unit: '元',
      required: true,
      help: '申報的統籌基金金額。',
    },
    disallowed: {
      header: { hant: '核減金額', hans: '核减金额' },
      type: 'money',
      unit: '元',
      blankIsZero: true,
      help: '審核核減的金額；空白為 0。',
    },
    exempt: {
      header: { hant: '總額外', hans: '总额外' },
      type: 'yesNo',
      help: '創新技術與疑難病例按項目付費，不計入年度總額的填「是」。',
    },
    elsewhere: {
      header: { hant: '由其他方法結算', hans: '由其他方法结算' },
      type: 'yesNo',
      help: '已由本工作簿的點數、人頭等方法或別處結算的填「是」：計入總額，但不在此撥付。',
    },
  },
});

const paymentsTab = defineTab({
  name: { hant: '集團撥付', hans: '集团拨付' },
  optional: true,
  edits: '經辦',
  help: '實際撥付牽頭醫院的金額，含年初預付，年終清算時扣除。',
  columns: {
    month,
    consortium,
    fund,
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '實際撥付的金額；扣回為負。',
    },
  },
});

const rewardsTab = defineTab({
  name: { hant: '集團獎勵', hans: '集团奖励' },
  optional: true,
  edits: '覆核',
  help: '年度考核後參與分配獎勵預留的定點醫療機構，一家一行。',
  columns: {
    institution,
    qualified: {
      header: { hant: '達標', hans: '达标' },
      type: 'yesNo',
      help: '嚴格執行醫保政策、醫療服務質量達標的填「是」，才參與分配。',
    },
    score: {
      header: { hant: '得分', hans: '得分' },
      type: 'decimal',
      unit: '分',
      help: '年度考核得分；已用參數指定考核方案的可留空。',
    },
    document,
  },
});

export const groupPaymentTabs = {
  groupBase: baseTab,
  groupTotals: totalsTab,
  groupSpending: spendingTab,
  groupPayments: paymentsTab,
  groupRewards: rewardsTab,
} as const;
