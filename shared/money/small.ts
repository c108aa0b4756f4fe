/**
 * Whole numbers that a double holds exactly, for the pass over millions of cases: as long as every number stays
 * within ±MOST_EXACT, additions, multiplications and remainders of doubles are those of integers. Callers prove
 * the bound or take bigint.
 */
export const MOST_EXACT = Number.MAX_SAFE_INTEGER;

/** The same number as a double, or `undefined` where a double might not hold it. */
export const exactNumber = (n: bigint): number | undefined =>
  n <= MOST_EXACT && n >= -MOST_EXACT ? Number(n) : undefined;

/** `n ÷ d` to the nearest whole number, halves away from zero; `d` positive and at most half of MOST_EXACT. */
export function divideHalfAway(n: number, d: number): number {
  const magnitude = n < 0 ? -n : n;
  const rest = magnitude % d;
  const whole = (magnitude - rest) / d + (rest * 2 >= d ? 1 : 0);
  return n < 0 ? -whole : whole;
}

/** A sum is kept as `high × CARRY + low`, so that no number of exact terms overflows. */
export const CARRY = 2 ** 44;
/** The most one term may be. */
export const MOST_TERM = 2 ** 52;

/** Adds a term to the sum whose parts stand at `low` and `high`. */
export function addTerm(sums: Float64Array, low: number, high: number, term: number): void {
  const sum = sums[low]! + term;
  if (sum < MOST_TERM && sum > -MOST_TERM) {
    sums[low] = sum;
    return;
  }
  const rest = sum % CARRY;
  sums[low] = rest;
  addHigh(sums, high, (sum - rest) / CARRY);
}

/** @throws RangeError beyond 2^97, which no sum of money, points or squares reaches. */
export function addHigh(sums: Float64Array, at: number, term: number): void {
  const sum = sums[at]! + term;
  if (sum > MOST_EXACT || sum < -MOST_EXACT) throw new RangeError('a sum that no column can hold');
  sums[at] = sum;
}

/** The same for a term of any size. */
export function addWide(sums: Float64Array, low: number, high: number, term: bigint): void {
  const carry = BigInt(CARRY);
  const part = exactNumber(term / carry);
  if (part === undefined) throw new RangeError('a sum that no column can hold');
  addTerm(sums, low, high, exactNumber(term % carry)!);
  addHigh(sums, high, part);
}

export const sumOf = (low: number, high: number): bigint =>
  high === 0 ? BigInt(low) : BigInt(high) * BigInt(CARRY) + BigInt(low);
