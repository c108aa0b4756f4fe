import type { Instrument } from '../../law/instrument.ts';

export const instruments: readonly Instrument[] = [
  {
    id: 'HY',
    title: '海鹽縣基層醫療衛生機構補償新機制的典型經驗做法',
    issued: '2019-04-12',
    seen: '全文',
    note: '國家衛生健康委發布會的經驗介紹，不是規範性文件；稱 2016 年為改革前、又有 2016 年的總當量，施行日期未讀到，方案自程序最早的日期 2016-07-01 計。',
  },
];
