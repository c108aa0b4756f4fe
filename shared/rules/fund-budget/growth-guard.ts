import { traced } from '../../law/trace.ts';
import type { Fen } from '../../money/fen.ts';
import { type Fraction, fraction, ONE, plus, times } from '../../money/fraction.ts';
import { type BudgetRule, inYuan, told } from './facts.ts';

/** 增速上限：年初總額預算對上年基數的增幅原則上不超過上限；超過只作提示。 */
export const growthGuard: BudgetRule<{ readonly base: Fen; readonly cap: Fraction }, Fen> = {
  id: 'budget-growth-guard',
  title: '基金支出年增速上限',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'Z12', article: '一（三）', quote: '年增速原則上不超過10%', grade: '原文' }],
      interpretation: '年初總額與上年決算基數相比；恰為上限不算超過。',
      formula: '上年基數 × (1 + 上限)',
      apply: ({ base, cap }, trace) =>
        told(
          trace,
          'budget-growth-guard',
          'b × (1 + c)',
          { b: inYuan(base, '上年基數'), c: traced(cap, '', '增速上限', 'budget.growth.cap') },
          times(fraction(base), plus(ONE, cap)),
        ),
    },
  ],
};
