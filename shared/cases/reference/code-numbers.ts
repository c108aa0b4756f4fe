import { UnfitForShards } from '../stream/unfit.ts';

/** Room for codes of one kind in the key of a cell. */
export const ROOM = 2 ** 20;

/** Codes by number: those of a tab in its order, then others as they are met. */
export class CodeNumbers {
  readonly #known: number;
  readonly #codes: string[];
  readonly #numbers: Map<string, number>;

  constructor(known: Iterable<string>) {
    this.#codes = [...known];
    this.#known = this.#codes.length;
    this.#numbers = new Map(this.#codes.map((code, index) => [code, index]));
  }

  get codes(): readonly string[] {
    return this.#codes;
  }

  /** Codes that the tab does not know, in the order of their numbers. */
  get strangers(): readonly string[] {
    return this.#codes.slice(this.#known);
  }

  isKnown = (number: number): boolean => number < this.#known;

  /** @throws UnfitForShards when there are more codes than a key has room for */
  number(code: string): number {
    const before = this.#numbers.get(code);
    if (before !== undefined) return before;
    if (this.#codes.length === ROOM) throw new UnfitForShards('large');
    this.#numbers.set(code, this.#codes.length);
    return this.#codes.push(code) - 1;
  }

  /** The numbers here of codes by their numbers in a shard, which met strangers of its own. */
  numbersOf(strangers: readonly string[]): (number: number) => number {
    const numbers = strangers.map((code) => this.number(code));
    return (number) => (number < this.#known ? number : numbers[number - this.#known]!);
  }
}
