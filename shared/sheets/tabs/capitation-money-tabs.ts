import { defineTab } from '../tab.ts';
import { consortium, document, fund, party } from './common-columns.ts';

// What 門診按人頭付費 has cost, how it went, and what was paid for it.

export const CARE_RATES = [
  { hant: '健康管理率', hans: '健康管理率' },
  { hant: '慢病控制率', hans: '慢病控制率' },
] as const;
export type CareRate = (typeof CARE_RATES)[number]['hant'];

export const spendingTab = defineTab({
  name: { hant: '門診支出', hans: '门诊支出' },
  optional: true,
  edits: '經辦',
  help: '包幹參保人的門診基金支出；不論在哪裡就醫，都計入所屬醫共體的預算。多行相加。',
  columns: {
    month: { header: { hant: '月份', hans: '月份' }, type: 'month', required: true, help: '如 2025-03。' },
    fund,
    institution: {
      header: { hant: '就診機構', hans: '就诊机构' },
      type: 'identifier',
      help: '機構表中的編碼；統籌區外就醫留空。',
    },
    consortium: {
      header: { hant: '歸屬醫共體', hans: '归属医共体' },
      type: 'identifier',
      help: '參保人所屬醫共體的編碼；已填參保人的可以留空。',
    },
    person: {
      header: { hant: '參保人', hans: '参保人' },
      type: 'identifier',
      help: '參保人名冊中的編號；已填歸屬醫共體的可以留空。',
    },
    amount: {
      header: { hant: '基金支出', hans: '基金支出' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '按項目計算的門診基金支出；退費為負。',
    },
  },
});

export const ratesTab = defineTab({
  name: { hant: '人頭績效', hans: '人头绩效' },
  optional: true,
  edits: '覆核',
  help: '各醫共體的健康管理率與慢病控制率，每項一行，以人數填寫。',
  columns: {
    consortium,
    rate: {
      header: { hant: '指標', hans: '指标' },
      type: 'listed',
      values: CARE_RATES,
      required: true,
      help: '健康管理率：簽約居民中規範管理的；慢病控制率：管理的慢病患者中控制達標的。',
    },
    achieved: {
      header: { hant: '達到人數', hans: '达到人数' },
      type: 'count',
      unit: '人',
      required: true,
      help: '規範管理或控制達標的人數。',
    },
    base: {
      header: { hant: '應管人數', hans: '应管人数' },
      type: 'count',
      unit: '人',
      required: true,
      help: '簽約居民或在管慢病患者的人數，大於 0。',
    },
    document,
  },
});

export const paymentsTab = defineTab({
  name: { hant: '門診撥付', hans: '门诊拨付' },
  optional: true,
  edits: '經辦',
  help: '各月實際撥付的門診基金；撥給成員機構的計入其醫共體。多行相加。',
  columns: {
    month: { header: { hant: '月份', hans: '月份' }, type: 'month', required: true, help: '如 2025-03。' },
    fund,
    party,
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '實際撥付的金額；扣回為負。',
    },
    document,
  },
});
