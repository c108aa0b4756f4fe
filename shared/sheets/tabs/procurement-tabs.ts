import { defineTab } from '../tab.ts';
import { document, fund, institution } from './common-columns.ts';

// What 集採結餘留用 is settled from.

const batch = {
  header: { hant: '批次', hans: '批次' },
  type: 'text',
  required: true,
  help: '集中帶量採購的批次，如「國家第七批藥品」。',
} as const;

const volumesTab = defineTab({
  name: { hant: '集採用量', hans: '集采用量' },
  optional: true,
  edits: '經辦',
  help: '各批次各機構中選品種的約定採購量、集採前價格與實際基金支出，每個品種一行。',
  columns: {
    batch,
    fund,
    institution,
    item: {
      header: { hant: '品種', hans: '品种' },
      type: 'text',
      required: true,
      help: '藥品通用名與規格，或耗材名稱。',
    },
    volume: {
      header: { hant: '約定採購量', hans: '约定采购量' },
      type: 'decimal',
      required: true,
      help: '協議期內的約定採購量，單位與價格一致。',
    },
    price: {
      header: { hant: '集採前加權均價', hans: '集采前加权均价' },
      type: 'decimal',
      unit: '元',
      required: true,
      help: '集採前同通用名品種的加權平均價。',
    },
    share: {
      header: { hant: '基金佔比', hans: '基金占比' },
      type: 'decimal',
      required: true,
      help: '醫保基金實際支付佔該批次費用的比例，0 至 1。',
    },
    spent: {
      header: { hant: '實際基金支出', hans: '实际基金支出' },
      type: 'money',
      unit: '元',
      required: true,
      help: '協議期內該品種及可替代品種的實際基金支出。',
    },
    document,
  },
});

const appraisalsTab = defineTab({
  name: { hant: '集採考核', hans: '集采考核' },
  optional: true,
  edits: '覆核',
  help: '各批次各機構的考核係數。',
  columns: {
    batch,
    institution,
    coefficient: {
      header: { hant: '考核係數', hans: '考核系数' },
      type: 'decimal',
      required: true,
      help: '0 至 1；考核不合格為 0。',
    },
    document,
  },
});

export const procurementTabs = {
  procurementVolumes: volumesTab,
  procurementAppraisals: appraisalsTab,
} as const;
