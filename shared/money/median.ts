import { compare, type Fraction, fraction, over, plus } from './fraction.ts';

/** The middle of values, the mean of the two middle ones where their number is even. @throws RangeError of none */
export function median(values: readonly Fraction[]): Fraction {
  if (values.length === 0) throw new RangeError('median of nothing');
  const sorted = [...values].sort(compare);
  const half = sorted.length >> 1;
  const upper = sorted[half]!;
  return sorted.length % 2 === 1 ? upper : over(plus(sorted[half - 1]!, upper), fraction(2n));
}
