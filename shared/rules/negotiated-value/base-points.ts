import { traced } from '../../law/trace.ts';
import { fraction, times } from '../../money/fraction.ts';
import type { NegotiatedPointsRule } from './facts.ts';

const HUNDRED = fraction(100n);

/** 談判值換成基準點數：以點數表示的就是基準點數；以相對價值表示的，全部病組的均值為 1，乘以 100。 */
export const negotiatedBasePoints: NegotiatedPointsRule = {
  id: 'negotiated-base-points',
  title: '談判值換成基準點數',
  step: 'negotiatedValue',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'RA',
          article: '堅持醫保改革驅動',
          quote: '813組病種採用相對價值法協議結算',
          grade: '原文',
        },
        { instrument: 'Z21i', article: '基準點數', grade: '轉述' },
      ],
      interpretation:
        '文稿沒有相對價值的算式；取病組均費對全部病組均費之比，即基準點數的百分之一，兩種寫法互換而不改變份額。',
      formula: '以點數表示：P′ = v；以相對價值表示：P′ = v × 100',
      apply: ({ value, params }, trace) => {
        const relative = params['negotiated.unit'] === 'relative';
        const points = relative ? times(value, HUNDRED) : value;
        trace?.({
          rule: 'negotiated-base-points',
          formula: relative ? 'v × 100' : 'v',
          inputs: { v: traced(value, relative ? '' : '點', '談判值') },
          result: traced(points, '點'),
        });
        return points;
      },
    },
  ],
};
