import { traced } from '../../law/trace.ts';
import { larger, minus, ZERO } from '../../money/fraction.ts';
import type { RequirementFacts, RequirementRule } from './facts.ts';

const shortfall = ({ value, least }: RequirementFacts) => larger(ZERO, minus(least, value));

/** 相鄰等級支付比例的差距：較低等級機構的支付比例減相鄰較高等級的，原則上不低於規定的百分點。 */
export const levelGap: RequirementRule = {
  id: 'benefit-level-gap',
  title: '相鄰等級支付比例差距',
  step: 'benefits',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z12',
          article: '二（三）9',
          quote: '相鄰等級之間的報銷比例差距原則上不低於10%',
          grade: '原文',
        },
      ],
      interpretation: '10% 讀作 10 個百分點；相鄰指待遇政策表中同一險種、同一保障所列等級的前後兩級。',
      formula: 'max(0, 下限 − (r 較低等級 − r 較高等級))',
      apply: (facts, trace) => {
        const short = shortfall(facts);
        trace?.({
          rule: 'benefit-level-gap',
          formula: 'max(0, m − g)',
          inputs: { g: traced(facts.value, '', '現行差距'), m: traced(facts.least, '', '下限') },
          result: traced(short),
        });
        return short;
      },
    },
  ],
};

/** 待遇下限與目標：大額補助、大病保險、門診、住院的支付比例與封頂線不低於規定。 */
export const benefitFloor: RequirementRule = {
  id: 'benefit-floor',
  title: '待遇下限與目標',
  step: 'benefits',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'LN',
          article: '（五）',
          quote: '職工大額醫療費用補助支付比例不低於70%，封頂線不低於40萬元',
          grade: '原文',
        },
        {
          instrument: 'LN',
          article: '（六）',
          quote: '支付比例達到50%以上',
          grade: '原文',
        },
      ],
      formula: 'max(0, 下限 − 現行值)',
      apply: (facts, trace) => {
        const short = shortfall(facts);
        trace?.({
          rule: 'benefit-floor',
          formula: 'max(0, m − v)',
          inputs: { v: traced(facts.value, '', '現行值'), m: traced(facts.least, '', '下限') },
          result: traced(short),
        });
        return short;
      },
    },
  ],
};
