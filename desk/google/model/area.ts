/** A rectangle of cells; rows and columns from 0, the last ones excluded. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const isEmpty = ({ top, left, bottom, right }: Area): boolean => top >= bottom || left >= right;

export const intersection = (a: Area, b: Area): Area => ({
  top: Math.max(a.top, b.top),
  left: Math.max(a.left, b.left),
  bottom: Math.min(a.bottom, b.bottom),
  right: Math.min(a.right, b.right),
});

export const intersects = (a: Area, b: Area): boolean => !isEmpty(intersection(a, b));

export const contains = (outer: Area, inner: Area): boolean =>
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom &&
  inner.left >= outer.left &&
  inner.right <= outer.right;

/** What is left of an area without another one. */
export function without(area: Area, hole: Area): Area[] {
  const cut = intersection(area, hole);
  if (isEmpty(cut)) return [area];
  return [
    { ...area, bottom: cut.top },
    { ...area, top: cut.bottom },
    { ...area, top: cut.top, bottom: cut.bottom, right: cut.left },
    { ...area, top: cut.top, bottom: cut.bottom, left: cut.right },
  ].filter((rest) => !isEmpty(rest));
}

export type Dimension = 'ROWS' | 'COLUMNS';

/** Rows or columns that come (`count` > 0) or go (`count` < 0) at an index. */
export interface Shift {
  readonly dimension: Dimension;
  readonly at: number;
  readonly count: number;
}

/** Where the edges `start` and `end` (excluded) of a span lie after the shift. */
export function shiftSpan(start: number, end: number, { at, count }: Shift): [number, number] {
  if (count >= 0) return [start >= at ? start + count : start, end > at ? end + count : end];
  const moved = (edge: number): number => (edge <= at ? edge : Math.max(at, edge + count));
  return [moved(start), moved(end)];
}

/** The area after the shift; `undefined` when nothing of it is left. */
export function shiftArea(area: Area, shift: Shift): Area | undefined {
  const rows = shift.dimension === 'ROWS';
  const [start, end] = rows
    ? shiftSpan(area.top, area.bottom, shift)
    : shiftSpan(area.left, area.right, shift);
  if (start >= end) return undefined;
  return rows ? { ...area, top: start, bottom: end } : { ...area, left: start, right: end };
}
