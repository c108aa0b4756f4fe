import { sizeOf } from './size.ts';

/**
 * The largest batch sent as one. Google recommends two megabytes at most, and refuses at ten; some room is left for
 * what goes along with the requests.
 */
export const MOST_BYTES = 1_900_000;

/** Cuts requests into batches of at most `MOST_BYTES`, in their order. */
export function packed<T>(requests: readonly T[]): T[][] {
  const batches: T[][] = [];
  let room = 0;
  for (const request of requests) {
    const size = sizeOf(request) + 1;
    if (size > room) {
      batches.push([]);
      room = MOST_BYTES;
    }
    batches.at(-1)!.push(request);
    room -= size;
  }
  return batches;
}
