import { traced } from '../../law/trace.ts';
import { type Fraction, fraction, over, plus, times } from '../../money/fraction.ts';
import type { BudgetRule, PackageFacts } from './facts.ts';

/**
 * 門診打包權重：歷史支出佔比，按人次人頭比與均次費用對全區均值的比值調整。
 *
 * @throws RangeError when visits, heads or costs are zero; callers report that as a finding first
 */
export const packageWeight: BudgetRule<PackageFacts, Fraction> = {
  id: 'budget-package-weight',
  title: '門診打包權重',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z12',
          article: '二（一）2',
          quote: '人次人頭比、門診均次費用等因素，以協商談判方式合理確定',
          grade: '原文',
        },
      ],
      interpretation:
        '文本列出三項因素而沒有算式；取歷史支出佔比，乘以三項權重之和，其中人次人頭比與均次費用以對全區的比值計入。',
      formula: 'h × (w1 + w2 × v ÷ v̄ + w3 × c ÷ c̄)；反向時為 v̄ ÷ v、c̄ ÷ c',
      apply: ({ spending, visits, heads, cost, all, params }, trace) => {
        const inverse = params['budget.package.direction'] === 'inverse';
        const relative = (own: Fraction, mean: Fraction) => (inverse ? over(mean, own) : over(own, mean));
        const [w1, w2, w3] = [
          params['budget.package.history'],
          params['budget.package.visits'],
          params['budget.package.cost'],
        ];
        const h = fraction(spending, all.spending);
        const v = relative(perHead(visits, heads), perHead(all.visits, all.heads));
        const c = relative(fraction(cost, BigInt(visits)), fraction(all.cost, BigInt(all.visits)));
        const weight = times(h, plus(w1, plus(times(w2, v), times(w3, c))));
        trace?.({
          rule: 'budget-package-weight',
          formula: 'h × (w1 + w2 × v + w3 × c)',
          inputs: {
            h: traced(h, '', '歷史支出佔比'),
            w1: traced(w1, '', '歷史支出的權重', 'budget.package.history'),
            w2: traced(w2, '', '人次人頭比的權重', 'budget.package.visits'),
            w3: traced(w3, '', '均次費用的權重', 'budget.package.cost'),
            v: traced(v, '倍', '人次人頭比對全區'),
            c: traced(c, '倍', '均次費用對全區'),
          },
          result: traced(weight),
        });
        return weight;
      },
    },
  ],
};

/** 人次人頭比 */
export const perHead = (visits: number, heads: number): Fraction => fraction(BigInt(visits), BigInt(heads));
