import { defineTab } from '../tab.ts';
import { institution } from './common-columns.ts';

// What 用量與人次異常 is watched from, besides the cases.

export const SEXES = [
  { hant: '男', hans: '男' },
  { hant: '女', hans: '女' },
] as const;

/** The five classes of the national rule library. */
export const RESTRICTIONS = [
  { hant: '藥品區分性別', hans: '药品区分性别' },
  { hant: '藥品兒童專用', hans: '药品儿童专用' },
  { hant: '藥品限兒童', hans: '药品限儿童' },
  { hant: '服務項目區分性別', hans: '服务项目区分性别' },
  { hant: '服務項目兒童專用', hans: '服务项目儿童专用' },
] as const;

export type Sex = (typeof SEXES)[number]['hant'];
export type Restriction = (typeof RESTRICTIONS)[number]['hant'];

const person = {
  header: { hant: '參保人', hans: '参保人' },
  type: 'identifier',
  required: true,
  help: '參保人的假名標識，與病例表同一套；不填身份證號與姓名。',
} as const;

const date = {
  header: { hant: '日期', hans: '日期' },
  type: 'date',
  required: true,
  help: '如 2025-03-08。',
} as const;

const quantity = {
  header: { hant: '數量', hans: '数量' },
  type: 'decimal',
  required: true,
  help: '同一品目各處用同一單位。',
} as const;

const amount = {
  header: { hant: '金額', hans: '金额' },
  type: 'money',
  unit: '元',
  blankIsZero: true,
  help: '空白為 0；只列示，不參與判斷。',
} as const;

const item = {
  header: { hant: '項目編碼', hans: '项目编码' },
  type: 'identifier',
  required: true,
  help: '藥品或醫療服務項目的編碼，與項目限制表同一套。',
} as const;

export const volumeUseTab = defineTab({
  name: { hant: '用量監測', hans: '用量监测' },
  optional: true,
  edits: '經辦',
  help: '重點監控品目每家機構每月的用量，一個品目一行，與上年同月及同級機構相比。',
  columns: {
    institution,
    month: {
      header: { hant: '月份', hans: '月份' },
      type: 'month',
      required: true,
      help: '結算年度的月份，如 2025-03。',
    },
    class: {
      header: { hant: '類別', hans: '类别' },
      type: 'text',
      required: true,
      help: '抗生素、中藥注射劑、高值耗材等；可用的類別見參數 watch.volume.classes。',
    },
    item: {
      header: { hant: '品目', hans: '品目' },
      type: 'text',
      help: '具體的品名；留空表示整個類別。',
    },
    quantity: { ...quantity, help: '當月用量；同一品目各機構、各年用同一單位。' },
    lastYear: {
      header: { hant: '上年同月數量', hans: '上年同月数量' },
      type: 'decimal',
      help: '上年同月用量；沒有的留空，只與同級機構相比。',
    },
    amount,
  },
});

export const drugRecordsTab = defineTab({
  name: { hant: '用藥記錄', hans: '用药记录' },
  optional: true,
  edits: '經辦',
  help: '參保人在各機構的開藥記錄，一次一類一行，用於查出同月在多家機構重複開藥。',
  columns: {
    person,
    institution,
    date,
    class: {
      header: { hant: '藥品類別', hans: '药品类别' },
      type: 'text',
      required: true,
      help: '同類藥品寫同一名稱；半角全角與空格不影響。',
    },
    quantity,
    amount,
  },
});

export const itemRestrictionsTab = defineTab({
  name: { hant: '項目限制', hans: '项目限制' },
  optional: true,
  edits: '覆核',
  help: '藥品與醫療服務項目的性別、年齡限制，一項一類一行，按「兩庫」公布的清單填寫。',
  columns: {
    item: { ...item, help: '藥品或醫療服務項目的編碼。' },
    name: { header: { hant: '名稱', hans: '名称' }, type: 'text', required: true, help: '清單中的名稱。' },
    kind: {
      header: { hant: '限制類別', hans: '限制类别' },
      type: 'listed',
      values: RESTRICTIONS,
      required: true,
      help: '藥品區分性別、藥品兒童專用、藥品限兒童、服務項目區分性別或服務項目兒童專用。',
    },
    sex: {
      header: { hant: '限性別', hans: '限性别' },
      type: 'listed',
      values: SEXES,
      help: '區分性別的項目必填：只適用於男或女。',
    },
    ageFrom: {
      header: { hant: '年齡下限', hans: '年龄下限' },
      type: 'count',
      unit: '歲',
      help: '滿此周歲起適用；留空不限。',
    },
    ageTo: {
      header: { hant: '年齡上限', hans: '年龄上限' },
      type: 'count',
      unit: '歲',
      help: '未滿此周歲適用；兒童類留空時按參數 watch.child.age。',
    },
  },
});

export const chargeLinesTab = defineTab({
  name: { hant: '收費明細', hans: '收费明细' },
  optional: true,
  edits: '經辦',
  help: '待核對的收費明細，一張單據一個項目一行；項目限制表沒有的項目不核對。',
  columns: {
    bill: {
      header: { hant: '單據號', hans: '单据号' },
      type: 'identifier',
      required: true,
      help: '住院填病例號，門診填結算單號。',
    },
    institution,
    person,
    date,
    item,
    sex: {
      header: { hant: '性別', hans: '性别' },
      type: 'listed',
      values: SEXES,
      help: '參保人的性別；留空則性別限制不核對。',
    },
    age: {
      header: { hant: '年齡', hans: '年龄' },
      type: 'count',
      unit: '歲',
      help: '收費當日的周歲；留空則年齡限制不核對。',
    },
    amount,
  },
});

export const volumeBaseTab = defineTab({
  name: { hant: '監測基數', hans: '监测基数' },
  optional: true,
  edits: '經辦',
  help: '各機構上年各月的住院人次與其中的兒童，用於兒童住院率的同比。',
  columns: {
    institution,
    calendarMonth: {
      header: { hant: '上年月份', hans: '上年月份' },
      type: 'monthOfYear',
      required: true,
      help: '01 至 12，指結算年度的上一年。',
    },
    admissions: {
      header: { hant: '住院人次', hans: '住院人次' },
      type: 'count',
      unit: '人次',
      required: true,
      help: '當月出院的住院人次。',
    },
    children: {
      header: { hant: '兒童住院人次', hans: '儿童住院人次' },
      type: 'count',
      unit: '人次',
      required: true,
      help: '其中未滿參數 watch.child.age 周歲的人次。',
    },
  },
});

/** Tabs of 用量與人次異常. */
export const volumeFlagTabs = {
  volumeUse: volumeUseTab,
  drugRecords: drugRecordsTab,
  itemRestrictions: itemRestrictionsTab,
  chargeLines: chargeLinesTab,
  volumeBase: volumeBaseTab,
} as const;
