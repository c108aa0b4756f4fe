import { fraction, times } from '../../money/fraction.ts';
import { type ClassRule, note } from './facts.ts';

/** 床日病例：基準點數按床日，乘住院天數；天數為出院日減入院日，至少 1 天。 */
export const bedDayCase: ClassRule = {
  id: 'case-bed-day',
  title: '床日病例',
  step: 'class',
  class: () => 'bed-day',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z21i',
          grade: '轉述',
        },
      ],
      interpretation: '文本所列公式沒有差異係數；是否乘係數由 bedDay.coefficient 決定，預設不乘。',
      formula: '床日點數 × 天數（按參數乘 k）',
      when: ({ group }) => group?.kind === '床日',
      apply: (facts, trace) => {
        const points = times(facts.group!.basePoints, fraction(BigInt(facts.days)));
        return facts.params['bedDay.coefficient']
          ? note(
              trace,
              'case-bed-day',
              'P × days × k',
              facts,
              ['P', 'days', 'k'],
              times(points, facts.coefficient),
            )
          : note(trace, 'case-bed-day', 'P × days', facts, ['P', 'days'], points);
      },
    },
  ],
};
