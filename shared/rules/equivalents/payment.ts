import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { type Fen, fen, portion } from '../../money/fen.ts';
import { type Fraction, fraction } from '../../money/fraction.ts';

export interface PaymentFacts {
  /** Equivalents bought of one institution */
  readonly bought: Fraction;
  readonly price: Fen;
}

/** 當量購買：購買的當量乘以單價，每個機構四捨五入到分一次。 */
export const equivalentPayment: Rule<PaymentFacts, Fen, 'equivalents'> = {
  id: 'equivalents-payment',
  title: '當量購買',
  step: 'equivalents',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'HY',
          article: '激勵是核心',
          quote: '採用標化工作當量法，按核定的單位當量價格進行購買',
          grade: '原文',
        },
      ],
      interpretation: '小數當量不先取整。',
      formula: '購買當量 × 單價',
      apply: ({ bought, price }, trace) => {
        const due = portion(price, bought);
        trace?.({
          rule: 'equivalents-payment',
          formula: 'E × v',
          inputs: {
            E: traced(bought, '', '購買當量'),
            v: traced(fraction(price, 100n), '元', '當量單價', 'equivalents.price'),
          },
          result: traced(fraction(due, 100n), '元'),
        });
        return due;
      },
    },
  ],
};

export interface SettlementFacts {
  readonly due: Fen;
  /** Σ of the instalments paid */
  readonly paid: Fen;
}

/** 次年結算：全年應付額減分期預付；負數為應退回。 */
export const equivalentSettlement: Rule<SettlementFacts, Fen, 'equivalents'> = {
  id: 'equivalents-settlement',
  title: '當量次年結算',
  step: 'equivalents',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'HY',
          article: '激勵是核心',
          quote: '年度預算、分期預付、次年結算',
          grade: '原文',
        },
      ],
      formula: '應付額 − 分期預付',
      apply: ({ due, paid }, trace) => {
        const result = fen(due - paid);
        trace?.({
          rule: 'equivalents-settlement',
          formula: 'Y − Z',
          inputs: {
            Y: traced(fraction(due, 100n), '元', '應付額'),
            Z: traced(fraction(paid, 100n), '元', '分期預付'),
          },
          result: traced(fraction(result, 100n), '元'),
        });
        return result;
      },
    },
  ],
};
