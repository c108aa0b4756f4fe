import type { Share } from '../../money/allocate.ts';
import type { Fraction } from '../../money/fraction.ts';

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));

/** Fractions as whole numbers in one common unit, which changes no share. */
export function wholeWeights(
  shares: readonly { readonly key: string; readonly weight: Fraction }[],
): readonly Share[] {
  const unit = shares.reduce((common, { weight: { d } }) => (common / divisor(common, d)) * d, 1n);
  return shares.map(({ key, weight: { n, d } }) => ({ key, weight: n * (unit / d) }));
}
