import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, type Share } from '../../shared/money/allocate.ts';
import { fen } from '../../shared/money/fen.ts';
import { fraction } from '../../shared/money/fraction.ts';
import { roundHalfAway, roundTo } from '../../shared/money/round.ts';
import { share } from './oracle.ts';
import { Rational, whole } from './rational.ts';

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((total, n) => total + n, 0n);
const size = (n: bigint): bigint => (n < 0n ? -n : n);

const amounts = fc.bigInt(-(10n ** 15n), 10n ** 15n).map(fen);
/** Few different weights, so that equal remainders are common; now and then a large one. */
const weight = fc.oneof(fc.bigInt(0n, 4n), fc.bigInt(0n, 10n ** 13n));
const shares: fc.Arbitrary<Share[]> = fc
  .uniqueArray(fc.record({ key: fc.string({ minLength: 1, maxLength: 3 }), weight }), {
    selector: ({ key }) => key,
    minLength: 1,
    maxLength: 12,
  })
  .filter((list) => list.some((one) => one.weight > 0n));

describe('allocate', () => {
  it('gives out the amount, each part within a fen of its exact share', () => {
    fc.assert(
      fc.property(amounts, shares, (amount, list) => {
        const parts = allocate(amount, list);
        const total = sum(list.map(({ weight: w }) => w));
        expect(sum(parts.values())).toBe(amount);
        for (const { key, weight: w } of list) {
          expect(size(parts.get(key)! * total - amount * w)).toBeLessThan(total);
          if (w === 0n) expect(parts.get(key)).toBe(0n);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with handing out one fen at a time', () => {
    fc.assert(
      fc.property(fc.bigInt(-5000n, 5000n).map(fen), shares, (amount, list) => {
        const weights = new Map(list.map(({ key, weight: w }) => [key, whole(w)]));
        const naive = share(new Rational(amount, 100n), weights);
        for (const [key, part] of allocate(amount, list)) {
          expect(new Rational(part, 100n).text(2)).toBe(naive.get(key)!.text(2));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('mirrors a negative amount', () => {
    fc.assert(
      fc.property(amounts, shares, (amount, list) => {
        const mirrored = [...allocate(fen(-amount), list)].map(([key, part]) => [key, -part]);
        expect(new Map(mirrored as [string, bigint][])).toEqual(allocate(amount, list));
      }),
      { numRuns: 300 },
    );
  });

  it('takes no notice of the order of the shares', () => {
    const shuffled = shares.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(amounts, shuffled, (amount, [list, other]) => {
        expect(new Map(allocate(amount, other))).toEqual(new Map(allocate(amount, list)));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the odd fen to the smaller keys of equal weights', () => {
    const parts = (amount: bigint, ...keys: string[]) =>
      Object.fromEntries(
        allocate(
          fen(amount),
          keys.map((key) => ({ key, weight: 7n })),
        ),
      );
    expect(parts(100n, 'H2', 'H10', 'H1')).toEqual({ H1: 34n, H10: 33n, H2: 33n });
    expect(parts(101n, 'H2', 'H10', 'H1')).toEqual({ H1: 34n, H10: 34n, H2: 33n });
    expect(parts(-101n, 'H2', 'H10', 'H1')).toEqual({ H1: -34n, H10: -34n, H2: -33n });
    expect(parts(1n, 'a', 'Z', '乙')).toEqual({ Z: 1n, a: 0n, 乙: 0n });
  });

  it('gives larger remainders first: 10 over 1, 2, 4 is 1.43, 2.86, 5.71', () => {
    const list = [
      { key: 'a', weight: 1n },
      { key: 'b', weight: 2n },
      { key: 'c', weight: 4n },
    ];
    expect(Object.fromEntries(allocate(fen(10n), list))).toEqual({ a: 1n, b: 3n, c: 6n });
  });

  it('never gives less for more weight', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), shares, fc.nat(), weight, (amount, list, pick, more) => {
        const chosen = list[pick % list.length]!;
        const raised = list.map((one) => (one === chosen ? { ...one, weight: one.weight + more } : one));
        const before = allocate(fen(amount), list).get(chosen.key)!;
        expect(allocate(fen(amount), raised).get(chosen.key)).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses negative weights and weights that add up to zero', () => {
    expect(() => allocate(fen(1n), [{ key: 'a', weight: -1n }])).toThrow(RangeError);
    expect(() => allocate(fen(1n), [{ key: 'a', weight: 0n }])).toThrow(RangeError);
    expect(() => allocate(fen(0n), [])).toThrow(RangeError);
  });
});

describe('rounding is half away from zero', () => {
  it.each([
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [3n, 2n, 2n],
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [49n, 100n, 0n],
    [-49n, 100n, 0n],
    [51n, 100n, 1n],
    [0n, 7n, 0n],
    [123_456_750n, 1000n, 123_457n],
  ])('%i/%i is %i', (n, d, expected) => {
    expect(roundHalfAway(fraction(n, d))).toBe(expected);
  });

  it('keeps places exactly: 66.66665 to 4 places is 66.6667, −66.66665 is −66.6667', () => {
    expect(roundTo(fraction(6_666_665n, 100_000n), 4)).toBe(666_667n);
    expect(roundTo(fraction(-6_666_665n, 100_000n), 4)).toBe(-666_667n);
    expect(roundTo(fraction(6_666_664n, 100_000n), 4)).toBe(666_666n);
  });

  it('is the nearest, a half going away from zero, and mirrors', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 9n), (n, d) => {
        const result = roundHalfAway(fraction(n, d));
        const left = n - result * d;
        expect(2n * size(left)).toBeLessThanOrEqual(d);
        if (2n * size(left) === d) expect(size(result) * d).toBeGreaterThan(size(n));
        expect(roundHalfAway(fraction(-n, d))).toBe(-result);
      }),
      { numRuns: 500 },
    );
  });
});
