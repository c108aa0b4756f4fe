import { defineTab } from '../tab.ts';
import { consortium, document, fund } from './common-columns.ts';

// What 總額預算 is settled from: what the year starts from, how it is divided, and what changed it.

export const BUDGET_ELEMENTS = [
  { hant: '決算支出', hans: '决算支出' },
  { hant: '超支分擔', hans: '超支分担' },
  { hant: '疫情追加', hans: '疫情追加' },
  { hant: '結餘留用', hans: '结余留用' },
  { hant: '征繳額', hans: '征缴额' },
  { hant: '談定總額', hans: '谈定总额' },
] as const;
export const BUDGET_FACTORS = [
  { hant: '老齡化', hans: '老龄化' },
  { hant: '集中帶量採購', hans: '集中带量采购' },
  { hant: '政策調整', hans: '政策调整' },
  { hant: '其他', hans: '其他' },
] as const;
export const BUDGET_SOURCES = [
  { hant: '追加調減', hans: '追加调减' },
  { hant: '調劑金', hans: '调剂金' },
  { hant: '應急預算池', hans: '应急预算池' },
] as const;
export const INPATIENT_PARTS = [
  { hant: '縣域醫共體', hans: '县域医共体' },
  { hant: '縣域內其他機構', hans: '县域内其他机构' },
  { hant: '轉外就醫', hans: '转外就医' },
] as const;

export type BudgetElement = (typeof BUDGET_ELEMENTS)[number]['hant'];
export type BudgetFactor = (typeof BUDGET_FACTORS)[number]['hant'];
export type BudgetSource = (typeof BUDGET_SOURCES)[number]['hant'];
export type InpatientPart = (typeof INPATIENT_PARTS)[number]['hant'];

const item = {
  header: { hant: '項目', hans: '项目' },
  type: 'text',
  required: true,
  help: '與預算表的項目一致，如住院、門診；儲備填調劑金或應急預算池。',
} as const;

const baseTab = defineTab({
  name: { hant: '預算基數', hans: '预算基数' },
  optional: true,
  edits: '經辦',
  help: '測算年初總額預算的數；同一險種、年度、內容的多行相加。',
  columns: {
    fund,
    year: {
      header: { hant: '年度', hans: '年度' },
      type: 'count',
      required: true,
      help: '四位年份：決算數填其年度，征繳額填預算年度與上一年度，談定總額填預算年度。',
    },
    element: {
      header: { hant: '內容', hans: '内容' },
      type: 'listed',
      values: BUDGET_ELEMENTS,
      required: true,
      help: '決算支出已含其餘各項；超支分擔與疫情追加從基數扣除，結餘留用留在基數內。',
    },
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'money',
      unit: '元',
      required: true,
      help: '不小於 0 的金額。',
    },
    document,
  },
});

const categoriesTab = defineTab({
  name: { hant: '零基預算', hans: '零基预算' },
  optional: true,
  edits: '經辦',
  help: '零基預算的各類支出與調整；一類有幾項調整就寫幾行，基數只寫一次。',
  columns: {
    fund,
    category: {
      header: { hant: '類別', hans: '类别' },
      type: 'text',
      required: true,
      help: '支出類別，如慢性病用藥、西藥。',
    },
    base: {
      header: { hant: '基數', hans: '基数' },
      type: 'money',
      unit: '元',
      help: '該類的基數；同一類只在一行填寫。',
    },
    ratio: {
      header: { hant: '調整比例', hans: '调整比例' },
      type: 'signedDecimal',
      help: '如 0.15 或 -0.08；同一類的各項比例相加。',
    },
    factor: {
      header: { hant: '因素', hans: '因素' },
      type: 'listed',
      values: BUDGET_FACTORS,
      help: '調整的因素；填了調整比例時必填。',
    },
    evidence: {
      header: { hant: '測算依據', hans: '测算依据' },
      type: 'text',
      help: '據以調整的數據；填了調整比例時必填。',
    },
    document,
  },
});

const itemsTab = defineTab({
  name: { hant: '預算分項', hans: '预算分项' },
  optional: true,
  edits: '覆核',
  help: '年初總額預算分到各項目；比例與金額都留空的一行得餘額，每個險種至多一行。',
  columns: {
    fund,
    item,
    ratio: {
      header: { hant: '比例', hans: '比例' },
      type: 'decimal',
      help: '儲備為佔年初總額的比例；其他項目為扣除儲備與定額項目後的比例。',
    },
    amount: { header: { hant: '金額', hans: '金额' }, type: 'money', unit: '元', help: '定額時填寫。' },
    document,
  },
});

const adjustmentsTab = defineTab({
  name: { hant: '預算調整', hans: '预算调整' },
  optional: true,
  edits: '覆核',
  help: '年內有文號的預算調整；動用調劑金與應急預算池也在此登記。',
  columns: {
    fund,
    item,
    date: { header: { hant: '日期', hans: '日期' }, type: 'date', required: true, help: '文件的生效日期。' },
    source: {
      header: { hant: '資金來源', hans: '资金来源' },
      type: 'listed',
      values: BUDGET_SOURCES,
      required: true,
      help: '追加調減改變總額；調劑金與應急預算池只把已提取的錢轉給項目。',
    },
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '調減或退回儲備為負數。',
    },
    reason: {
      header: { hant: '事由', hans: '事由' },
      type: 'text',
      required: true,
      help: '如政策變動、疾病爆發。',
    },
    document,
  },
});

const packagesTab = defineTab({
  name: { hant: '門診打包', hans: '门诊打包' },
  optional: true,
  edits: '經辦',
  help: '把門診預算打包給各醫共體所用的權重，含異地就醫；每個險種每個醫共體一行。',
  columns: {
    fund,
    consortium,
    spending: {
      header: { hant: '歷史支出', hans: '历史支出' },
      type: 'money',
      unit: '元',
      required: true,
      help: '門診基金的歷史支出。',
    },
    visits: {
      header: { hant: '門診人次', hans: '门诊人次' },
      type: 'count',
      unit: '人次',
      required: true,
      help: '同一時期的門診人次，大於 0。',
    },
    heads: {
      header: { hant: '門診人頭', hans: '门诊人头' },
      type: 'count',
      unit: '人',
      required: true,
      help: '同一時期就診的人數，大於 0。',
    },
    cost: {
      header: { hant: '門診費用', hans: '门诊费用' },
      type: 'money',
      unit: '元',
      required: true,
      help: '同一時期的門診總費用，除以人次即均次費用。',
    },
    agreed: {
      header: { hant: '協商比例', hans: '协商比例' },
      type: 'decimal',
      help: '談判定下的比例，同一險種要麼都填、合計為 1，要麼都留空按權重計算。',
    },
    document,
  },
});

const partsTab = defineTab({
  name: { hant: '住院過渡分配', hans: '住院过渡分配' },
  optional: true,
  edits: '覆核',
  help: '尚未實施點數法的過渡期，住院預算按權重分為三部分；實施點數法的統籌區不填。',
  columns: {
    fund,
    part: {
      header: { hant: '部分', hans: '部分' },
      type: 'listed',
      values: INPATIENT_PARTS,
      required: true,
      help: '縣域醫共體每個一行；縣域內其他機構與轉外就醫各一行。',
    },
    consortium: {
      header: consortium.header,
      type: consortium.type,
      help: '縣域醫共體填編碼，其餘留空。',
    },
    weight: {
      header: { hant: '權重', hans: '权重' },
      type: 'decimal',
      required: true,
      help: '歷史支出或協商比例，同一險種用同一單位。',
    },
    document,
  },
});

export const fundBudgetTabs = {
  fundBudgetBase: baseTab,
  fundBudgetCategories: categoriesTab,
  fundBudgetItems: itemsTab,
  fundBudgetAdjustments: adjustmentsTab,
  fundBudgetPackages: packagesTab,
  fundBudgetParts: partsTab,
} as const;
