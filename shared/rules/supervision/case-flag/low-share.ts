import type { Rule } from '../../../law/rule.ts';
import { compare, fraction } from '../../../money/fraction.ts';
import type { SchemeParameters } from '../../parameters.ts';
import { type Hint, percentText, shareText } from './facts.ts';

export interface LowShareFacts {
  /** Low-cost cases of an institution in a month, and all its cases of the month; at least one */
  readonly low: number;
  readonly cases: number;
  readonly params: SchemeParameters;
}

const share = ({ low, cases }: LowShareFacts) => fraction(BigInt(low), BigInt(cases));

/** 機構當月低費用病例佔比超過界限，開展核查。 */
export const lowShare: Rule<LowShareFacts, Hint, 'caseFlag'> = {
  id: 'watch-low-share',
  title: '低費用病例佔比過高',
  step: 'caseFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'FG', article: '二（二）', quote: '對異常病例開展現場核查', grade: '待核' }],
      interpretation: '佔比＝低費用病例 ÷ 全部病例，按機構與出院月份；界限沒有文本，恰為界限不提示。',
      formula: 'n低 ÷ n > 界限',
      when: (facts) => compare(share(facts), facts.params['watch.low.share']) > 0,
      apply: (facts) => ({
        value: shareText(share(facts)),
        threshold: percentText(facts.params['watch.low.share']),
      }),
    },
  ],
};
