import { traced } from '../../../law/trace.ts';
import { fraction } from '../../../money/fraction.ts';
import { judged, type WarningRule } from './facts.ts';

export interface YearEndFacts {
  /** In fen, as the forecast of the year's end expects it */
  readonly expected: bigint;
  /** In fen */
  readonly limit: bigint;
}

/** 年底預測：按已結月份推到年底，年度預算、調劑金或增速上限預計突破的，先行提示。 */
export const yearEnd: WarningRule<YearEndFacts> = {
  id: 'warning-year-end',
  title: '年底預測',
  step: 'earlyWarning',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'Z12', article: '一（三）', quote: '年增速原則上不超過10%', grade: '原文' },
        {
          instrument: 'Z12',
          article: '二（三）11',
          quote: '及時預警基金支出增長過快的風險隱患',
          grade: '原文',
        },
      ],
      interpretation:
        '文本只有增速一項；期望值與上限取自年度預測，即已結月份之和 ÷ 其在季節形狀中的份額，再按年終清算的同一算法結算。已結月份不足或中間有空缺時不判斷。',
      formula: '全年期望 > 上限',
      apply: ({ expected, limit }, trace) =>
        judged(
          trace,
          'warning-year-end',
          'e',
          { e: traced(fraction(expected, 100n), '元', '全年期望') },
          fraction(expected, 100n),
          fraction(limit, 100n),
        ),
    },
  ],
};
