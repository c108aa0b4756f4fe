import { LF } from '../../shared/cases/stream/byte-text.ts';
import { UnfitForShards } from '../../shared/cases/stream/unfit.ts';
import type { Blobs } from './blobs.ts';
import type { Cut, Shard, TextFile } from './plan.ts';

/** The longest row looked for beyond the end of a shard. */
const OVERHANG_BYTES = 2 ** 20;
const FIRST_OVERHANG = 2 ** 12;

/** Reads the rows of shards, one shard after the other in the same memory. */
export class ShardRows {
  readonly #files: Blobs;
  #buffer = new Uint8Array(0);

  constructor(files: Blobs) {
    this.#files = files;
  }

  /** The rows that begin within the shard. */
  async read(shard: Shard, file: TextFile, cut: Cut): Promise<Uint8Array> {
    const whole = cut === 'records';
    const ahead = whole || shard.from === file.dataFrom ? 0 : 1;
    const atEnd = whole || shard.to === file.size;
    for (let overhang = atEnd ? 0 : FIRST_OVERHANG; ; overhang *= 64) {
      const from = shard.from - ahead;
      const to = Math.min(shard.to + overhang, file.size);
      if (this.#buffer.length < to - from + 1) this.#buffer = new Uint8Array(to - from + 1);
      const bytes = await this.#files.read(file.name, from, to, this.#buffer.subarray(0, to - from));
      const start = ahead === 0 ? 0 : afterLine(bytes, 0);
      const end = atEnd ? bytes.length : afterLine(bytes, shard.to - 1 - from);
      const last = to === file.size ? bytes.length : undefined;
      const [first, next] = [start ?? last, end ?? last];
      if (first !== undefined && next !== undefined) return bytes.subarray(first, Math.max(first, next));
      if (overhang > OVERHANG_BYTES) throw new UnfitForShards('shape');
    }
  }

  /** The same bytes, and at least one byte behind them. */
  withRoom(bytes: Uint8Array): Uint8Array {
    if (bytes.buffer === this.#buffer.buffer) return this.#buffer.subarray(bytes.byteOffset);
    const room = new Uint8Array(bytes.length + 1);
    room.set(bytes);
    return room;
  }

  /** Gives the memory back. */
  clear(): void {
    this.#buffer = new Uint8Array(0);
  }
}

/** Where the line after the next line end begins; `undefined` where there is none. */
function afterLine(bytes: Uint8Array, from: number): number | undefined {
  const end = bytes.indexOf(LF, from);
  return end < 0 ? undefined : end + 1;
}
