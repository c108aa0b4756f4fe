import { times } from '../../money/fraction.ts';
import { type ClassRule, isGeneral, note } from './facts.ts';

/** 正常倍率病例：基準點數乘差異係數。 */
export const normalCase: ClassRule = {
  id: 'case-normal',
  title: '正常倍率病例',
  step: 'class',
  class: () => 'normal',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z21i',
          article: 'D1',
          grade: '轉述',
        },
        { instrument: 'JH17', article: 'D1', grade: '轉述' },
      ],
      formula: 'P × k',
      when: isGeneral,
      apply: (facts, trace) =>
        note(
          trace,
          'case-normal',
          'P × k',
          facts,
          ['P', 'k'],
          times(facts.group!.basePoints, facts.coefficient),
        ),
    },
  ],
};
