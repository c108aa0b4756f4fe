import { fraction } from '../../money/fraction.ts';
import { distributable, type SharingRule } from './facts.ts';

/** 預算全額分配：結餘全部留用，超支全部由機構承擔。 */
export const budgetSharing: SharingRule = {
  id: 'sharing-budget',
  title: '預算全額分配',
  step: 'sharing',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'Z12', article: '二（一）3', grade: '原文' }],
      interpretation: '留用與分擔比例由統籌區確定；本規則相當於兩個比例都為 1。',
      formula: 'B',
      when: ({ params }) => params['sharing.mode'] === 'budget',
      apply: (facts, trace) => distributable(trace, 'sharing-budget', 'B', facts, fraction(facts.budget)),
    },
  ],
};
