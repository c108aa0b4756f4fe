import { traced } from '../../law/trace.ts';
import { larger, minus, ONE, over, smaller, times, ZERO } from '../../money/fraction.ts';
import type { IndicatorRule } from './facts.ts';

/** 線性計分：零分值與目標值之間按比例得分，達到目標值得滿權重，不及零分值得零分。 */
export const linearIndicator: IndicatorRule = {
  id: 'appraisal-indicator-linear',
  title: '線性計分',
  step: 'appraisal',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      interpretation: '未讀到任何考核辦法的計分細則；優於目標值不加分，差於零分值不倒扣。',
      formula: 'w × min(max((v − z) ÷ (t − z), 0), 1)',
      when: ({ indicator }) => indicator.form === '線性',
      apply: ({ indicator: { weight, target, zero }, value }, trace) => {
        const reached = over(minus(value, zero), minus(target, zero));
        const points = times(weight, smaller(larger(reached, ZERO), ONE));
        trace?.({
          rule: 'appraisal-indicator-linear',
          formula: 'w × min(max((v − z) ÷ (t − z), 0), 1)',
          inputs: {
            w: traced(weight, '', '權重'),
            v: traced(value, '', '指標數值'),
            t: traced(target, '', '目標值'),
            z: traced(zero, '', '零分值'),
          },
          result: traced(points),
        });
        return points;
      },
    },
  ],
};
