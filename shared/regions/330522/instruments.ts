import type { Instrument } from '../../law/instrument.ts';

export const instruments: readonly Instrument[] = [
  {
    id: 'CX',
    title: '長興縣縣域醫共體建設的典型經驗做法',
    issued: '2019-04-12',
    seen: '全文',
    note: '國家衛生健康委發布會的經驗介紹，不是規範性文件；施行日期未讀到，方案自發布當年 2019-01-01 計。',
  },
];
