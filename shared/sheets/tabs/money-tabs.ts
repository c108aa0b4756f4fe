import { defineTab } from '../tab.ts';
import { document, fund, institution } from './common-columns.ts';

// Budget, months, payments and the adjustments of the clearing.

export const budgetTab = defineTab({
  name: { hant: '預算', hans: '预算' },
  edits: '經辦',
  help: '年度預算；同一險種同一項目的多行相加。',
  columns: {
    fund,
    item: {
      header: { hant: '項目', hans: '项目' },
      type: 'text',
      required: true,
      help: '住院、門診等；點數結算只取「住院」。',
    },
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '調減填負數。',
    },
    document,
  },
});

export const monthWeightsTab = defineTab({
  name: { hant: '月度權重', hans: '月度权重' },
  optional: true,
  mayBeBlank: true,
  edits: '經辦',
  help: '年度預算分到各月的權重；整張表留空為平均分配。',
  columns: {
    month: {
      header: { hant: '月份', hans: '月份' },
      type: 'monthOfYear',
      required: true,
      help: '01 至 12。',
    },
    weight: {
      header: { hant: '權重', hans: '权重' },
      type: 'decimal',
      required: true,
      help: '不小於 0 的數。',
    },
  },
});

export const monthPaymentsTab = defineTab({
  name: { hant: '月度預付', hans: '月度预付' },
  optional: true,
  edits: '程序',
  help: '各月實際預付的金額；月度結算時續寫於後。',
  columns: {
    month: { header: { hant: '月份', hans: '月份' }, type: 'month', required: true, help: '如 2025-03。' },
    fund,
    institution,
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '實際預付的金額；扣回為負。',
    },
  },
});

export const lastYearMonthsTab = defineTab({
  name: { hant: '上年月度', hans: '上年月度' },
  optional: true,
  edits: '經辦',
  help: '上年各月的住院支出與點數，作年度預測的季節形狀；每個險種填滿十二個月，同月多行相加。',
  columns: {
    fund,
    month: {
      header: { hant: '月份', hans: '月份' },
      type: 'monthOfYear',
      required: true,
      help: '01 至 12。',
    },
    spending: {
      header: { hant: '基金支出', hans: '基金支出' },
      type: 'money',
      unit: '元',
      required: true,
      help: '上年該月出院病例的基金記賬，含按項目支付者。',
    },
    points: {
      header: { hant: '點數', hans: '点数' },
      type: 'decimal',
      unit: '點',
      help: '上年該月的總點數；有月份留空時，點數也用支出的形狀。',
    },
  },
});

export const clearingAdjustmentsTab = defineTab({
  name: { hant: '清算調整', hans: '清算调整' },
  optional: true,
  edits: '覆核',
  help: '年終清算時逐項加減的金額：考核、獎勵、稽核扣款等。',
  columns: {
    fund,
    institution,
    item: { header: { hant: '項目', hans: '项目' }, type: 'text', required: true, help: '調整的名目。' },
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '扣減為負。',
    },
    document,
  },
});
