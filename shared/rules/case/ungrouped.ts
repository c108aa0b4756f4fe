import { traced } from '../../law/trace.ts';
import { times } from '../../money/fraction.ts';
import { type ClassRule, chargePoints, note } from './facts.ts';

/** 未入組（0000）與歧義（QY）病例：以費用折算點數，再乘折算比例。 */
export const ungroupedCase: ClassRule = {
  id: 'case-ungrouped',
  title: '未入組與歧義病例',
  step: 'class',
  class: ({ group }) => (group?.kind === '歧義' ? 'ambiguous' : 'ungrouped'),
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', article: 'D10', grade: '待核' }],
      interpretation: '病組表沒有的編碼，僅在參數 case.unknownGroup 設為按未入組計時才如此計算。',
      formula: '(C − D) ÷ c̄ × 100 × 折算比例',
      when: ({ group }) => !group || group.kind === '歧義' || group.kind === '未入組',
      apply: (facts, trace) => {
        const factor = facts.params['case.ungrouped.factor'];
        return note(
          trace,
          'case-ungrouped',
          '(C − D) ÷ c̄ × 100 × f',
          facts,
          ['C', 'D', 'c̄'],
          times(chargePoints(facts), factor),
          { f: traced(factor) },
        );
      },
    },
  ],
};
