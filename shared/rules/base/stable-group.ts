import { compare, type Fraction, fraction, times } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';
import type { CaseSums, GroupCases } from './facts.ts';
import { trim } from './trim.ts';
import { addSums, NO_CASES } from './year-mean.ts';

/** A group after trimming. All its figures are of the kept cases. */
export interface TestedGroup {
  readonly cases: GroupCases;
  readonly byYear: readonly CaseSums[];
  readonly sums: CaseSums;
  readonly squaredVariation: Fraction | undefined;
  readonly stable: boolean;
}

/**
 * 穩定檢驗：裁剪後例數大於規定數且變異係數不超過上限的為穩定病組；未通過的再裁剪一次後重新檢驗，
 * 仍未通過的為非穩定病組。例數與變異係數都取保留的病例，各年合併，不加年度權重。
 */
export function trimAndTest(
  cases: GroupCases,
  years: readonly number[],
  params: SchemeParameters,
): TestedGroup {
  const once = test(trim(cases, params), years, params);
  return once.stable ? once : test(trim(once.cases, params), years, params);
}

function test(cases: GroupCases, years: readonly number[], params: SchemeParameters): TestedGroup {
  const byYear = cases.byYear(years);
  const sums = byYear.reduce(addSums, NO_CASES);
  const variation = squaredVariation(sums, params['base.deviation']);
  return { cases, byYear, sums, squaredVariation: variation, stable: isStable(sums, variation, params) };
}

function isStable({ cases }: CaseSums, variation: Fraction | undefined, params: SchemeParameters): boolean {
  const most = params['base.cvMax'];
  return (
    cases > BigInt(params['base.minCases']) &&
    variation !== undefined &&
    compare(variation, times(most, most)) <= 0
  );
}

/**
 * CV² = variance ÷ mean². Population: (n ΣC² − S²) ÷ S²; a sample divides the squares by n − 1 instead of n.
 * `undefined` when all charges are zero, and for a sample of one case.
 */
export function squaredVariation(
  { cases, total, squares }: CaseSums,
  deviation: 'population' | 'sample',
): Fraction | undefined {
  if (total === 0n) return undefined;
  const spread = cases * squares - total * total;
  if (deviation === 'population') return fraction(spread, total * total);
  return cases === 1n ? undefined : fraction(spread * cases, total * total * (cases - 1n));
}
