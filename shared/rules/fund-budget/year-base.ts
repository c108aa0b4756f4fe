import { type Fen, fen } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import { type BudgetRule, inYuan, told, type YearFacts } from './facts.ts';

/** 決算基數：決算支出減去基金分擔的超支與疫情一次性追加；結餘留用部分留在基數內。 */
export const yearBase: BudgetRule<YearFacts, Fen> = {
  id: 'budget-year-base',
  title: '決算基數',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'Z21', article: '第七條', grade: '原文' }],
      interpretation: '第七條只說上一年度；以多年為基數的形式各年同樣扣除，沒有填寫的不扣。',
      formula: '決算支出 − 超支分擔 − 疫情追加',
      apply: ({ spending, overrun, outbreak }, trace) =>
        told(
          trace,
          'budget-year-base',
          'S − O − X',
          {
            S: inYuan(spending, '決算支出'),
            O: inYuan(overrun, '超支分擔'),
            X: inYuan(outbreak, '疫情追加'),
          },
          fraction(fen(spending - overrun - outbreak)),
        ),
    },
  ],
};
