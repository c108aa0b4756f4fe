import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { type Fen, fen, portion } from '../../money/fen.ts';
import { type Fraction, fraction, over } from '../../money/fraction.ts';
import { bandRatio, type ScoreBand } from './release-bands.ts';

export interface CoefficientFacts {
  readonly base: Fen;
  readonly score: Fraction;
  readonly full: Fraction;
  /** Rising; empty: the coefficient is the score's share of the full score */
  readonly bands: readonly ScoreBand[];
}

export interface CoefficientMoney {
  readonly coefficient: Fraction;
  readonly amount: Fen;
  /** Against the base; negative when it takes */
  readonly change: Fen;
}

/** 考核係數：基數乘以按得分查得的係數；沒有係數表時係數為得分除以滿分。 */
export const appraisalCoefficient: Rule<CoefficientFacts, CoefficientMoney, 'appraisal'> = {
  id: 'appraisal-coefficient',
  title: '考核係數兌現',
  step: 'appraisal',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      interpretation: '各地年度考核係數的取值未讀到文本，係數表由統籌區填寫。',
      formula: '基數 × 係數',
      apply: ({ base, score, full, bands }, trace) => {
        const coefficient = bands.length > 0 ? bandRatio(bands, score) : over(score, full);
        const amount = portion(base, coefficient);
        trace?.({
          rule: 'appraisal-coefficient',
          formula: 'B × c',
          inputs: { B: traced(fraction(base, 100n), '元', '基數'), c: traced(coefficient, '', '考核係數') },
          result: traced(fraction(amount, 100n), '元'),
        });
        return { coefficient, amount, change: fen(amount - base) };
      },
    },
  ],
};
