import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { type Fraction, ZERO } from '../../money/fraction.ts';
import type { Decision } from './facts.ts';

/** 病例在點數池中的位置：在池內、退出後按項目支付、退出且不支付。 */
export type PoolPlace = 'in' | 'byItem' | 'unpaid';

export interface ReviewedCase {
  readonly points: Fraction;
  readonly place: PoolPlace;
  /** 核定的點數不因再入院減半。 */
  readonly fixed: boolean;
}

export type DecisionRule = Rule<
  { readonly points: Fraction; readonly decision: Decision },
  ReviewedCase,
  'decision'
>;

/** 特病單議：核定點數代替計得的點數；按項目與不予支付的病例連同全部金額退出點數池。 */
export const specialReview: DecisionRule = {
  id: 'special-review',
  title: '特病單議',
  step: 'decision',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'N25m', article: '第二十至二十二條', grade: '原文' },
        { instrument: 'Z21i', article: 'D6', grade: '轉述' },
      ],
      formula: '核定點數：p = 數值；按項目、不予支付：退出點數池',
      apply: ({ points, decision }, trace) => {
        switch (decision.kind) {
          case '追加點數':
            return { points, place: 'in', fixed: false };
          case '核定點數': {
            const fixed = decision.value!;
            trace?.({
              rule: 'special-review',
              formula: 'v',
              inputs: { v: traced(fixed, '點') },
              result: traced(fixed, '點'),
            });
            return { points: fixed, place: 'in', fixed: true };
          }
          case '按項目':
          case '不予支付':
            trace?.({ rule: 'special-review', formula: '0', inputs: {}, result: traced(ZERO, '點') });
            return { points: ZERO, place: decision.kind === '按項目' ? 'byItem' : 'unpaid', fixed: false };
        }
      },
    },
  ],
};
