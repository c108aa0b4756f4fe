import { stepAt } from '../../law/parameter.ts';
import { compare, type Fraction, times } from '../../money/fraction.ts';
import { type CaseFacts, type ClassRule, costRatio, isGeneral, note } from './facts.ts';

/**
 * U，高倍率界限：病組自有的值優先，其次按基準點數分段，再次按機構等級。
 * 都沒有時該病組沒有高倍率病例。
 */
export const upperMultiple = ({ group, level, params }: CaseFacts): Fraction | undefined =>
  group?.upperMultiple ??
  stepAt(params['case.high.steps'], group!.basePoints) ??
  params['case.high.levels'].get(level);

/** 高倍率病例：費用達到組均的界限。本條給正常點數；追加點數見 high-extra。 */
export const highCase: ClassRule = {
  id: 'case-high',
  title: '高倍率病例',
  step: 'class',
  class: () => 'high',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'practice', article: 'D9', grade: '待核' },
        { instrument: 'LS68', grade: '原文' },
      ],
      formula: 'P × k',
      when: (facts) => {
        if (!isGeneral(facts)) return false;
        const limit = upperMultiple(facts);
        if (!limit) return false;
        const order = compare(costRatio(facts), limit);
        return facts.params['case.high.inclusive'] ? order >= 0 : order > 0;
      },
      apply: (facts, trace) =>
        note(
          trace,
          'case-high',
          'P × k',
          facts,
          ['P', 'k'],
          times(facts.group!.basePoints, facts.coefficient),
        ),
    },
  ],
};
