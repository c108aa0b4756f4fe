import type { Fen } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import { type BudgetRule, type CurrentFacts, inYuan, told } from './facts.ts';

/** 現行預算：年初數加有文號的追加調減，加由儲備動用的金額。 */
export const currentBudget: BudgetRule<CurrentFacts, Fen> = {
  id: 'budget-current',
  title: '現行預算',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'Z12', article: '二（一）4', quote: '醫保基金總額預算應給予合理調整', grade: '原文' },
        { instrument: 'N25m', article: '第十三條', grade: '原文' },
      ],
      interpretation: '動用儲備只在項目之間移動，不改變總額；儲備本身的動用為負。',
      formula: '年初 + 追加調減 + 動用儲備',
      apply: ({ opening, added, drawn }, trace) =>
        told(
          trace,
          'budget-current',
          'B + A + U',
          { B: inYuan(opening, '年初預算'), A: inYuan(added, '追加調減'), U: inYuan(drawn, '動用儲備') },
          fraction(opening + added + drawn),
        ),
    },
  ],
};
