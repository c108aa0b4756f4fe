import type { CaseClass } from '../../rules/case/facts.ts';
import type { PoolPlace } from '../../rules/case/special-review.ts';
import { FUNDS } from '../../sheets/tabs/values.ts';

/** Closed values of a cell's key, by the numbers the columns keep. */
export const CLASSES: readonly CaseClass[] = [
  'normal',
  'low',
  'mid',
  'high',
  'unstable',
  'ambiguous',
  'ungrouped',
  'bed-day',
];
export const PLACES: readonly PoolPlace[] = ['in', 'byItem', 'unpaid'];

const MONTHS = 12;
/** Cells of one institution and group: fund, month, class and place. */
const PER_PAIR = FUNDS.length * MONTHS * CLASSES.length * PLACES.length;

export interface CellParts {
  readonly institution: number;
  readonly group: number;
  readonly fund: number;
  /** From 0 */
  readonly month: number;
  readonly kind: number;
  readonly place: number;
}

/** What the sums of a digest are kept by, as one number. */
export class CellKeys {
  readonly #groups: number;

  /** @param groups how many groups one institution has room for */
  constructor(groups: number) {
    this.#groups = groups;
  }

  key(institution: number, group: number, fund: number, month: number, kind: number, place: number): number {
    const pair = institution * this.#groups + group;
    return (((pair * FUNDS.length + fund) * MONTHS + month) * CLASSES.length + kind) * PLACES.length + place;
  }

  /** Institution and group together. */
  pair = (key: number): number => (key - (key % PER_PAIR)) / PER_PAIR;

  group = (key: number): number => this.pair(key) % this.#groups;

  parts(key: number): CellParts {
    let rest = key;
    const take = (count: number) => {
      const part = rest % count;
      rest = (rest - part) / count;
      return part;
    };
    const place = take(PLACES.length);
    const kind = take(CLASSES.length);
    const month = take(MONTHS);
    const fund = take(FUNDS.length);
    const group = take(this.#groups);
    return { institution: rest, group, fund, month, kind, place };
  }

  /** The same cell with its group under another number. */
  withGroup = (key: number, group: number): number => key + (group - this.group(key)) * PER_PAIR;
}
