import type { MethodStep, Rule } from '../law/rule.ts';
import { traced } from '../law/trace.ts';
import { type Fen, fen, portion } from '../money/fen.ts';
import { type Fraction, fraction } from '../money/fraction.ts';
import type { SchemeParameters } from './parameters.ts';

/** What a party is due for a month, in fen. */
export interface MonthPaymentFacts {
  readonly due: Fen;
  readonly params: SchemeParameters;
}

/** What a party is due for the year, and what its months paid, in fen. */
export interface YearClearingFacts {
  readonly due: Fen;
  readonly paid: Fen;
}

interface Names<S extends MethodStep> {
  readonly id: string;
  readonly title: string;
  readonly step: S;
}

const yuanOf = (amount: Fen, name?: string) => traced(fraction(amount, 100n), '元', name);

/** 月度撥付：本月應付乘撥付比例，四捨五入到分；其餘留待年終清算。 */
export const monthPayment = <S extends MethodStep>(
  names: Names<S>,
  ratioOf: (params: SchemeParameters) => Fraction,
): Rule<MonthPaymentFacts, Fen, S> => ({
  ...names,
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      formula: '應付 × 撥付比例',
      apply: ({ due, params }, trace) => {
        const ratio = ratioOf(params);
        const result = portion(due, ratio);
        trace?.({
          rule: names.id,
          formula: 'Y × f',
          inputs: { Y: yuanOf(due, '應付額'), f: traced(ratio, '', '月度撥付比例') },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
});

/** 年終清算：全年應付減已撥付；負數為應扣回。 */
export const yearClearing = <S extends MethodStep>(names: Names<S>): Rule<YearClearingFacts, Fen, S> => ({
  ...names,
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      formula: '應付 − 已撥付',
      apply: ({ due, paid }, trace) => {
        const result = fen(due - paid);
        trace?.({
          rule: names.id,
          formula: 'Y − Z',
          inputs: { Y: yuanOf(due, '應付額'), Z: yuanOf(paid, '已撥付') },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
});
