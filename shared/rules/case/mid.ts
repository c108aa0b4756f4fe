import { traced } from '../../law/trace.ts';
import { compare, plus, times } from '../../money/fraction.ts';
import { type ClassRule, costRatio, isGeneral, note } from './facts.ts';

/** 中間倍率病例（浙江 2025）：費用在低倍率界限與 0.8 之間，按實際倍率加 0.2 計點。 */
export const midCase: ClassRule = {
  id: 'case-mid',
  title: '中間倍率病例',
  step: 'class',
  class: () => 'mid',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'ZJ25', article: '第五項', grade: '原文' }],
      interpretation:
        '文本未寫差異係數的位置。預設乘於全部，只有這樣在 0.8 處與正常病例相接；也可設為只乘倍率部分，或不乘。',
      formula: 'P × k × (r + 0.2)',
      when: (facts) => {
        const { params } = facts;
        if (!params['case.mid.on'] || !isGeneral(facts)) return false;
        const r = costRatio(facts);
        return compare(r, params['case.low.ratio']) > 0 && compare(r, params['case.mid.upper']) <= 0;
      },
      apply: (facts, trace) => {
        const { basePoints } = facts.group!;
        const r = costRatio(facts);
        const k = facts.coefficient;
        const a = facts.params['case.mid.add'];
        const add = { a: traced(a) };
        switch (facts.params['case.mid.coefficient']) {
          case 'all':
            return note(
              trace,
              'case-mid',
              'P × k × (r + a)',
              facts,
              ['P', 'k', 'r'],
              times(times(basePoints, k), plus(r, a)),
              add,
            );
          case 'ratio':
            return note(
              trace,
              'case-mid',
              'P × k × r + P × a',
              facts,
              ['P', 'k', 'r'],
              plus(times(times(basePoints, k), r), times(basePoints, a)),
              add,
            );
          case 'none':
            return note(
              trace,
              'case-mid',
              'P × (r + a)',
              facts,
              ['P', 'r'],
              times(basePoints, plus(r, a)),
              add,
            );
        }
      },
    },
  ],
};
