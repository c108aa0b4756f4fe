import type { Column } from '../column.ts';
import { SEXES } from './volume-flag-tabs.ts';

/** 手術級別, lowest first. */
export const SURGERY_LEVELS = [
  { hant: '一級', hans: '一级' },
  { hant: '二級', hans: '二级' },
  { hant: '三級', hans: '三级' },
  { hant: '四級', hans: '四级' },
] as const;

export const REFERRALS = [
  { hant: '上轉', hans: '上转' },
  { hant: '下轉', hans: '下转' },
] as const;

const both = (hant: string, hans: string = hant) => ({ hant, hans });
const partOf = (hant: string, hans: string, help: string) =>
  ({ header: both(hant, hans), type: 'money', unit: '元', informative: true, help }) as const;

/** Columns of 病例 that only the supervision reads; a file may have any of them, and a settlement reads none. */
export const watchColumns = {
  department: { header: both('科室'), type: 'identifier', informative: true, help: '出院科室。' },
  doctor: {
    header: both('醫師', '医师'),
    type: 'identifier',
    informative: true,
    help: '主診醫師的代碼，不填姓名。',
  },
  emergency: {
    header: both('急診', '急诊'),
    type: 'yesNo',
    informative: true,
    help: '急救、搶救的病例填「是」，醫師暫停資格期間的急救費用照常結算。',
  },
  sex: {
    header: both('性別', '性别'),
    type: 'listed',
    values: SEXES,
    informative: true,
    help: '男或女。',
  },
  age: {
    header: both('年齡', '年龄'),
    type: 'count',
    unit: '歲',
    informative: true,
    help: '入院時的周歲，不滿一歲填 0。',
  },
  ownPaid: partOf('自費金額', '自费金额', '總費用中醫保目錄外由個人全額承擔的部分。'),
  drugs: partOf('藥品費', '药品费', '總費用中的藥品費。'),
  tests: partOf('檢查檢驗費', '检查检验费', '總費用中的檢查檢驗費。'),
  materials: partOf('耗材費', '耗材费', '總費用中的醫用耗材費。'),
  surgery: {
    header: both('手術級別', '手术级别'),
    type: 'listed',
    values: SURGERY_LEVELS,
    informative: true,
    help: '最高一台手術的級別；沒有手術留空。',
  },
  referral: {
    header: both('轉診', '转诊'),
    type: 'listed',
    values: REFERRALS,
    informative: true,
    help: '本次住院經轉診而來或轉診而去：上轉或下轉；沒有轉診留空。',
  },
} as const satisfies Readonly<Record<string, Column>>;
