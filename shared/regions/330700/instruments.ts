import type { Instrument } from '../../law/instrument.ts';

export const instruments: readonly Instrument[] = [
  {
    id: 'JH17',
    title: '《金華市按病組點數法計費簡明示意》（中國醫院院長 2017(8)）',
    seen: '二手',
  },
  {
    id: 'JH18',
    title: '金華病組點數法評估（楊燕綏等，2016-07 至 2017-06）',
    seen: '二手',
  },
  {
    id: 'JH19',
    title: '《金華市…住院費用病組(DRGs)點數法付費實施細則》',
    number: '金醫保發〔2019〕64號',
    issued: '2019-12-13',
    seen: '部分',
    note: '讀到第一至五條；施行日期未讀到，按省辦法的 2020-01-01 計。',
  },
  {
    id: 'JHop',
    title: '《金華市基本醫療保險門診付費辦法（試行）》',
    issued: '2020-12-28',
    seen: '部分',
    note: '讀到第一至六條。',
  },
  {
    id: 'APG',
    title: '《一文解惑APG點數法》',
    issued: '2022-04-26',
    seen: '二手',
  },
];
