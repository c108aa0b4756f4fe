import { traced } from '../../../law/trace.ts';
import type { Fen } from '../../../money/fen.ts';
import { type Fraction, fraction, ONE, plus } from '../../../money/fraction.ts';
import { judged, type WarningRule } from './facts.ts';

export interface PaceFacts {
  /** What the cases of the months are billed to the fund, 按項目 included */
  readonly billed: Fen;
  /** The same months' shares of the year's budget, above 0 */
  readonly budget: Fen;
  readonly margin: Fraction;
}

/** 支出進度：年初至今的基金記賬，不應超過同期各月預算之和太多。 */
export const pace: WarningRule<PaceFacts> = {
  id: 'warning-pace',
  title: '支出進度',
  step: 'earlyWarning',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'FG', article: '二（一）', grade: '待核' },
        { instrument: 'practice', grade: '待核' },
      ],
      interpretation: '月度預算取自月度權重；沒有病例的月份兩邊都不計；恰為界限不算超過。',
      formula: 'Σ 基金記賬 ÷ Σ 月度預算 > 1 + 容許比例',
      apply: ({ billed, budget, margin }, trace) =>
        judged(
          trace,
          'warning-pace',
          'e ÷ b',
          {
            e: traced(fraction(billed, 100n), '元', '年初至今基金記賬'),
            b: traced(fraction(budget, 100n), '元', '同期月度預算'),
            m: traced(margin, '', '容許比例', 'watch.pace.margin'),
          },
          fraction(billed, budget),
          plus(ONE, margin),
        ),
    },
  ],
};
