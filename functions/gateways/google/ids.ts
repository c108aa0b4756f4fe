import type { FileShape } from './shape.ts';

/** Sheets takes 31 bits; 0 is the first sheet of a new file. */
const MOST_ID = 2 ** 31 - 1;

export const newId = (random: () => number): number => 1 + Math.floor(random() * MOST_ID);

/** Ids of the sheets that a write adds: chosen once, so that a batch sent again means the same sheets. */
export class SheetIds {
  readonly #random: () => number;
  readonly #chosen = new Map<string, number>();

  constructor(random: () => number) {
    this.#random = random;
  }

  of(tab: string, { sheets }: FileShape): number {
    const chosen = this.#chosen.get(tab);
    if (chosen !== undefined) return chosen;
    const taken = new Set([...sheets.map(({ id }) => id), ...this.#chosen.values()]);
    let id = newId(this.#random);
    while (taken.has(id)) id = (id % MOST_ID) + 1;
    this.#chosen.set(tab, id);
    return id;
  }
}
