import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { sumOf } from '../../money/common-unit.ts';
import { type Fraction, larger, plus, ZERO } from '../../money/fraction.ts';

export interface TotalFacts {
  /** Of the indicators that make up the full score */
  readonly earned: readonly Fraction[];
  /** Of 扣分 indicators, none above zero */
  readonly deducted: readonly Fraction[];
  readonly vetoed: boolean;
}

/** 考核得分：各指標得分相加，減扣分項，減完為止；一票否決的以零分認定。 */
export const totalScore: Rule<TotalFacts, Fraction, 'appraisal'> = {
  id: 'appraisal-total',
  title: '考核得分',
  step: 'appraisal',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'SW',
          article: '三（三）',
          quote: '將考核結果與醫保基金支付掛鉤',
          grade: '原文',
        },
        { instrument: 'practice', grade: '待核' },
      ],
      interpretation: '未讀到得分的算法；不設負分，一票否決視同零分，故不釋放、不獎勵、不合格。',
      formula: 'max(Σ 得分 − Σ 扣分, 0)；一票否決為 0',
      apply: ({ earned, deducted, vetoed }, trace) => {
        const score = vetoed ? ZERO : larger(plus(sumOf(earned), sumOf(deducted)), ZERO);
        trace?.({
          rule: 'appraisal-total',
          formula: vetoed ? '0' : 'max(P + Q, 0)',
          inputs: {
            P: traced(sumOf(earned), '', '各指標得分合計'),
            Q: traced(sumOf(deducted), '', '扣分合計（負數）'),
          },
          result: traced(score),
        });
        return score;
      },
    },
  ],
};
