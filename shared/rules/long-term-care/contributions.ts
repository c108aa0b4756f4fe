import { traced } from '../../law/trace.ts';
import { portion } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import type { ContributionRule } from './facts.ts';

/** 同比例分擔：單位與個人的繳費合計，按比例應由單位負擔的部分；其餘由個人負擔。 */
export const careContributions: ContributionRule = {
  id: 'care-contributions',
  title: '單位與個人分擔籌資',
  step: 'longTermCare',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'LN',
          article: '（十）',
          quote: '籌資以單位和個人繳費為主，單位和個人原則上按同比例分擔',
          grade: '原文',
        },
      ],
      interpretation: '「同比例」讀作各半；四捨五入到分，尾數歸單位。',
      formula: '單位應擔 = (單位繳費 + 個人繳費) × s',
      apply: ({ contributions, params }, trace) => {
        const share = params['longTermCare.employerShare'];
        const result = portion(contributions, share);
        trace?.({
          rule: 'care-contributions',
          formula: 'T × s',
          inputs: {
            T: traced(fraction(contributions, 100n), '元', '單位與個人繳費合計'),
            s: traced(share, '', '單位分擔比例', 'longTermCare.employerShare'),
          },
          result: traced(fraction(result, 100n), '元'),
        });
        return result;
      },
    },
  ],
};
