import { traced } from '../../../law/trace.ts';
import type { Fen } from '../../../money/fen.ts';
import { type Fraction, fraction, minus, over, times } from '../../../money/fraction.ts';
import { median } from '../../../money/median.ts';
import { type Judged, judged, type WarningRule } from './facts.ts';

export interface MonthFacts {
  readonly month: Fen;
  /** This month, the year's months before it, and last year's, in any order */
  readonly months: readonly Fen[];
  /** So many times the median deviation is still usual */
  readonly times: Fraction;
  /** Fewer months than these tell nothing */
  readonly least: number;
}

/** 離群月份：與本年已有各月及上年各月的中位數相比，偏離超過若干倍的中位絕對偏差（MAD）。 */
export const outlierMonth: WarningRule<MonthFacts, (Judged & { readonly median: Fraction }) | undefined> = {
  id: 'warning-outlier-month',
  title: '離群月份',
  step: 'earlyWarning',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'FG', article: '二（一）', grade: '待核' },
        { instrument: 'practice', grade: '待核' },
      ],
      interpretation:
        '中位數與 MAD 都連同本月一起算；個數為偶數時取中間兩個的平均。月數不足時不判斷；MAD 為 0 時，不等於中位數即為離群。',
      formula: '|本月 − 中位數| > k × MAD',
      apply: ({ month, months, times: k, least }, trace) => {
        if (months.length < least) return undefined;
        const middle = median(months.map((amount) => fraction(amount)));
        const distance = (amount: bigint): Fraction => size(minus(fraction(amount), middle));
        const usual = median(months.map(distance));
        const inputs = {
          x: traced(fraction(month, 100n), '元', '本月'),
          m: traced(over(middle, YUAN), '元', '中位數'),
          d: traced(over(usual, YUAN), '元', 'MAD'),
          k: traced(k, '倍', 'MAD 倍數', 'watch.outlier.k'),
        } as const;
        const limit = times(k, usual);
        const found = judged(trace, 'warning-outlier-month', '|x − m|', inputs, distance(month), limit);
        return { ...found, median: middle };
      },
    },
  ],
};

const YUAN = fraction(100n);

const size = ({ n, d }: Fraction): Fraction => fraction(n < 0n ? -n : n, d);
