/** Texts as slices of bytes in UTF-8, or in GB18030 where all of it is ASCII. */

export const COMMA = 0x2c;
export const QUOTE = 0x22;
export const LF = 0x0a;
export const CR = 0x0d;

/** Between the cells of a row's canonical text. */
export const UNIT = 0x1f;

/** UTF-16 puts the signs beyond U+FFFF before U+E000 … U+FFFF; UTF-8 puts them after. */
export const WEIGHT = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0xee || byte === 0xef ? byte + 10 : byte,
);

export interface Slice {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** Plain string order, as JavaScript compares the decoded texts. */
export function compareBytes(
  a: Uint8Array,
  aFrom: number,
  aTo: number,
  b: Uint8Array,
  bFrom: number,
  bTo: number,
): number {
  const shared = aTo - aFrom < bTo - bFrom ? aTo - aFrom : bTo - bFrom;
  for (let index = 0; index < shared; index++) {
    const left = a[aFrom + index]!;
    const right = b[bFrom + index]!;
    if (left !== right) return WEIGHT[left]! - WEIGHT[right]!;
  }
  return aTo - aFrom - (bTo - bFrom);
}

export function equalBytes(
  a: Uint8Array,
  aFrom: number,
  b: Uint8Array,
  bFrom: number,
  length: number,
): boolean {
  for (let index = 0; index < length; index++) if (a[aFrom + index] !== b[bFrom + index]) return false;
  return true;
}

export const HASH_START = 0x811c9dc5 | 0;

/** FNV-1a, byte by byte. */
export const hashByte = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193);

export function hashBytes(bytes: Uint8Array, from: number, to: number, start = HASH_START): number {
  let hash = start;
  for (let index = from; index < to; index++) hash = Math.imul(hash ^ bytes[index]!, 0x01000193);
  return hash;
}

/** Spreads a hash over all its bits, so that its low ones can pick a slot. */
export function spread(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (once ^ (once >>> 13)) >>> 0;
}

/** Bytes that grow by doubling. */
export class GrowingBytes {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity = 1 << 12) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for so many bytes more. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    let capacity = this.bytes.length * 2;
    while (capacity < needed) capacity *= 2;
    const larger = new Uint8Array(capacity);
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  append(source: Uint8Array, from: number, to: number): void {
    const length = to - from;
    this.reserve(length);
    if (length > 64) this.bytes.set(source.subarray(from, to), this.length);
    else for (let index = 0; index < length; index++) this.bytes[this.length + index] = source[from + index]!;
    this.length += length;
  }

  content(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

const CHUNK_BYTES = 2 ** 18;

/** Chunks that were given back, for the next to use. */
export class ChunkPool {
  readonly #free: Uint8Array[] = [];

  take(least: number): Uint8Array {
    return (least <= CHUNK_BYTES && this.#free.pop()) || new Uint8Array(Math.max(least, CHUNK_BYTES));
  }

  give(chunks: readonly Uint8Array[]): void {
    this.#free.push(...chunks.filter(({ length }) => length === CHUNK_BYTES));
  }
}

/** Bytes written one after the other, in chunks: none is copied for the sake of growing. */
export class ChunkedBytes {
  /** The chunk being written, and how much of it is */
  bytes: Uint8Array = new Uint8Array(0);
  length = 0;
  readonly #pool: ChunkPool;
  readonly #full: Uint8Array[] = [];
  readonly #chunks: Uint8Array[] = [];
  #before = 0;

  constructor(pool: ChunkPool) {
    this.#pool = pool;
  }

  /** Bytes in all chunks */
  get total(): number {
    return this.#before + this.length;
  }

  /** Makes room for so many bytes in a row. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    if (this.length > 0) this.#full.push(this.bytes.subarray(0, this.length));
    this.#before += this.length;
    this.bytes = this.#pool.take(more);
    this.#chunks.push(this.bytes);
    this.length = 0;
  }

  append(source: Uint8Array): void {
    this.reserve(source.length);
    this.bytes.set(source, this.length);
    this.length += source.length;
  }

  pieces(): readonly Uint8Array[] {
    return [...this.#full, this.bytes.subarray(0, this.length)];
  }

  clear(): void {
    this.#pool.give(this.#chunks.splice(0));
    this.#full.length = 0;
    this.#before = 0;
    this.bytes = new Uint8Array(0);
    this.length = 0;
  }
}
