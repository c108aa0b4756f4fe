import { compare, smaller, times } from '../../money/fraction.ts';
import { type CaseFacts, type ClassRule, costRatio, isGeneral, note } from './facts.ts';

/** r 低於界限；界限本身是否算在內是參數。逐字比較，不先約整。 */
export function belowLowLimit(facts: CaseFacts): boolean {
  const order = compare(costRatio(facts), facts.params['case.low.ratio']);
  return facts.params['case.low.inclusive'] ? order <= 0 : order < 0;
}

/** 低倍率病例：費用不足組均的界限，按倍率計點，不超過基準點數；日間手術除外。 */
export const lowCase: ClassRule = {
  id: 'case-low',
  title: '低倍率病例',
  step: 'class',
  class: () => 'low',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'Z21i', article: 'D2', quote: '最高不得超過該DRG基準點數', grade: '轉述' },
        { instrument: 'JH17', article: 'D2′', grade: '轉述' },
      ],
      interpretation:
        '上限取基準點數本身，不乘差異係數（逐字）；金華 2017 不乘差異係數，由 case.low.coefficient 決定。',
      formula: 'min(P × k × r, P)',
      when: (facts) => isGeneral(facts) && !facts.daySurgery && belowLowLimit(facts),
      apply: (facts, trace) => {
        const { basePoints } = facts.group!;
        const byRatio = times(basePoints, costRatio(facts));
        return facts.params['case.low.coefficient']
          ? note(
              trace,
              'case-low',
              'min(P × k × r, P)',
              facts,
              ['P', 'k', 'r'],
              smaller(times(byRatio, facts.coefficient), basePoints),
            )
          : note(trace, 'case-low', 'min(P × r, P)', facts, ['P', 'r'], smaller(byRatio, basePoints));
      },
    },
  ],
};
