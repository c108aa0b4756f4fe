import * as kind from '../../../law/parameter.ts';

/** Settings of 預警, by their dotted keys. */
export const earlyWarningParameters = {
  'watch.pace.margin': kind.ratio('支出進度可超過月度預算的比例', '', '0', '1'),
  'watch.reserve.used': kind.ratio('調劑金用去多少即預警', '', '0', '1'),
  'watch.outlier.k': kind.ratio('離群月份的 MAD 倍數', '倍', '0', '100'),
  'watch.outlier.months': kind.count('判斷離群月份至少須有的月數', '個月', 3, 24),
  'watch.forecast.months': kind.count('年底預測預警至少須有的已結月數', '個月', 1, 12),
  'watch.talk.times': kind.ratio('每百例異常數為全區多少倍即約談', '倍', '1', '100'),
  'watch.publish': kind.yesNo('發布報表時附預算告知書與監管文書'),
} as const;
