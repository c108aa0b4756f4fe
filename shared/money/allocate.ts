import { type Fen, fen } from './fen.ts';

export interface Share {
  readonly key: string;
  /** Any non-negative weight, in whatever unit the others have. */
  readonly weight: bigint;
}

/**
 * Shares an amount by weights to the fen: Hamilton's method, the largest remainders first, ties to the
 * smaller key in plain string order. A negative amount is shared by its absolute value (rulebook §0).
 * The parts always add up to the amount.
 *
 * @throws RangeError when a weight is negative or all weights are zero: callers report that as a finding first.
 */
export function allocate(amount: Fen, shares: readonly Share[]): Map<string, Fen> {
  const total = shares.reduce((sum, share) => {
    if (share.weight < 0n) throw new RangeError(`negative weight of ${share.key}`);
    return sum + share.weight;
  }, 0n);
  if (total === 0n) throw new RangeError('weights that add up to zero');

  const magnitude = amount < 0n ? -amount : amount;
  const parts = shares.map(({ key, weight }) => ({
    key,
    floor: (magnitude * weight) / total,
    remainder: (magnitude * weight) % total,
  }));
  let left = magnitude - parts.reduce((sum, part) => sum + part.floor, 0n);

  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? (a.key < b.key ? -1 : 1) : a.remainder > b.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (left === 0n) break;
    part.floor += 1n;
    left -= 1n;
  }
  return new Map(parts.map(({ key, floor }) => [key, fen(amount < 0n ? -floor : floor)]));
}
