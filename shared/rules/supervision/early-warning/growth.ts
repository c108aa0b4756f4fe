import { traced } from '../../../law/trace.ts';
import type { Fen } from '../../../money/fen.ts';
import { type Fraction, fraction } from '../../../money/fraction.ts';
import { judged, type WarningRule } from './facts.ts';

export interface GrowthFacts {
  /** Of this year's months */
  readonly billed: Fen;
  /** Of the same months last year, above 0 */
  readonly before: Fen;
  readonly cap: Fraction;
}

/** 支出增速：年初至今的基金記賬比上年同期的增幅，不應超過增速上限。 */
export const growth: WarningRule<GrowthFacts> = {
  id: 'warning-growth',
  title: '支出增速',
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
        '文本說的是全年的增速；按月與上年同期相比，是為了及早看出。恰為上限不算超過；上年月度不齊時不判斷。',
      formula: 'Σ 基金記賬 ÷ Σ 上年同期基金支出 − 1 > 增速上限',
      apply: ({ billed, before, cap }, trace) =>
        judged(
          trace,
          'warning-growth',
          'e ÷ b − 1',
          {
            e: traced(fraction(billed, 100n), '元', '年初至今基金記賬'),
            b: traced(fraction(before, 100n), '元', '上年同期基金支出'),
            c: traced(cap, '', '增速上限', 'budget.growth.cap'),
          },
          fraction(billed - before, before),
          cap,
        ),
    },
  ],
};
