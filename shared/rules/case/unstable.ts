import { type ClassRule, chargePoints, note } from './facts.ts';

/** 非穩定病組：例數過少或離散過大，以費用折算點數。 */
export const unstableCase: ClassRule = {
  id: 'case-unstable',
  title: '非穩定病組病例',
  step: 'class',
  class: () => 'unstable',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', article: 'D10', grade: '待核' }],
      formula: '(C − D) ÷ c̄ × 100',
      when: ({ group }) => group?.kind === '非穩定',
      apply: (facts, trace) =>
        note(trace, 'case-unstable', '(C − D) ÷ c̄ × 100', facts, ['C', 'D', 'c̄'], chargePoints(facts)),
    },
  ],
};
