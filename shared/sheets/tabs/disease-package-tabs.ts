import { defineTab } from '../tab.ts';
import { document, fund, institution } from './common-columns.ts';

// What 單病種付費 is settled from.

const month = {
  header: { hant: '月份', hans: '月份' },
  type: 'month',
  required: true,
  help: '結算的月份，如 2025-03。',
} as const;

const disease = {
  header: { hant: '病種', hans: '病种' },
  type: 'identifier',
  required: true,
  help: '病種編碼。',
} as const;

const pricesTab = defineTab({
  name: { hant: '單病種標準', hans: '单病种标准' },
  optional: true,
  edits: '經辦',
  help: '各病種的付費標準。依次查找：病種＋機構、病種＋等級、病種＋*。',
  columns: {
    disease,
    name: { header: { hant: '名稱', hans: '名称' }, type: 'text', help: '病種名稱。' },
    target: {
      header: { hant: '機構或等級', hans: '机构或等级' },
      type: 'identifier',
      required: true,
      help: '機構編碼、等級，或 *。',
    },
    price: {
      header: { hant: '付費標準', hans: '付费标准' },
      type: 'money',
      unit: '元',
      required: true,
      help: '完成臨床路徑的一例的費用標準。',
    },
    employeeRatio: {
      header: { hant: '職工支付比例', hans: '职工支付比例' },
      type: 'decimal',
      help: '職工基金支付標準的比例，如 0.8；按標準減個人負擔支付的留空。',
    },
    residentRatio: {
      header: { hant: '居民支付比例', hans: '居民支付比例' },
      type: 'decimal',
      help: '居民基金支付標準的比例，如 0.7；按標準減個人負擔支付的留空。',
    },
    document,
  },
});

const casesTab = defineTab({
  name: { hant: '單病種病例', hans: '单病种病例' },
  optional: true,
  edits: '經辦',
  help: '按單病種付費的病例，一例一行。這些病例不再填入病例表，以免重複支付。',
  columns: {
    case: {
      header: { hant: '病例號', hans: '病例号' },
      type: 'identifier',
      required: true,
      help: '不重複的病例號。',
    },
    fund,
    institution,
    month,
    disease,
    completed: {
      header: { hant: '完成臨床路徑', hans: '完成临床路径' },
      type: 'yesNo',
      help: '完成臨床路徑的填「是」；變異退出的填「否」。',
    },
    total: {
      header: { hant: '總費用', hans: '总费用' },
      type: 'money',
      unit: '元',
      required: true,
      help: '實際發生的費用。',
    },
    fundPaid: {
      header: { hant: '基金記賬', hans: '基金记账' },
      type: 'money',
      unit: '元',
      required: true,
      help: '按項目計的統籌基金金額。',
    },
    patientPaid: {
      header: { hant: '個人負擔', hans: '个人负担' },
      type: 'money',
      unit: '元',
      blankIsZero: true,
      help: '個人賬戶與現金；空白為 0。',
    },
  },
});

const paymentsTab = defineTab({
  name: { hant: '單病種撥付', hans: '单病种拨付' },
  optional: true,
  edits: '經辦',
  help: '單病種付費各月實際撥付的金額，年終清算時扣除。',
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

export const diseasePackageTabs = {
  packagePrices: pricesTab,
  packageCases: casesTab,
  packagePayments: paymentsTab,
} as const;
