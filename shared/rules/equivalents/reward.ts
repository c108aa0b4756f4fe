import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { type Fen, fen, NO_MONEY } from '../../money/fen.ts';
import { compare, type Fraction, fraction } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';

export interface RewardFacts {
  readonly score: Fraction;
  /** The year's balance of income and spending; a deficit is negative */
  readonly surplus: Fen;
  readonly params: SchemeParameters;
}

/** 效益考核獎：得分達到界限的，可在本年度收支結餘的一定比例內計提；沒有結餘的不計提。 */
export const benefitReward: Rule<RewardFacts, Fen, 'equivalents'> = {
  id: 'equivalents-reward',
  title: '效益考核獎',
  step: 'equivalents',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'HY',
          article: '放活是動力',
          quote: '得分在950分以上的，可在本年度收支結餘的50%內計提效益考核獎並進行內部分配',
          grade: '原文',
        },
      ],
      interpretation: '「內」為上限，不足一分的捨去；獎金出自機構的結餘，不是財政的支出。',
      formula: '得分達到界限：max(結餘, 0) × 比例；否則 0',
      apply: ({ score, surplus, params }, trace) => {
        const lead = compare(score, params['equivalents.reward.score']);
        const reached = params['equivalents.reward.inclusive'] ? lead >= 0 : lead > 0;
        const share = params['equivalents.reward.share'];
        const most = reached && surplus > 0n ? fen((surplus * share.n) / share.d) : NO_MONEY;
        trace?.({
          rule: 'equivalents-reward',
          formula: reached ? 'trunc(max(S, 0) × h)' : '0',
          inputs: reached
            ? {
                S: traced(fraction(surplus, 100n), '元', '收支結餘'),
                h: traced(share, '', '計提比例', 'equivalents.reward.share'),
              }
            : {
                s: traced(score, '', '考核得分'),
                l: traced(params['equivalents.reward.score'], '', '得分界限', 'equivalents.reward.score'),
              },
          result: traced(fraction(most, 100n), '元'),
        });
        return most;
      },
    },
  ],
};
