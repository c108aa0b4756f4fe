import { equalBytes, GrowingBytes, hashBytes, spread } from './byte-text.ts';

/** Codes by small numbers, looked up by the bytes a file has for them. */
export class CodeTable {
  /** By slot: the entry, -1 for none */
  #slots = new Int32Array(16).fill(-1);
  /** By entry: where its bytes begin, how many they are, their hash, the number */
  #starts = new Int32Array(8);
  #lengths = new Int32Array(8);
  #hashes = new Int32Array(8);
  #values = new Int32Array(8);
  #size = 0;
  readonly #codes = new GrowingBytes();

  /** Several spellings may share a number; one that is known already keeps its own. */
  learn(bytes: Uint8Array, value: number): void {
    const hash = hashBytes(bytes, 0, bytes.length);
    if (this.find(bytes, 0, bytes.length, hash) !== -1) return;
    if (this.#size === this.#starts.length) this.#enlarge();
    const entry = this.#size++;
    this.#starts[entry] = this.#codes.length;
    this.#lengths[entry] = bytes.length;
    this.#hashes[entry] = hash;
    this.#values[entry] = value;
    this.#codes.append(bytes, 0, bytes.length);
    this.#place(entry);
  }

  /** The number of the code that stands there, or -1. `hash` is that of the slice. */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot]!;
      if (entry === -1) return -1;
      const length = to - from;
      if (
        this.#hashes[entry] === hash &&
        this.#lengths[entry] === length &&
        equalBytes(this.#codes.bytes, this.#starts[entry]!, bytes, from, length)
      ) {
        return this.#values[entry]!;
      }
    }
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = spread(this.#hashes[entry]!) & mask;
    while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
    this.#slots[slot] = entry;
  }

  #enlarge(): void {
    const larger = (column: Int32Array<ArrayBuffer>) => {
      const wider = new Int32Array(column.length * 2);
      wider.set(column);
      return wider;
    };
    this.#starts = larger(this.#starts);
    this.#lengths = larger(this.#lengths);
    this.#hashes = larger(this.#hashes);
    this.#values = larger(this.#values);
    this.#slots = new Int32Array(this.#starts.length * 4).fill(-1);
    for (let entry = 0; entry < this.#size; entry++) this.#place(entry);
  }
}
