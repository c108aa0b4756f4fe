import { traced } from '../../law/trace.ts';
import { minus, times, ZERO } from '../../money/fraction.ts';
import type { IndicatorRule } from './facts.ts';

/** 扣分項：每發生一次扣去權重，不計入滿分；負面清單即用此式。 */
export const deductedIndicator: IndicatorRule = {
  id: 'appraisal-indicator-deduction',
  title: '扣分項',
  step: 'appraisal',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'SW', article: '三（三）2', quote: '醫療保障監管負面清單', grade: '原文' },
        { instrument: 'practice', grade: '待核' },
      ],
      interpretation: '清單只列事項，未寫扣多少分、是否否決；分值與「一票否決」由考核指標表填寫。',
      formula: '−w × 次數',
      when: ({ indicator }) => indicator.form === '扣分',
      apply: ({ indicator: { weight }, value }, trace) => {
        const points = minus(ZERO, times(weight, value));
        trace?.({
          rule: 'appraisal-indicator-deduction',
          formula: '−w × n',
          inputs: { w: traced(weight, '', '每次扣分'), n: traced(value, '例', '發生次數') },
          result: traced(points),
        });
        return points;
      },
    },
  ],
};
