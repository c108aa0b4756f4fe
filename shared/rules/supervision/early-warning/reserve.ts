import { traced } from '../../../law/trace.ts';
import { type Fen, NO_MONEY } from '../../../money/fen.ts';
import { type Fraction, fraction, minus, ONE, times } from '../../../money/fraction.ts';
import { judged, type WarningRule } from './facts.ts';

export interface ReserveFacts {
  /** Of the months so far; not above 0 for a surplus */
  readonly overrun: Fen;
  /** The part of an overrun that the institutions bear */
  readonly bear: Fraction;
  /** What the fund may add at most, above 0 */
  readonly reserve: Fen;
  /** The share of it that is still no reason to warn */
  readonly most: Fraction;
}

/** 調劑金餘量：年初至今的超支中由基金承擔的部分，用去調劑金的多少。 */
export const reserve: WarningRule<ReserveFacts> = {
  id: 'warning-reserve',
  title: '調劑金餘量',
  step: 'earlyWarning',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      interpretation: '沒有超支時用去 0；恰為界限不算超過；沒有填調劑金上限（sharing.reserve）時不判斷。',
      formula: '超支 × (1 − 機構分擔比例) ÷ 調劑金 > 界限',
      apply: ({ overrun, bear, reserve: whole, most }, trace) => {
        const beyond = overrun > 0n ? overrun : NO_MONEY;
        return judged(
          trace,
          'warning-reserve',
          'o × (1 − s) ÷ r',
          {
            o: traced(fraction(beyond, 100n), '元', '年初至今超支'),
            s: traced(bear, '', '機構分擔比例', 'sharing.bear'),
            r: traced(fraction(whole, 100n), '元', '調劑金', 'sharing.reserve'),
          },
          times(fraction(beyond, whole), minus(ONE, bear)),
          most,
        );
      },
    },
  ],
};
