import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { type Fraction, minus, ONE, over, plus, times } from '../../money/fraction.ts';

/** Growth of `after` on `before`, which is not zero. */
export const growthOf = (before: Fraction, after: Fraction): Fraction => minus(over(after, before), ONE);

export interface GrowthFacts {
  readonly before: Fraction;
  readonly growth: Fraction;
}

/** 增幅上限：購買上限為上年當量乘以一加增幅上限。 */
export const growthCeiling: Rule<GrowthFacts, Fraction, 'equivalents'> = {
  id: 'equivalents-growth',
  title: '當量增幅上限',
  step: 'equivalents',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'HY',
          article: '保障是根本',
          quote: '對基本醫療服務當量增長幅度進行合理控制',
          grade: '原文',
        },
      ],
      interpretation: '文本沒有增幅的數字；由參數設定，對上年當量計。',
      formula: '上年當量 × (1 + 增幅上限)',
      apply: ({ before, growth }, trace) => {
        const limit = times(before, plus(ONE, growth));
        trace?.({
          rule: 'equivalents-growth',
          formula: 'b × (1 + g)',
          inputs: {
            b: traced(before, '', '上年當量'),
            g: traced(growth, '', '增幅上限', 'equivalents.growth'),
          },
          result: traced(limit),
        });
        return limit;
      },
    },
  ],
};
