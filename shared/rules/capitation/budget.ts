import { traced } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { type Fraction, fraction, times } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import { type CapitationRule, yuanOf } from './facts.ts';

/** The heads of one group of one 醫共體. */
export interface HeadBudgetFacts {
  /** Σ of the months that each was insured */
  readonly months: bigint;
  /** H, a head's year, in fen */
  readonly standard: Fen;
  readonly adjustment: Fraction;
}

/** 人頭預算：人數乘人頭標準乘調整係數；年內參保不滿十二個月的按月折算，每個人群四捨五入一次到分。 */
export const capitationBudget: CapitationRule<HeadBudgetFacts, Fen> = {
  id: 'capitation-budget',
  title: '人頭預算',
  step: 'capitation',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'Z12', article: '二（二）7', quote: '按人頭包干給其所屬醫共體', grade: '原文' },
        { instrument: 'practice', article: 'I3', grade: '推定' },
      ],
      interpretation: '文本沒有算式；人頭數取人月數除以 12，調整係數乘於標準。',
      formula: 'M ÷ 12 × H × a',
      apply: ({ months, standard, adjustment }, trace) => {
        const result = fen(roundHalfAway(times(fraction(months * standard, 12n), adjustment)));
        trace?.({
          rule: 'capitation-budget',
          formula: 'M ÷ 12 × H × a',
          inputs: {
            M: traced(fraction(months), '', '人月數'),
            H: yuanOf(standard, '年標準'),
            a: traced(adjustment, '', '調整係數'),
          },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};
