import { defineTab } from '../tab.ts';
import { document, institution } from './common-columns.ts';

// What 長期護理保險 is settled from: what came into its account, and the care it pays.

export const CARE_SOURCES = [
  { hant: '上年結餘', hans: '上年结余' },
  { hant: '單位繳費', hans: '单位缴费' },
  { hant: '個人繳費', hans: '个人缴费' },
  { hant: '財政補助', hans: '财政补助' },
  { hant: '其他收入', hans: '其他收入' },
] as const;
export type CareSource = (typeof CARE_SOURCES)[number]['hant'];

export const longTermCareTabs = {
  careIncome: defineTab({
    name: { hant: '長護籌資', hans: '长护筹资' },
    optional: true,
    edits: '經辦',
    help: '長期護理保險基金本年的各項收入與上年結餘；同一來源的多行相加。',
    columns: {
      source: {
        header: { hant: '來源', hans: '来源' },
        type: 'listed',
        values: CARE_SOURCES,
        required: true,
        help: '上年結餘、單位繳費、個人繳費、財政補助或其他收入。',
      },
      amount: {
        header: { hant: '金額', hans: '金额' },
        type: 'signedMoney',
        unit: '元',
        required: true,
        help: '退還填負數；上年赤字填負的上年結餘。',
      },
      document,
    },
  }),
  careServices: defineTab({
    name: { hant: '長護服務', hans: '长护服务' },
    optional: true,
    edits: '經辦',
    help: '本年的護理服務，按數量與標準計算基金應付；一行一家機構的一個項目。',
    columns: {
      institution: {
        header: institution.header,
        type: 'identifier',
        help: '機構表中的編碼；不在機構表的護理機構留空並填名稱。',
      },
      provider: {
        header: { hant: '護理機構名稱', hans: '护理机构名称' },
        type: 'text',
        help: '不在機構表的護理機構的名稱。',
      },
      item: {
        header: { hant: '護理項目', hans: '护理项目' },
        type: 'text',
        required: true,
        help: '如機構護理、居家護理。',
      },
      quantity: {
        header: { hant: '數量', hans: '数量' },
        type: 'decimal',
        required: true,
        help: '床日、次數或小時數，與標準同一單位。',
      },
      standard: {
        header: { hant: '標準', hans: '标准' },
        type: 'money',
        unit: '元',
        required: true,
        help: '每一單位的費用標準。',
      },
      ratio: {
        header: { hant: '支付比例', hans: '支付比例' },
        type: 'decimal',
        required: true,
        help: '基金支付的比例，0 至 1 之間的數；定額支付填 1。',
      },
      paid: {
        header: { hant: '已付', hans: '已付' },
        type: 'money',
        unit: '元',
        blankIsZero: true,
        help: '本年已撥付的金額。',
      },
      document,
    },
  }),
} as const;
