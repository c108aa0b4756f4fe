const MASK = (1n << 64n) - 1n;

/** Choices that are the same for the same seed on every machine: a linear congruential generator in integers. */
export class Seeded {
  #state: bigint;

  constructor(seed: bigint) {
    this.#state = seed & MASK;
  }

  /** A place in a list of so many, from 0. */
  below(count: number): number {
    this.#state = (this.#state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & MASK;
    return Number.parseInt(String((this.#state >> 33n) % BigInt(count)), 10);
  }
}
