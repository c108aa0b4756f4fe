import { traced } from '../../law/trace.ts';
import type { Fen } from '../../money/fen.ts';
import { fraction, times } from '../../money/fraction.ts';
import { type BudgetRule, inYuan, type ReserveFacts, told } from './facts.ts';

/** 調劑金與應急預算池：從年初總額中按比例或定額提取，年內憑文件動用。 */
export const setAside: BudgetRule<ReserveFacts, Fen> = {
  id: 'budget-reserve',
  title: '調劑金與應急預算池',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'N25m', article: '第十二條', grade: '原文' },
        { instrument: 'FG', article: '二（一）', grade: '待核' },
      ],
      interpretation: '比例以年初總額預算為基數。',
      formula: '年初總額 × 比例，或定額',
      apply: ({ opening, size }, trace) =>
        'amount' in size
          ? told(trace, 'budget-reserve', 'R', { R: inYuan(size.amount, '定額') }, fraction(size.amount))
          : told(
              trace,
              'budget-reserve',
              'B × s',
              { B: inYuan(opening, '年初總額預算'), s: traced(size.ratio, '', '提取比例') },
              times(fraction(opening), size.ratio),
            ),
    },
  ],
};
