import { type Traced, traced } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { fraction, larger, smaller, times, ZERO } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import type { SupplementRule } from './facts.ts';

const yuanOf = (amount: Fen, name?: string): Traced => traced(fraction(amount, 100n), '元', name);

/** 大額醫療費用補助：超過基本醫保封頂線的政策範圍內費用，按比例補助，以補助的封頂線為限。 */
export const supplementBenefit: SupplementRule = {
  id: 'benefit-supplement',
  title: '大額醫療費用補助',
  step: 'benefits',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'LN', article: '（五）', grade: '原文' },
        { instrument: 'practice', grade: '推定' },
      ],
      interpretation: '文本只寫比例與封頂線；由基本醫保封頂線起算，封頂線為一人一年支付的上限。',
      formula: 'min(超封頂費用 × r, 封頂線 − 已付)',
      apply: ({ beyond, ratio, cap, used }, trace) => {
        const full = times(beyond, ratio);
        const room = cap === null ? full : larger(ZERO, fraction(cap - used));
        const paid = fen(roundHalfAway(smaller(full, room)));
        trace?.({
          rule: 'benefit-supplement',
          formula: cap === null ? 'B × r' : 'min(B × r, max(0, L − S))',
          inputs: {
            B: traced({ n: beyond.n, d: beyond.d * 100n }, '元', '超過基本醫保封頂線的費用'),
            r: traced(ratio, '', '補助比例'),
            ...(cap === null ? {} : { L: yuanOf(cap, '補助封頂線'), S: yuanOf(used, '年內已補助') }),
          },
          result: yuanOf(paid),
        });
        return paid;
      },
    },
  ],
};
