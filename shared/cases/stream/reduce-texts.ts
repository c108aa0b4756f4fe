import type { Hasher } from '../../settle/hash.ts';
import { compareBytes, WEIGHT } from './byte-text.ts';
import { TEXT_STRIDE, type TextSection } from './sections.ts';
import { eachRun, indexOf, MOST_KEYED, orderByKey } from './sort-keys.ts';

/** The rows of one range from one shard. */
export interface RangeOfShard {
  readonly section: TextSection;
  /** The number its file shows for the first record of the shard */
  readonly firstRow: number;
}

/** A case number that stands twice. */
export interface Duplicate {
  readonly number: string;
  readonly first: number;
  readonly second: number;
}

const OUT_BYTES = 2 ** 18;

/**
 * All case rows in the order of their numbers, range after range: what the digest of the cases is taken over, and
 * where equal numbers meet.
 */
export class TextReducer {
  readonly duplicates: Duplicate[] = [];
  readonly #hasher: Hasher;
  readonly #out = new Uint8Array(OUT_BYTES);
  #length = 0;

  constructor(hasher: Hasher) {
    this.#hasher = hasher;
  }

  /** Ranges must come in their order. */
  add(shards: readonly RangeOfShard[]): void {
    if (ascending(shards)) {
      for (const { section } of shards) this.#hasher.update(section.texts);
      return;
    }
    const rows = new RangeRows(shards);
    const order = rows.order();
    for (let at = 0; at < order.length; at++) {
      const row = order[at]!;
      if (at > 0) this.#compare(rows, order[at - 1]!, row);
      this.#take(rows.textsOf(row), rows.start(row), rows.end(row));
    }
    this.#flush();
  }

  digest = (): string => this.#hasher.digest();

  #compare(rows: RangeRows, before: number, row: number): void {
    if (rows.compare(before, row) !== 0) return;
    const [first, second] = [rows.row(before), rows.row(row)].sort((a, b) => a - b) as [number, number];
    this.duplicates.push({ number: rows.number(row), first, second });
  }

  #take(texts: Uint8Array, from: number, to: number): void {
    if (to - from > OUT_BYTES - this.#length) this.#flush();
    if (to - from > OUT_BYTES) {
      this.#hasher.update(texts.subarray(from, to));
      return;
    }
    this.#out.set(texts.subarray(from, to), this.#length);
    this.#length += to - from;
  }

  #flush(): void {
    if (this.#length > 0) this.#hasher.update(this.#out.subarray(0, this.#length));
    this.#length = 0;
  }
}

/** Each number above the one before, shard after shard: nothing to sort and no duplicates. */
function ascending(shards: readonly RangeOfShard[]): boolean {
  let before: Uint8Array | undefined;
  let beforeFrom = 0;
  let beforeTo = 0;
  for (const { section } of shards) {
    const { rows, texts } = section;
    let from = 0;
    for (let at = 0; at < rows.length; at += TEXT_STRIDE) {
      const to = from + rows[at + 2]!;
      if (before && compareBytes(before, beforeFrom, beforeTo, texts, from, to) >= 0) return false;
      before = texts;
      beforeFrom = from;
      beforeTo = to;
      from += rows[at + 1]!;
    }
  }
  return true;
}

/** The rows of a range by one index over all shards. */
class RangeRows {
  readonly #shards: readonly RangeOfShard[];
  readonly #shard: Uint16Array;
  readonly #at: Int32Array;
  readonly #starts: Float64Array;
  readonly length: number;

  constructor(shards: readonly RangeOfShard[]) {
    this.#shards = shards;
    this.length = shards.reduce((sum, { section }) => sum + section.rows.length / TEXT_STRIDE, 0);
    this.#shard = new Uint16Array(this.length);
    this.#at = new Int32Array(this.length);
    this.#starts = new Float64Array(this.length);
    let index = 0;
    shards.forEach(({ section: { rows } }, shard) => {
      let start = 0;
      for (let at = 0; at < rows.length; at += TEXT_STRIDE, index++) {
        this.#shard[index] = shard;
        this.#at[index] = at;
        this.#starts[index] = start;
        start += rows[at + 1]!;
      }
    });
  }

  textsOf = (index: number): Uint8Array => this.#section(index).texts;
  start = (index: number): number => this.#starts[index]!;
  end = (index: number): number => this.start(index) + this.#section(index).rows[this.#at[index]! + 1]!;
  row = (index: number): number =>
    this.#shards[this.#shard[index]!]!.firstRow + this.#section(index).rows[this.#at[index]!]!;
  number = (index: number): string =>
    new TextDecoder().decode(this.textsOf(index).subarray(this.start(index), this.#numberEnd(index)));

  compare = (a: number, b: number): number =>
    compareBytes(
      this.textsOf(a),
      this.start(a),
      this.#numberEnd(a),
      this.textsOf(b),
      this.start(b),
      this.#numberEnd(b),
    );

  /** By case number, then as they came. What all numbers begin with is left aside, the next four bytes sort first. */
  order(): Uint32Array {
    if (this.length > MOST_KEYED) {
      return Uint32Array.from({ length: this.length }, (_, index) => index).sort(this.#byNumber);
    }
    const skip = this.#commonLength();
    const keys = orderByKey(Uint32Array.from({ length: this.length }, (_, index) => this.#key(index, skip)));
    const order = Uint32Array.from(keys, indexOf);
    eachRun(keys, (from, to) => order.subarray(from, to).sort(this.#byNumber));
    return order;
  }

  #byNumber = (a: number, b: number): number => this.compare(a, b) || a - b;
  #section = (index: number): TextSection => this.#shards[this.#shard[index]!]!.section;
  #numberEnd = (index: number): number =>
    this.start(index) + this.#section(index).rows[this.#at[index]! + 2]!;

  #commonLength(): number {
    const first = this.textsOf(0);
    const start = this.start(0);
    let common = this.#numberEnd(0) - start;
    for (let index = 1; index < this.length && common > 0; index++) {
      const texts = this.textsOf(index);
      const from = this.start(index);
      const most = Math.min(common, this.#numberEnd(index) - from);
      let same = 0;
      while (same < most && texts[from + same] === first[start + same]) same++;
      common = same;
    }
    return common;
  }

  #key(index: number, skip: number): number {
    const texts = this.textsOf(index);
    const from = this.start(index) + skip;
    const to = this.#numberEnd(index);
    let key = 0;
    for (let at = from; at < from + 4; at++) {
      key = key * 256 + (at < to ? WEIGHT[texts[at]!]! : 0);
    }
    return key;
  }
}
