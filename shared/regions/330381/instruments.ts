import type { Instrument } from '../../law/instrument.ts';

export const instruments: readonly Instrument[] = [
  {
    id: 'RA',
    title: '瑞安市綜合醫改典型經驗做法',
    issued: '2019-04-12',
    seen: '全文',
    note: '國家衛生健康委發布會的經驗介紹，不是規範性文件；稱「去年」的數為 2018 年，方案自 2018-01-01 計。',
  },
];
