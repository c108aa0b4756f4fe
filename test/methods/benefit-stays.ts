import type { Tabs } from './workbook.ts';

const rows = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','));

export const POLICY = rows(`
險種,保障,等級,起付線,支付比例,封頂線,文號
居民,住院,三級,900,0.55,,號
居民,住院,二級,600,0.65,,號
居民,住院,一級,300,0.75,,號
居民,大病保險,,20000,0.6,,號
居民,大病保險,,50000,0.65,,號
職工,住院,二級,500,0.8,10000,號
職工,門診,二級,,0.5,,號
職工,門診,一級,,0.6,,號
職工,大額補助,,,0.7,400000,號`);

export const STAY_HEADER =
  '編號,參保人,險種,機構,等級,入院日期,出院日期,政策範圍內費用,轉自,已辦轉診,年內另付,實付待遇'.split(',');

export const STAYS = (...lines: string[]): string[][] => [
  STAY_HEADER,
  ...lines.map((line) => line.split(',')),
];

/** The policy and sample stays of it. */
export const benefitTabs = (...lines: string[]): Tabs => ({
  待遇政策: POLICY,
  待遇測算: STAYS(...lines),
});
