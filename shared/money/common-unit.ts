import { type Fraction, fraction, plus, ZERO } from './fraction.ts';

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The same fraction in lowest terms: for chains longer than a handful of steps. */
export function lowest({ n, d }: Fraction): Fraction {
  const common = divisor(n, d);
  return fraction(n / common, d / common);
}

/** A sum of any length, in lowest terms. */
export const sumOf = (values: Iterable<Fraction>): Fraction => {
  let sum = ZERO;
  for (const value of values) sum = lowest(plus(sum, value));
  return sum;
};

/** Fractions as whole counts of the one unit that fits them all, for `allocate`. */
export function inOneUnit(values: readonly Fraction[]): readonly bigint[] {
  const unit = values.reduce((common, { d }) => (common * d) / divisor(common, d), 1n);
  return values.map(({ n, d }) => n * (unit / d));
}
