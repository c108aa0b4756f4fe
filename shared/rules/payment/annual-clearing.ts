import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';

/** One institution's year, in fen. */
export interface ClearingFacts {
  readonly due: Fen;
  /** Σ of what was paid month by month */
  readonly prepaid: Fen;
  /** Σ of documented adjustments, deductions negative */
  readonly adjustments: Fen;
}

/** 年終清算：全年應付額減已預付、加減各項有文號的調整；負數為應扣回。 */
export const annualClearing: Rule<ClearingFacts, Fen, 'clearing'> = {
  id: 'annual-clearing',
  title: '年終清算',
  step: 'clearing',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'Z21i', article: 'E', grade: '轉述' }],
      formula: '應付 − 已預付 + 調整',
      apply: ({ due, prepaid, adjustments }, trace) => {
        const result = fen(due - prepaid + adjustments);
        const yuanOf = (amount: Fen) => traced(fraction(amount, 100n), '元');
        trace?.({
          rule: 'annual-clearing',
          formula: 'Y − Z + T',
          inputs: { Y: yuanOf(due), Z: yuanOf(prepaid), T: yuanOf(adjustments) },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};
