import { traced } from '../../law/trace.ts';
import { type Fen, portion } from '../../money/fen.ts';
import { fraction, over } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';
import { type GroupRule, yuanOf } from './facts.ts';

export interface AdvanceFacts {
  /** The year's total, in fen */
  readonly total: Fen;
  readonly params: SchemeParameters;
}

/** 年初預付：年初預付若干個月的醫保基金，按年度總額的十二分之一計一個月，四捨五入到分。 */
export const groupAdvance: GroupRule<AdvanceFacts, Fen> = {
  id: 'group-advance',
  title: '集團年初預付',
  step: 'groupPayment',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'SW',
          article: '三（一）1（2）',
          quote: '根據當年醫保預付總額，年初預付一個月的醫保基金',
          grade: '原文',
        },
      ],
      interpretation: '一個月按年度總額的十二分之一計（文稿未寫）。',
      formula: '年度總額 × 月數 ÷ 12',
      apply: ({ total, params }, trace) => {
        const months = params['groupPayment.advanceMonths'];
        const result = portion(total, over(months, fraction(12n)));
        trace?.({
          rule: 'group-advance',
          formula: 'B × m ÷ 12',
          inputs: {
            B: yuanOf(total, '年度總額'),
            m: traced(months, '', '預付月數', 'groupPayment.advanceMonths'),
          },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};
