/** A small seeded generator (mulberry32): the same seed gives the same county on every machine. */
export interface Random {
  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number;
  /** True once in `n`. */
  oneIn(n: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** A positive factor around 1 with a long right tail, as charges have. */
  spread(width: number): number;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    oneIn: (n) => between(1, n) === 1,
    pick: (values) => values[between(0, values.length - 1)]!,
    spread: (width) => Math.exp((next() + next() + next() - 1.5) * width),
  };
}
