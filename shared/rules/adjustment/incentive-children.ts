import type { AdjustmentRule } from './facts.ts';
import { rewardShare, SHARE_FORMULA, SHARE_INTERPRETATION } from './incentive-share.ts';

/** 兒童激勵（浙江 2025）：清算年度 6 歲及以下兒童佔比高於點數池者加計點數。 */
export const childrenIncentive: AdjustmentRule = {
  id: 'incentive-children',
  title: '兒童激勵',
  step: 'adjustment',
  versions: [
    {
      from: '2025-01-01',
      cites: [
        { instrument: 'ZJ25', article: '第十一、十三、十四項', grade: '原文' },
        { instrument: 'practice', article: 'F7', grade: '推定' },
      ],
      interpretation: SHARE_INTERPRETATION,
      formula: SHARE_FORMULA,
      when: ({ params }) => params['adjust.incentive.children'].n > 0n,
      apply: (facts, trace) =>
        rewardShare(facts, trace, 'incentive-children', '兒童', facts.params['adjust.incentive.children']),
    },
  ],
};
