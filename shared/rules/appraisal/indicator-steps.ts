import { traced } from '../../law/trace.ts';
import { ZERO } from '../../money/fraction.ts';
import { better, type IndicatorRule } from './facts.ts';

/** 分段計分：達到哪一段的界限，得哪一段的分；一段也沒有達到得零分。 */
export const steppedIndicator: IndicatorRule = {
  id: 'appraisal-indicator-steps',
  title: '分段計分',
  step: 'appraisal',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      interpretation: '界限本身算達到。',
      formula: '達到的最優一段的得分，否則 0',
      when: ({ indicator }) => indicator.form === '分段',
      apply: ({ indicator: { direction, steps }, value }, trace) => {
        const step = steps.findLast(({ limit }) => better(direction, value, limit) >= 0);
        const points = step?.points ?? ZERO;
        trace?.({
          rule: 'appraisal-indicator-steps',
          formula: step ? 'p' : '0',
          inputs: {
            v: traced(value, '', '指標數值'),
            ...(step && { l: traced(step.limit, '', '達到的界限'), p: traced(step.points, '', '該段得分') }),
          },
          result: traced(points),
        });
        return points;
      },
    },
  ],
};
