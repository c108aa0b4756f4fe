import type { Trace } from '../../law/trace.ts';
import { traced } from '../../law/trace.ts';
import type { Fen } from '../../money/fen.ts';
import { type Fraction, fraction, ONE, over, plus, times, ZERO } from '../../money/fraction.ts';
import { inYuan, type OpeningFacts, type OpeningRule, told } from './facts.ts';

/** Σ weight × base ÷ Σ weight × factor, rounded once. */
function weightedOpening(
  trace: Trace | undefined,
  rule: string,
  bases: readonly Fen[],
  weights: readonly Fraction[],
  factor: { readonly text: string; readonly value: Fraction; readonly inputs: Parameters<typeof told>[3] },
): Fen {
  const sum = bases.reduce((total, base, index) => plus(total, times(fraction(base), weights[index]!)), ZERO);
  const unit = weights.reduce(plus, ZERO);
  const terms = bases.map((_, index) => `b${index + 1} × w${index + 1}`).join(' + ');
  const inputs = Object.fromEntries(
    bases.flatMap((base, index) => [
      [`b${index + 1}`, inYuan(base, '決算基數')],
      [`w${index + 1}`, traced(weights[index]!, '', '年度權重')],
    ]),
  );
  const units = bases.map((_, index) => `w${index + 1}`).join(' + ');
  return told(
    trace,
    rule,
    `(${terms}) ÷ (${units}) × ${factor.text}`,
    { ...inputs, ...factor.inputs },
    times(over(sum, unit), factor.value),
  );
}

const byGrowth = ({ growth }: OpeningFacts) => ({
  text: '(1 + g)',
  value: plus(ONE, growth),
  inputs: { g: traced(growth, '', '增長率') },
});

const equal = ({ bases }: OpeningFacts): readonly Fraction[] => bases.map(() => ONE);

/** 年初總額預算：前幾年決算基數的均值乘以（1 + 增長率）。 */
export const openingMean: OpeningRule = {
  id: 'budget-opening-mean',
  title: '年初總額預算（多年均值）',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'GDm', grade: '轉述' }],
      formula: 'Σ 各年基數 ÷ 年數 × (1 + g)',
      when: ({ form }) => form === 'mean',
      apply: (facts, trace) =>
        weightedOpening(trace, 'budget-opening-mean', facts.bases, equal(facts), byGrowth(facts)),
    },
  ],
};

/** 年初總額預算：前幾年決算基數按年度權重加權，乘以（1 + 增長率）。 */
export const openingWeighted: OpeningRule = {
  id: 'budget-opening-weighted',
  title: '年初總額預算（多年加權）',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'CAP', grade: '推定' }],
      interpretation: '某縣辦法寫三年的佔比「分別為20%、30%、50%」；讀作由遠及近的年度權重。',
      formula: 'Σ 權重 × 各年基數 ÷ Σ 權重 × (1 + g)',
      when: ({ form }) => form === 'weighted',
      apply: (facts, trace) =>
        weightedOpening(trace, 'budget-opening-weighted', facts.bases, facts.yearWeights, byGrowth(facts)),
    },
  ],
};

/** 年初總額預算：前幾年基金支付的均值，按當年醫保征繳的增長調整。 */
export const openingContribution: OpeningRule = {
  id: 'budget-opening-contribution',
  title: '年初總額預算（征繳增長）',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'SW',
          article: '三（一）1（1）',
          quote: '結合當年醫保征繳比例增長等因素',
          grade: '原文',
        },
      ],
      interpretation: '文稿沒有算式；取前幾年支付的均值，乘以當年與上年征繳額之比，不再另乘增長率。',
      formula: 'Σ 各年基數 ÷ 年數 × 當年征繳額 ÷ 上年征繳額',
      when: ({ form }) => form === 'contribution',
      apply: (facts, trace) => {
        const { before, now } = facts.contributions;
        return weightedOpening(trace, 'budget-opening-contribution', facts.bases, equal(facts), {
          text: 'z ÷ y',
          value: fraction(now, before),
          inputs: { z: inYuan(now, '當年征繳額'), y: inYuan(before, '上年征繳額') },
        });
      },
    },
  ],
};
