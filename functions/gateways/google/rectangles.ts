/** Cells of one kind side by side; rows and columns count from 0, the ends do not belong to it. */
export interface Rectangle<K> {
  readonly kind: K;
  readonly top: number;
  readonly left: number;
  readonly right: number;
  bottom: number;
}

/**
 * Covers a grid with few rectangles of one kind each: equal neighbours of a row join, then equal stretches of rows
 * below each other. A table of any length becomes one rectangle per column.
 */
export function rectangles<K>(rows: readonly (readonly (K | undefined)[])[]): readonly Rectangle<K>[] {
  const all: Rectangle<K>[] = [];
  let above: readonly Rectangle<K>[] = [];
  rows.forEach((row, top) => {
    const current = stretches(row).map(([kind, left, right]) => {
      const upper = above.find(
        (other) => other.left === left && other.right === right && other.kind === kind,
      );
      if (upper) {
        upper.bottom = top + 1;
        return upper;
      }
      const fresh = { kind, top, left, right, bottom: top + 1 };
      all.push(fresh);
      return fresh;
    });
    above = current;
  });
  return all;
}

/** Runs of equal items as kind, start and end; `undefined` is no item. */
export function stretches<K>(row: readonly (K | undefined)[]): [kind: K, start: number, end: number][] {
  const found: [K, number, number][] = [];
  row.forEach((kind, index) => {
    const last = found.at(-1);
    if (kind === undefined) return;
    if (last && last[2] === index && last[0] === kind) last[2] = index + 1;
    else found.push([kind, index, index + 1]);
  });
  return found;
}
