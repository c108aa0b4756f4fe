import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';

export interface BalanceFacts {
  readonly paid: Fen;
  /** Returned, and set off against settlements */
  readonly recovered: Fen;
}

/** 預付金餘額：已撥付減已收回與沖抵；年底前應為零。 */
export const advanceBalance: Rule<BalanceFacts, Fen, 'workingCapital'> = {
  id: 'working-capital-balance',
  title: '預付金餘額',
  step: 'workingCapital',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'NPRE', grade: '轉述' }],
      interpretation: '預付金是暫付款，不是基金支出；收回至支出戶與在結算中沖抵同樣減少餘額。',
      formula: '撥付 − 收回 − 沖抵',
      apply: ({ paid, recovered }, trace) => {
        const balance = fen(paid - recovered);
        trace?.({
          rule: 'working-capital-balance',
          formula: 'Z − R',
          inputs: {
            Z: traced(fraction(paid, 100n), '元', '已撥付'),
            R: traced(fraction(recovered, 100n), '元', '已收回與沖抵'),
          },
          result: traced(fraction(balance, 100n), '元'),
        });
        return balance;
      },
    },
  ],
};
