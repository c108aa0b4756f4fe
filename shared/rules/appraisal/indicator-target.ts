import { traced } from '../../law/trace.ts';
import { ZERO } from '../../money/fraction.ts';
import { better, type IndicatorFacts, type IndicatorRule } from './facts.ts';

/** Whether the value reaches the target. */
export function reaches({ indicator: { direction, target, strict }, value }: IndicatorFacts): boolean {
  const lead = better(direction, value, target);
  return strict ? lead > 0 : lead >= 0;
}

/** 達標計分：達到目標值得滿權重，否則得零分。 */
export const targetIndicator: IndicatorRule = {
  id: 'appraisal-indicator-target',
  title: '達標計分',
  step: 'appraisal',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'SW',
          article: '三（三）1（2）（3）',
          quote: '自費率不超過10%',
          grade: '原文',
        },
      ],
      interpretation: '清單只有目標，沒有分值；「以下」「不超過」含本數，「不含本數」另填。',
      formula: '達到 t 得 w，否則 0',
      when: ({ indicator }) => indicator.form === '達標',
      apply: (facts, trace) => {
        const { weight, target } = facts.indicator;
        const reached = reaches(facts);
        const points = reached ? weight : ZERO;
        trace?.({
          rule: 'appraisal-indicator-target',
          formula: reached ? 'w' : '0',
          inputs: {
            v: traced(facts.value, '', '指標數值'),
            t: traced(target, '', '目標值'),
            w: traced(weight, '', '權重'),
          },
          result: traced(points),
        });
        return points;
      },
    },
  ],
};
