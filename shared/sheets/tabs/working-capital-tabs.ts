import { defineTab } from '../tab.ts';
import { document, fund, institution } from './common-columns.ts';

// What 預付金 is settled from.

export const ADVANCE_MOVES = [
  { hant: '申請', hans: '申请' },
  { hant: '撥付', hans: '拨付' },
  { hant: '收回', hans: '收回' },
  { hant: '沖抵', hans: '冲抵' },
] as const;

export type AdvanceMove = (typeof ADVANCE_MOVES)[number]['hant'];

export const workingCapitalFundsTab = defineTab({
  name: { hant: '預付金資格', hans: '预付金资格' },
  optional: true,
  edits: '覆核',
  help: '各險種基金能否預付：累計結餘可支付月數、上年是否收支有結餘、今後 12 個月滾動預測是否有結餘。',
  columns: {
    fund,
    balance: {
      header: { hant: '累計結餘', hans: '累计结余' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '上年末累計結餘。',
    },
    monthly: {
      header: { hant: '月均支出', hans: '月均支出' },
      type: 'money',
      unit: '元',
      required: true,
      help: '基金每月平均支出；可支付月數 = 累計結餘 ÷ 月均支出。',
    },
    lastYear: {
      header: { hant: '上年當期結餘', hans: '上年当期结余' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '赤字填負數。',
    },
    forecast: {
      header: { hant: '滾動預測結餘', hans: '滚动预测结余' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '今後 12 個月滾動預測的當期結餘；赤字填負數。',
    },
    document,
  },
});

export const workingCapitalHistoryTab = defineTab({
  name: { hant: '預付金基數', hans: '预付金基数' },
  optional: true,
  edits: '經辦',
  help: '各機構前幾年的基金支出，一年一行；月均支出由此計算。',
  columns: {
    fund,
    institution,
    spendingYear: {
      header: { hant: '年度', hans: '年度' },
      type: 'count',
      required: true,
      help: '結算年度之前的年度，如 2024。',
    },
    amount: {
      header: { hant: '基金支出', hans: '基金支出' },
      type: 'money',
      unit: '元',
      required: true,
      help: '該年度基金支付給該機構的金額。',
    },
  },
});

export const workingCapitalMovesTab = defineTab({
  name: { hant: '預付金收付', hans: '预付金收付' },
  optional: true,
  edits: '經辦',
  help: '預付金單獨記賬：申請、撥付，以及年底前的收回或在結算中沖抵。與月度預付互不相混。',
  columns: {
    fund,
    institution,
    kind: {
      header: { hant: '類別', hans: '类别' },
      type: 'listed',
      values: ADVANCE_MOVES,
      required: true,
      help: '申請、撥付、收回或沖抵。',
    },
    date: { header: { hant: '日期', hans: '日期' }, type: 'date', required: true, help: '如 2025-01-08。' },
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'money',
      unit: '元',
      blankIsZero: true,
      help: '撥付、收回、沖抵必填；申請可以留空，表示按核定額。',
    },
    document,
  },
});

export const workingCapitalTabs = {
  workingCapitalFunds: workingCapitalFundsTab,
  workingCapitalHistory: workingCapitalHistoryTab,
  workingCapitalMoves: workingCapitalMovesTab,
} as const;
