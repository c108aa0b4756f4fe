import type { Rule } from '../../../law/rule.ts';
import { traced } from '../../../law/trace.ts';
import { type Fraction, times } from '../../../money/fraction.ts';
import { rounded } from '../../../money/round.ts';

export interface ContributionFacts {
  readonly weight: Fraction;
  /** How far off, or how many flags */
  readonly amount: Fraction;
}

/** 得分貢獻：權重乘以偏離（參保人為件數），取四位小數；得分是各項貢獻之和。 */
export const riskContribution: Rule<ContributionFacts, Fraction, 'riskScore'> = {
  id: 'risk-contribution',
  title: '風險得分貢獻',
  step: 'riskScore',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      interpretation: '每項在此約整一次，得分為約整後各項之和，表上逐項相加即為得分。',
      formula: 'round₄(w × x)；得分 = Σ',
      apply: ({ weight, amount }, trace) => {
        const contribution = rounded(times(weight, amount), 4);
        trace?.({
          rule: 'risk-contribution',
          formula: 'w × x',
          inputs: { w: traced(weight, '', '權重'), x: traced(amount, '倍', '偏離') },
          result: traced(contribution),
        });
        return contribution;
      },
    },
  ],
};
