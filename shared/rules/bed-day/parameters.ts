import { optional, ratio, verbatim } from '../../law/parameter.ts';

/** Settings of 床日付費, by their dotted keys. */
export const bedDayStandardParameters = {
  'bedDayStandard.limit': optional(ratio('床日應付對合理墊付的限額', '倍')),
  'bedDayStandard.prepay': ratio('床日月度撥付比例', '', '0', '1'),
  'bedDayStandard.plan': optional(verbatim('床日付費試點的考核方案名')),
} as const;
