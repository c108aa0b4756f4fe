import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBytes, hashBytes } from '../../shared/cases/stream/byte-text.ts';
import { CellSums } from '../../shared/cases/stream/cell-sums.ts';
import { CellKeys } from '../../shared/cases/stream/classes.ts';
import { CodeTable } from '../../shared/cases/stream/code-table.ts';
import { linearThrough, type Probe } from '../../shared/cases/stream/linear-form.ts';
import { eachRun, indexOf, orderByKey, orderShared } from '../../shared/cases/stream/sort-keys.ts';
import { fraction, plus, times } from '../../shared/money/fraction.ts';
import { roundHalfAway } from '../../shared/money/round.ts';
import {
  addTerm,
  addWide,
  divideHalfAway,
  exactNumber,
  MOST_EXACT,
  sumOf,
} from '../../shared/money/small.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('numbers that a double holds', () => {
  it('divide as fractions do, halves away from zero', () => {
    expect([5, -5, 4, 0].map((n) => divideHalfAway(n, 10))).toEqual([1, -1, 0, 0]);
    const property = fc.property(
      fc.maxSafeInteger(),
      fc.integer({ min: 1, max: 2 ** 31 }),
      (n, d) => BigInt(divideHalfAway(n, d)) === roundHalfAway({ n: BigInt(n), d: BigInt(d) }),
    );
    fc.assert(property, { numRuns: 2000 });
  });

  it('add up beyond what one of them holds', () => {
    const terms = fc.array(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), { maxLength: 60 });
    const property = fc.property(terms, (amounts) => {
      const sums = new Float64Array(2);
      for (const amount of amounts) {
        const small = exactNumber(amount);
        if (small !== undefined && Math.abs(small) < 2 ** 52) addTerm(sums, 0, 1, small);
        else addWide(sums, 0, 1, amount);
      }
      return sumOf(sums[0]!, sums[1]!) === amounts.reduce((sum, amount) => sum + amount, 0n);
    });
    fc.assert(property, { numRuns: 1000 });
    expect(exactNumber(BigInt(MOST_EXACT) + 1n)).toBeUndefined();
    const sums = Float64Array.of(0, MOST_EXACT);
    expect(() => addWide(sums, 0, 1, 2n ** 90n)).toThrow(RangeError);
  });
});

it('bytes compare as the texts they stand for', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 6 });
  const property = fc.property(text, text, (a, b) => {
    const [left, right] = [bytes(a), bytes(b)];
    const order = compareBytes(left, 0, left.length, right, 0, right.length);
    return Math.sign(order) === (a < b ? -1 : a > b ? 1 : 0);
  });
  fc.assert(property, { numRuns: 3000 });
});

it('a code is found by its bytes, and only by them', () => {
  const property = fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 300 }), (codes) => {
    const table = new CodeTable();
    codes.forEach((code, index) => {
      table.learn(bytes(code), index);
      table.learn(bytes(code), -5);
    });
    const found = [...codes, 'no such code at all'].map((code) => {
      const slice = bytes(` ${code}`);
      return table.find(slice, 1, slice.length, hashBytes(slice, 1, slice.length));
    });
    expect(found).toEqual([...codes.keys(), -1]);
  });
  fc.assert(property, { numRuns: 200 });
});

describe('linear forms', () => {
  const amount = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n });
  const ratio = fc.tuple(amount, fc.bigInt({ min: 1n, max: 10n ** 8n })).map(([n, d]) => fraction(n, d));
  const CORNERS = [
    [0n, 0n],
    [900_000n, 0n],
    [900_000n, 900_000n],
    [450_000n, 0n],
    [450_000n, 150_000n],
  ] as const;
  const probe = (value: (total: bigint, part: bigint) => ReturnType<typeof fraction>): readonly Probe[] =>
    CORNERS.map(([total, unreasonable]) => ({ total, unreasonable, value: value(total, unreasonable) }));

  it('give what the plane gives, rounded once', () => {
    const property = fc.property(
      fc.tuple(ratio, ratio, ratio),
      fc.nat(900_000),
      fc.nat(900_000),
      ([a, b, c], one, other) => {
        const plane = (total: bigint, part: bigint) =>
          plus(plus(a, times(b, fraction(total))), times(c, fraction(part)));
        const [part, total] = [one, other].sort((x, y) => x - y) as [number, number];
        const form = linearThrough(probe(plane), 10_000n)!;
        const { n, d } = plane(BigInt(total), BigInt(part));
        const expected = exactNumber(roundHalfAway({ n: n * 10_000n, d }));
        expect(form.at(total, part)).toBe(expected);
        if (form.constant !== undefined) expect(form.constant).toBe(expected);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it('are refused where the values bend', () => {
    const bent = (total: bigint) => (total < 100_000n ? fraction(total) : fraction(100_000n));
    expect(linearThrough(probe(bent), 1n)).toBeUndefined();
  });
});

it('keys of cells come apart again', () => {
  const keys = new CellKeys(2024);
  const parts = { institution: 311, group: 2023, fund: 1, month: 11, kind: 7, place: 2 };
  const { institution, group, fund, month, kind, place } = parts;
  const key = keys.key(institution, group, fund, month, kind, place);
  expect(keys.parts(key)).toEqual(parts);
  expect(keys.group(key)).toBe(2023);
  expect(keys.parts(keys.withGroup(key, 7))).toEqual({ ...parts, group: 7 });
});

it('sums by cell are those of a map, merged or not', () => {
  const rows = fc.array(fc.tuple(fc.nat(2 ** 40), fc.maxSafeInteger()), { maxLength: 400 });
  const property = fc.property(rows, fc.nat(400), (entries, split) => {
    const expected = new Map<number, bigint>();
    const tables = [new CellSums(2), new CellSums(2)];
    entries.forEach(([key, term], index) => {
      const table = tables[index < split ? 0 : 1]!;
      const at = table.at(key);
      table.add(at, 0, 1);
      table.addWide(at, 1, BigInt(term));
      expected.set(key, (expected.get(key) ?? 0n) + BigInt(term));
    });
    tables[0]!.merge(CellSums.of(2, ...tables[1]!.columns()));
    const found = Array.from({ length: tables[0]!.size }, (_, index) => [
      tables[0]!.key(index),
      tables[0]!.sum(index, 1),
    ]);
    expect(new Map(found as [number, bigint][])).toEqual(expected);
  });
  fc.assert(property, { numRuns: 200 });
});

it('runs of equal keys are found, alone or not', () => {
  const property = fc.property(
    fc.array(fc.oneof(fc.nat(9), fc.nat(2 ** 32 - 1)), { maxLength: 300 }),
    (list) => {
      const keys = Uint32Array.from(list);
      for (const order of [orderByKey(keys), orderShared(keys)]) {
        const runs = new Map<number, number[]>();
        eachRun(order, (from, to) => {
          const run = Array.from(order.subarray(from, to), indexOf);
          runs.set(keys[run[0]!]!, run);
        });
        const expected = [...Map.groupBy(keys.keys(), (index) => keys[index]!)].filter(
          ([, indices]) => indices.length > 1,
        );
        expect(runs).toEqual(new Map(expected));
      }
    },
  );
  fc.assert(property, { numRuns: 300 });
});
