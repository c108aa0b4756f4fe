import { Growing } from '../cases/columns.ts';
import { compareBytes, GrowingBytes, LF } from '../cases/stream/byte-text.ts';
import type { NewHasher } from './hash.ts';

const ENCODER = new TextEncoder();
const LINE_END = Uint8Array.of(LF);
const OUT_BYTES = 2 ** 16;

/** Texts to be hashed in plain string order, one on a line; kept as bytes, since there may be very many. */
export class SortedTexts {
  readonly #texts = new GrowingBytes();
  readonly #ends = new Growing((length) => new Uint32Array(length));

  add(text: string): void {
    const bytes = ENCODER.encode(text);
    this.#texts.append(bytes, 0, bytes.length);
    this.#ends.push(this.#texts.length);
  }

  get size(): number {
    return this.#ends.length;
  }

  digest(newHasher: NewHasher): string {
    const { bytes } = this.#texts;
    const start = (index: number) => (index === 0 ? 0 : this.#ends.at(index - 1));
    const end = (index: number) => this.#ends.at(index);
    const order = Uint32Array.from({ length: this.size }, (_, index) => index).sort((a, b) =>
      compareBytes(bytes, start(a), end(a), bytes, start(b), end(b)),
    );
    const hasher = newHasher();
    const out = new GrowingBytes(OUT_BYTES);
    order.forEach((index, at) => {
      if (at > 0) out.append(LINE_END, 0, 1);
      out.append(bytes, start(index), end(index));
      if (out.length < OUT_BYTES) return;
      hasher.update(out.content());
      out.length = 0;
    });
    hasher.update(out.content());
    return hasher.digest();
  }
}
