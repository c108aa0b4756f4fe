import { type Traced, type TraceStep, traced } from '../../law/trace.ts';
import { type Fraction, fraction, over, plus, times, ZERO } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';
import type { CaseSums, ReferenceCase } from './facts.ts';

/** 基準年度：所算年度之前的各年，由遠及近，一個權重一年。 */
export const referenceYears = (year: number, params: SchemeParameters): readonly number[] =>
  params['base.yearWeights'].map((_, index, weights) => year - weights.length + index);

/**
 * One entry per reference year, oldest first.
 *
 * @throws RangeError for a case of another year: callers report that as a finding first.
 */
export function sumsByYear(cases: readonly ReferenceCase[], years: readonly number[]): readonly CaseSums[] {
  const sums = years.map(() => ({ cases: 0n, total: 0n, squares: 0n }));
  const first = years[0] ?? 0;
  for (const { year, total } of cases) {
    const sum = sums[year - first];
    if (!sum) throw new RangeError(`a case of ${year} is not in the reference years ${years.join(', ')}`);
    sum.cases += 1n;
    sum.total += total;
    sum.squares += total * total;
  }
  return sums;
}

export const addSums = (a: CaseSums, b: CaseSums): CaseSums => ({
  cases: a.cases + b.cases,
  total: a.total + b.total,
  squares: a.squares + b.squares,
});

export const NO_CASES: CaseSums = { cases: 0n, total: 0n, squares: 0n };

/**
 * 各年次均費用按年度權重加權平均（means）：Σ w × (ΣC ÷ n) ÷ Σ w；或權重同時作用於費用與例數（sums）：
 * Σ w × ΣC ÷ Σ w × n。沒有病例的年度不計，其餘年度的權重重新歸一。
 *
 * In fen, exact; `undefined` when no year with a weight has a case.
 */
export function yearWeightedMean(years: readonly CaseSums[], params: SchemeParameters): Fraction | undefined {
  const bySums = params['base.yearWeightMode'] === 'sums';
  let amount = ZERO;
  let weights = ZERO;
  years.forEach(({ cases, total }, index) => {
    if (cases === 0n) return;
    const weight = params['base.yearWeights'][index]!;
    amount = plus(amount, times(weight, bySums ? fraction(total) : fraction(total, cases)));
    weights = plus(weights, bySums ? times(weight, fraction(cases)) : weight);
  });
  return weights.n === 0n ? undefined : over(amount, weights);
}

/** The same mean as a trace shows it, year by year: w weight, m yearly mean, S yearly charges, n yearly cases. */
export function explainYearMean(
  sums: readonly CaseSums[],
  years: readonly number[],
  params: SchemeParameters,
): Pick<TraceStep, 'formula' | 'inputs'> {
  const bySums = params['base.yearWeightMode'] === 'sums';
  const inputs: Record<string, Traced> = {};
  const above: string[] = [];
  const below: string[] = [];
  sums.forEach(({ cases, total }, index) => {
    if (cases === 0n) return;
    const year = years[index]!;
    inputs[`w${year}`] = traced(params['base.yearWeights'][index]!);
    if (bySums) {
      inputs[`S${year}`] = traced(fraction(total, 100n), '元');
      inputs[`n${year}`] = traced(fraction(cases), '例');
    } else {
      inputs[`m${year}`] = traced(fraction(total, cases * 100n), '元');
    }
    above.push(`w${year} × ${bySums ? 'S' : 'm'}${year}`);
    below.push(bySums ? `w${year} × n${year}` : `w${year}`);
  });
  return { formula: `(${above.join(' + ')}) ÷ (${below.join(' + ')})`, inputs };
}
