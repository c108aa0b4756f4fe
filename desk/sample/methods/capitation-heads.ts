import type { Row } from './method-rows.ts';

/** 醫共體, 分院, 人群, 人數, 人月數 of the residents. */
export const HEADS: readonly Row[] = [
  ['GT1', '', '居民一般', '2860', '34110'],
  ['GT1', '', '居民六十歲以上', '980', '11702'],
  ['GT1', '', '高血壓', '420', ''],
  ['GT1', '', '糖尿病', '190', ''],
  ['GT2', '', '居民一般', '1940', '23150'],
  ['GT2', '', '居民六十歲以上', '720', '8604'],
  ['GT2', '', '高血壓', '310', ''],
  ['GT2', '', '糖尿病', '130', ''],
];

/** 險種, 人群, 機構或醫共體, 年齡, 病種, 年標準, 增長率, 調整係數: the elderly from three years, the others as agreed. */
export const RESIDENT_STANDARDS: readonly Row[] = [
  ['居民', '居民一般', '', '', '59', '', '385.00', '', ''],
  ['居民', '居民六十歲以上', '', '60', '', '', '', '0.06', '1.02'],
  ['居民', '高血壓', '', '', '', '高血壓', '960.00', '', ''],
  ['居民', '糖尿病', '', '', '', '糖尿病', '1320.00', '', ''],
];

/** Whole yuan that the heads of a 醫共體 come to, near enough to spend by. */
export const residentBudget = (consortium: string): number =>
  HEADS.filter(([code]) => code === consortium).reduce((sum, [, , group, heads]) => {
    return sum + Number(heads) * STANDARD_YUAN[group!]!;
  }, 0);

const STANDARD_YUAN: Readonly<Record<string, number>> = {
  居民一般: 384,
  居民六十歲以上: 608,
  高血壓: 960,
  糖尿病: 1_320,
};
