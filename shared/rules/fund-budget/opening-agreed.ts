import { fraction } from '../../money/fraction.ts';
import { inYuan, type OpeningRule, told } from './facts.ts';

/** 年初總額預算：各方談判確定的總額，不作測算。 */
export const openingAgreed: OpeningRule = {
  id: 'budget-opening-agreed',
  title: '年初總額預算（談定總額）',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'Z12', article: '二（一）1', grade: '原文' }],
      formula: '談定總額',
      when: ({ form }) => form === 'agreed',
      apply: ({ agreed }, trace) =>
        told(trace, 'budget-opening-agreed', 'A', { A: inYuan(agreed, '談定總額') }, fraction(agreed)),
    },
  ],
};
