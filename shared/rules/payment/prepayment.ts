import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { type Fen, portion } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';

export interface PrepaymentFacts {
  /** The month's due amount of one institution, in fen; may be negative */
  readonly due: Fen;
  readonly params: SchemeParameters;
}

/** 月度預付：應付額乘預付比例，四捨五入到分；負數照負數結轉。其餘留待年終清算。 */
export const prepayment: Rule<PrepaymentFacts, Fen, 'prepayment'> = {
  id: 'prepayment',
  title: '月度預付',
  step: 'prepayment',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'Z21i', article: 'E', grade: '轉述' }],
      formula: '應付 × 預付比例',
      apply: ({ due, params }, trace) => {
        const ratio = params['prepay.ratio'];
        const result = portion(due, ratio);
        trace?.({
          rule: 'prepayment',
          formula: 'Y × f',
          inputs: { Y: traced(fraction(due, 100n), '元'), f: traced(ratio) },
          result: traced(fraction(result, 100n), '元'),
        });
        return result;
      },
    },
  ],
};
