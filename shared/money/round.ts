import { type Fraction, fraction } from './fraction.ts';

/** The nearest integer to a fraction, halves away from zero (四捨五入, rulebook §0). */
export function roundHalfAway({ n, d }: Fraction): bigint {
  const magnitude = ((n < 0n ? -n : n) * 2n + d) / (d * 2n);
  return n < 0n ? -magnitude : magnitude;
}

/** The same, to `decimals` places: the result counts units of 10^-decimals. */
export const roundTo = (value: Fraction, decimals: number): bigint =>
  roundHalfAway({ n: value.n * 10n ** BigInt(decimals), d: value.d });

/** The same as an exact decimal fraction. */
export const rounded = (value: Fraction, decimals: number): Fraction =>
  fraction(roundTo(value, decimals), 10n ** BigInt(decimals));
