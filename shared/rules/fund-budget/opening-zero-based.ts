import { traced } from '../../law/trace.ts';
import { type Fen, sumFen } from '../../money/fen.ts';
import { fraction, ONE, plus, times, ZERO } from '../../money/fraction.ts';
import { type BudgetRule, type CategoryFacts, inYuan, type OpeningRule, told } from './facts.ts';

/** 零基預算的一類：基數乘以（1 + 各項調整之和），每項調整都有依據。 */
export const categoryBudget: BudgetRule<CategoryFacts, Fen> = {
  id: 'budget-category',
  title: '零基預算類別',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'FG', article: '二（一）', grade: '待核' }],
      interpretation: '同一類的各項調整相加而不連乘；每類四捨五入到分。',
      formula: '基數 × (1 + Σ 調整)',
      apply: ({ base, ratios }, trace) => {
        const adjustment = ratios.reduce(plus, ZERO);
        return told(
          trace,
          'budget-category',
          'b × (1 + a)',
          { b: inYuan(base, '基數'), a: traced(adjustment, '', '調整合計') },
          times(fraction(base), plus(ONE, adjustment)),
        );
      },
    },
  ],
};

/** 年初總額預算：零基預算各類之和。 */
export const openingZeroBased: OpeningRule = {
  id: 'budget-opening-zero-based',
  title: '年初總額預算（零基預算）',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'FG', article: '二（一）', grade: '待核' }],
      interpretation: '出自沒有發文機關的演講稿；不再另乘增長率。',
      formula: 'Σ 各類',
      when: ({ form }) => form === 'zeroBased',
      apply: ({ categories }, trace) => {
        const names = categories.map((_, index) => `c${index + 1}`);
        return told(
          trace,
          'budget-opening-zero-based',
          names.join(' + '),
          Object.fromEntries(categories.map((amount, index) => [names[index]!, inYuan(amount, '類別預算')])),
          fraction(sumFen(categories)),
        );
      },
    },
  ],
};
