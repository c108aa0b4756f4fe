import { equalBytes, hashBytes, spread } from './byte-text.ts';

/** Texts one after the other, each found by its bytes: four bytes for where it ends and eight to find it by. */
export interface IndexedTexts {
  readonly bytes: Uint8Array;
  /** Where each text ends */
  readonly ends: Uint32Array;
  /** By slot: the number of a text, -1 for none; twice as many as texts, a power of two */
  readonly slots: Int32Array;
}

/** The number of the text that stands there, or -1. `hash` is that of the slice. */
export function findText(
  { bytes, ends, slots }: IndexedTexts,
  slice: Uint8Array,
  from: number,
  to: number,
  hash: number,
): number {
  const mask = slots.length - 1;
  for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
    const index = slots[slot]!;
    if (index === -1) return -1;
    const start = index === 0 ? 0 : ends[index - 1]!;
    if (ends[index]! - start === to - from && equalBytes(bytes, start, slice, from, to - from)) return index;
  }
}

/** Texts that differ, by number in the order they were added. */
export class TextIndex implements IndexedTexts {
  bytes = new Uint8Array(2 ** 8);
  ends = new Uint32Array(2 ** 4);
  slots = new Int32Array(2 ** 5).fill(-1);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  startOf = (index: number): number => (index === 0 ? 0 : this.ends[index - 1]!);

  find = (text: Uint8Array): number => findText(this, text, 0, text.length, hashBytes(text, 0, text.length));

  /** @param text that is not among them yet */
  add(text: Uint8Array): void {
    const start = this.startOf(this.#size);
    if (start + text.length > this.bytes.length) {
      this.bytes = grown(this.bytes, new Uint8Array(this.bytes.length * 2 + text.length));
    }
    if (this.#size === this.ends.length) this.#enlarge();
    this.bytes.set(text, start);
    this.ends[this.#size] = start + text.length;
    this.#place(this.#size++);
  }

  /** The same without room for more. */
  packed(): IndexedTexts {
    const bytes = this.bytes.slice(0, this.startOf(this.#size));
    return { bytes, ends: this.ends.slice(0, this.#size), slots: this.slots };
  }

  #place(index: number): void {
    const mask = this.slots.length - 1;
    let slot = spread(hashBytes(this.bytes, this.startOf(index), this.ends[index]!)) & mask;
    while (this.slots[slot] !== -1) slot = (slot + 1) & mask;
    this.slots[slot] = index;
  }

  #enlarge(): void {
    this.ends = grown(this.ends, new Uint32Array(this.ends.length * 2));
    this.slots = new Int32Array(this.ends.length * 2).fill(-1);
    for (let index = 0; index < this.#size; index++) this.#place(index);
  }
}

function grown<A extends Uint8Array | Uint32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
