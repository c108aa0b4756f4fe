import { traced } from '../../../law/trace.ts';
import { type Fraction, fraction, times } from '../../../money/fraction.ts';
import { judged, type WarningRule } from './facts.ts';

export interface FlaggedFacts {
  /** Cases of the institution, above 0, and its hints */
  readonly cases: number;
  readonly flags: number;
  /** The same of the whole area */
  readonly allCases: number;
  readonly allFlags: number;
  readonly times: Fraction;
}

/** 約談：異常集中的機構。每百例異常數超過全區若干倍的，列入重點約談。 */
export const talkList: WarningRule<FlaggedFacts> = {
  id: 'warning-talk-list',
  title: '異常集中',
  step: 'earlyWarning',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'Z12', article: '二（三）12', quote: '年中重點約談', grade: '原文' },
        { instrument: 'practice', grade: '待核' },
      ],
      interpretation: '文本只說約談，沒有說約談誰；全區連同本機構一起算；恰為界限不算超過。',
      formula: '機構異常數 ÷ 機構病例數 > k × 全區異常數 ÷ 全區病例數',
      apply: ({ cases, flags, allCases, allFlags, times: k }, trace) => {
        const own = fraction(BigInt(flags), BigInt(cases));
        const all = fraction(BigInt(allFlags), BigInt(allCases));
        return judged(
          trace,
          'warning-talk-list',
          'f ÷ c',
          {
            f: traced(fraction(BigInt(flags)), '例', '機構異常數'),
            c: traced(fraction(BigInt(cases)), '例', '機構病例數'),
            k: traced(k, '倍', '全區的倍數', 'watch.talk.times'),
          },
          own,
          times(k, all),
        );
      },
    },
  ],
};
