import { defineTab } from '../tab.ts';
import { document, fund, institution } from './common-columns.ts';
import { LEVELS } from './values.ts';

// What 待遇與轉診 is worked out from: the benefit policy, and sample stays to try it on.

export const COVERS = [
  { hant: '住院', hans: '住院' },
  { hant: '門診', hans: '门诊' },
  { hant: '大額補助', hans: '大额补助' },
  { hant: '大病保險', hans: '大病保险' },
] as const;
export type Cover = (typeof COVERS)[number]['hant'];

const level = {
  header: { hant: '等級', hans: '等级' },
  type: 'listed',
  values: LEVELS,
} as const;

export const benefitsTabs = {
  benefitPolicies: defineTab({
    name: { hant: '待遇政策', hans: '待遇政策' },
    optional: true,
    edits: '經辦',
    help: '現行待遇：住院與門診按險種和等級各一行；大額補助每個險種一行；大病保險每個費用段一行。年度結算時核查並用於待遇測算。',
    columns: {
      fund,
      cover: {
        header: { hant: '保障', hans: '保障' },
        type: 'listed',
        values: COVERS,
        required: true,
        help: '住院、門診、大額補助或大病保險。',
      },
      level: { ...level, help: '住院與門診必填；大額補助與大病保險留空。' },
      deductible: {
        header: { hant: '起付線', hans: '起付线' },
        type: 'money',
        unit: '元',
        blankIsZero: true,
        help: '大病保險為該費用段的起點；大額補助由基本醫保封頂線起算，留空。',
      },
      ratio: {
        header: { hant: '支付比例', hans: '支付比例' },
        type: 'decimal',
        required: true,
        help: '0 至 1 之間的數，如 0.75。',
      },
      cap: {
        header: { hant: '封頂線', hans: '封顶线' },
        type: 'money',
        unit: '元',
        help: '一人一年支付的上限；留空表示不設。',
      },
      document,
    },
  }),
  benefitStays: defineTab({
    name: { hant: '待遇測算', hans: '待遇测算' },
    optional: true,
    edits: '經辦',
    help: '抽樣的住院，按待遇政策計算應享待遇並與實付核對。參保人須為假名標識。',
    columns: {
      stay: {
        header: { hant: '編號', hans: '编号' },
        type: 'identifier',
        required: true,
        help: '不重複的編號。',
      },
      person: {
        header: { hant: '參保人', hans: '参保人' },
        type: 'identifier',
        required: true,
        help: '參保人的假名標識，封頂線與大病保險按人累計。',
      },
      fund,
      institution: {
        header: institution.header,
        type: 'identifier',
        help: '機構表中的編碼；在統籌區外住院的留空。',
      },
      level: { ...level, help: '統籌區外機構的等級；區內以機構表為準，可留空。' },
      admission: {
        header: { hant: '入院日期', hans: '入院日期' },
        type: 'date',
        required: true,
        help: '如 2025-01-31。',
      },
      discharge: {
        header: { hant: '出院日期', hans: '出院日期' },
        type: 'date',
        required: true,
        help: '須在結算年度內。',
      },
      eligible: {
        header: { hant: '政策範圍內費用', hans: '政策范围内费用' },
        type: 'money',
        unit: '元',
        required: true,
        help: '已除去自費與先自付的費用。',
      },
      referredFrom: {
        header: { hant: '轉自', hans: '转自' },
        type: 'identifier',
        help: '由哪次住院轉診而來：該次的編號；不是轉診則留空。',
      },
      referred: {
        header: { hant: '已辦轉診', hans: '已办转诊' },
        type: 'yesNo',
        help: '統籌區外住院已按規定辦理轉診的填「是」。',
      },
      paidBefore: {
        header: { hant: '年內另付', hans: '年内另付' },
        type: 'money',
        unit: '元',
        blankIsZero: true,
        help: '本表以外、本次之前年內已由統籌基金支付的金額，用於累計封頂線。',
      },
      paid: {
        header: { hant: '實付待遇', hans: '实付待遇' },
        type: 'money',
        unit: '元',
        help: '本次實際支付的基本、大額與大病待遇合計；留空則不核對。',
      },
    },
  }),
} as const;
