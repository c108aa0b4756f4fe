import { traced } from '../../law/trace.ts';
import { fraction, ONE, plus, times } from '../../money/fraction.ts';
import { inYuan, type OpeningRule, told } from './facts.ts';

/** 年初總額預算：上年度決算基數乘以（1 + 基金支出增長率）。 */
export const openingAudited: OpeningRule = {
  id: 'budget-opening-audited',
  title: '年初總額預算（上年決算）',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'Z21', article: '第七條', grade: '原文' },
        { instrument: 'Z12', article: '二（一）1', grade: '原文' },
        {
          instrument: 'RA',
          quote: '以上一年度醫保支出為基數，分別給予城鎮、城鄉居民醫保10%和8%的增長係數',
          grade: '原文',
        },
      ],
      formula: '基數 × (1 + g)',
      when: ({ form }) => form === 'audited',
      apply: ({ bases, growth }, trace) => {
        const base = bases[0]!;
        return told(
          trace,
          'budget-opening-audited',
          'b × (1 + g)',
          { b: inYuan(base, '上年決算基數'), g: traced(growth, '', '增長率') },
          times(fraction(base), plus(ONE, growth)),
        );
      },
    },
  ],
};
