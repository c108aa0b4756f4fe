import { UnfitForShards } from './unfit.ts';

/** Indices that a key leaves room for. */
const INDICES = 2 ** 21;

/** Items at most that can be ordered by keys. */
export const MOST_KEYED = INDICES;

/**
 * Indices of items by their 32-bit keys, ascending; equal keys stand together, in the order of their indices.
 * Key and index are one double, so that the sort is that of plain numbers.
 */
export function orderByKey(keys: Uint32Array): Float64Array {
  const order = new Float64Array(keys.length);
  for (let index = 0; index < keys.length; index++) order[index] = keys[index]! * INDICES + index;
  return order.sort();
}

/** The same for those items only whose key may not be theirs alone: most are found to be alone without sorting. */
export function orderShared(keys: Uint32Array): Float64Array {
  if (keys.length > INDICES) throw new UnfitForShards('large');
  const met = new Uint8Array(2 ** Math.min(26, 35 - Math.clz32(keys.length)));
  const mask = met.length - 1;
  let shared = 0;
  for (let index = 0; index < keys.length; index++) {
    const at = keys[index]! & mask;
    const times = met[at]!;
    if (times === 0) met[at] = 1;
    else {
      shared += times === 1 ? 2 : 1;
      met[at] = 2;
    }
  }
  const order = new Float64Array(shared);
  for (let index = 0, at = 0; index < keys.length; index++) {
    if (met[keys[index]! & mask] === 2) order[at++] = keys[index]! * INDICES + index;
  }
  return order.sort();
}

export const indexOf = (ordered: number): number => ordered % INDICES;

/** Calls back with every run of two or more items of one key. */
export function eachRun(order: Float64Array, run: (from: number, to: number) => void): void {
  for (let from = 0; from < order.length; ) {
    const end = order[from]! - (order[from]! % INDICES) + INDICES;
    let to = from + 1;
    while (to < order.length && order[to]! < end) to++;
    if (to > from + 1) run(from, to);
    from = to;
  }
}
