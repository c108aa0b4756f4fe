import { type Trace, traced } from '../../law/trace.ts';
import { type Fraction, fraction, over } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';
import { basePoints } from './base-points.ts';
import type { BaseData, BaseFacts, BaseRule, CaseSums, GroupBase } from './facts.ts';
import { type TestedGroup, trimAndTest } from './stable-group.ts';
import { addSums, explainYearMean, NO_CASES, referenceYears, yearWeightedMean } from './year-mean.ts';

/** 基礎數據：由歷史病例計算各病組的次均費用、基準點數與穩定性，以及全部病組的次均費用。 */
export const baseData: BaseRule = {
  id: 'base-data',
  title: '基準點數與次均費用',
  step: 'base',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z12',
          article: '二（二）6（2）',
          quote: '以設區市為單位，以治療產生的全部費用為依據',
          grade: '原文',
        },
        { instrument: 'Z21i', article: 'C1', quote: '歷史發生的合理費用', grade: '轉述' },
        { instrument: 'ZJ25', article: '第三項', grade: '原文' },
        { instrument: 'practice', article: 'B3、B4', grade: '待核' },
      ],
      interpretation:
        '裁剪逐病組進行，各年合併。穩定檢驗的例數與變異係數取裁剪後的病例，不加年度權重；未通過者不論原因均再裁剪一次，' +
        '此後保留的病例用於各項計算。c̄ 取全部病組（床日病組除外，含非穩定病組）保留的病例，各年先合併全部病組，再按同一年度權重加權。',
      formula: 'c̄_g、c̄：Σ w × m ÷ Σ w；P_g = c̄_g ÷ c̄ × 100',
      apply: (facts, trace) => {
        const years = referenceYears(facts.year, facts.params);
        const groups = testGroups(facts, years);
        const area = years.map((_, index) =>
          groups.reduce((sums, { tested }) => addSums(sums, tested.byYear[index]!), NO_CASES),
        );
        const areaMeanCost = yearWeightedMean(area, facts.params);
        if (areaMeanCost === undefined || areaMeanCost.n === 0n) {
          return { areaMeanCost: undefined, groups: [], keptCases: new Map() };
        }
        tellMean(trace, area, years, facts.params, areaMeanCost);
        return {
          areaMeanCost,
          groups: groups.map((group) => groupBase(group, areaMeanCost, years, facts.params, trace)),
          keptCases: new Map(groups.map(({ group, tested }) => [group, tested.cases])),
        } satisfies BaseData;
      },
    },
  ],
};

interface MeasuredGroup {
  readonly group: string;
  readonly cases: number;
  readonly tested: TestedGroup;
  readonly meanCost: Fraction;
}

/** Every group that takes part and has a mean, in plain string order. */
function testGroups({ cases, apart, params }: BaseFacts, years: readonly number[]): readonly MeasuredGroup[] {
  return [...cases.keys()]
    .filter((group) => !apart.has(group))
    .sort()
    .flatMap((group) => {
      const all = cases.get(group)!;
      const tested = trimAndTest(all, years, params);
      const meanCost = yearWeightedMean(tested.byYear, params);
      return meanCost ? [{ group, cases: all.size, tested, meanCost }] : [];
    });
}

function groupBase(
  { group, cases, tested, meanCost }: MeasuredGroup,
  areaMeanCost: Fraction,
  years: readonly number[],
  params: SchemeParameters,
  trace: Trace | undefined,
): GroupBase {
  const points = basePoints(meanCost, areaMeanCost);
  tellMean(trace, tested.byYear, years, params, meanCost);
  trace?.({
    rule: 'base-data',
    formula: 'c̄_g ÷ c̄ × 100',
    inputs: { c̄_g: yuanOf(meanCost), c̄: yuanOf(areaMeanCost) },
    result: traced(points, '點'),
  });
  const { sums, squaredVariation, stable } = tested;
  return { group, cases, kept: sums, meanCost, basePoints: points, squaredVariation, stable };
}

const yuanOf = (fenMean: Fraction) => traced(over(fenMean, fraction(100n)), '元');

function tellMean(
  trace: Trace | undefined,
  byYear: readonly CaseSums[],
  years: readonly number[],
  params: SchemeParameters,
  mean: Fraction,
): void {
  trace?.({ rule: 'base-data', ...explainYearMean(byYear, years, params), result: yuanOf(mean) });
}
