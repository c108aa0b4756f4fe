import { lowest } from '../../../money/common-unit.ts';
import { compare, type Fraction, fraction, plus } from '../../../money/fraction.ts';

/** What a risk score looks at: an indicator that is a share, another one, cases flagged by a rule, or volumes. */
export type FeatureKind = 'share' | 'level' | 'case' | 'volume';

export const isIndicator = (kind: FeatureKind): boolean => kind === 'share' || kind === 'level';

/** The middle of the values; of an even number, the mean of the two in the middle. @throws RangeError without any */
export function median(values: readonly Fraction[]): Fraction {
  const sorted = [...values].sort(compare);
  const upper = sorted[sorted.length >> 1];
  if (!upper) throw new RangeError('no value has no median');
  if (sorted.length % 2 === 1) return upper;
  const both = plus(sorted[(sorted.length >> 1) - 1]!, upper);
  return lowest(fraction(both.n, both.d * 2n));
}

export const magnitude = ({ n, d }: Fraction): Fraction => ({ n: n < 0n ? -n : n, d });
