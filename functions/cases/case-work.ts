import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { LF } from '../../shared/cases/stream/byte-text.ts';
import { CellSums, HALVINGS } from '../../shared/cases/stream/cell-sums.ts';
import { CellKeys } from '../../shared/cases/stream/classes.ts';
import { groupRoom } from '../../shared/cases/stream/code-book.ts';
import { type Overlap, reduceStays } from '../../shared/cases/stream/reduce-stays.ts';
import { type Duplicate, TextReducer } from '../../shared/cases/stream/reduce-texts.ts';
import { ShardFile, shardPieces } from '../../shared/cases/stream/shard-file.ts';
import { ShardReader } from '../../shared/cases/stream/shard-reader.ts';
import { UnfitForShards } from '../../shared/cases/stream/unfit.ts';
import { sha256 } from '../gateways/sha256.ts';
import { CODE_VERSION } from '../version.ts';
import { type PackedBasis, unpackBasis } from './basis.ts';
import type { Blobs } from './blobs.ts';
import { codingOf, isText } from './encoding.ts';
import type { CaseFile, Plan, Shard } from './plan.ts';

/** A shard that was digested, as the reducers ask for it. */
export interface DoneShard {
  /** Its name in the store, by the content it was made from */
  readonly key: string;
  /** The number its file shows for its first record */
  readonly firstRow: number;
  /** See PartOfShard */
  readonly groups: readonly number[] | undefined;
}

export interface TextsReduced {
  readonly digest: string;
  readonly duplicates: readonly Duplicate[];
}

/** The columns of the sums, which travel between threads. */
export interface StaysReduced {
  readonly columns: readonly [Float64Array, Float64Array];
  readonly overlaps: readonly Overlap[];
}

/** The longest row looked for beyond the end of a shard. */
const OVERHANG_BYTES = 2 ** 20;
const FIRST_OVERHANG = 2 ** 12;

/** The pieces of phase 1 over files: shards first, then reducers over what they left in the store. */
export class CaseWork {
  readonly #plan: Plan;
  readonly #files: Blobs;
  readonly #store: Blobs;
  readonly #basis: ReturnType<typeof unpackBasis>;
  readonly #packed: PackedBasis;
  readonly #opened = new Map<string, Promise<ShardFile>>();
  #basisHash: string | undefined;
  #readers: ShardReader[] = [];
  readonly #arena = new Arena();
  #buffer = new Uint8Array(0);

  constructor(plan: Plan, basis: PackedBasis, files: Blobs, store: Blobs) {
    this.#plan = plan;
    this.#files = files;
    this.#store = store;
    this.#basis = unpackBasis(basis);
    this.#packed = basis;
  }

  /** Digests a shard, unless the store has what its content comes to; its key there. */
  async shard(index: number): Promise<string> {
    const shard = this.#plan.shards[index]!;
    const file = this.#plan.files[shard.file]!;
    const bytes = await this.#rowsOf(shard, file);
    const key = this.#plan.kept ? this.#contentKey(file, bytes) : `${index}.shard`;
    if (this.#plan.kept && (await this.#store.size(key)) !== undefined) return key;
    if (!isText(bytes, file.encoding)) throw new UnfitForShards('broken');
    this.#readers[shard.file] ??= new ShardReader({
      ...this.#basis,
      header: file.header,
      coding: codingOf(file.encoding),
      borders: this.#plan.borders,
      stayParts: this.#plan.stayParts,
      foldedAllowed: this.#plan.cut === 'records',
    });
    const result = this.#readers[shard.file]!.read(this.#withRoom(bytes), bytes.length);
    await this.#store.write(key, shardPieces(result));
    return key;
  }

  /** Everything that what a shard leaves depends on. */
  #contentKey({ encoding, header }: CaseFile, bytes: Uint8Array): string {
    const { cut, borders, stayParts } = this.#plan;
    this.#basisHash ??= createHash('sha256')
      .update(serialize([CODE_VERSION, this.#packed, cut, borders, stayParts]))
      .digest('hex');
    const hash = createHash('sha256')
      .update(this.#basisHash)
      .update(serialize([encoding, header]));
    return `${hash.update(bytes).digest('hex')}.shard`;
  }

  /** The digest of all cases in the order of their numbers, and the numbers that stand twice. */
  async texts(shards: readonly DoneShard[]): Promise<TextsReduced> {
    const opened = await this.#open(shards);
    const reducer = new TextReducer(sha256());
    for (let range = 0; range <= this.#plan.borders.length; range++) {
      this.#arena.clear();
      const sections = opened.map(async ({ file, firstRow }) => ({
        section: await file.texts(range),
        firstRow,
      }));
      reducer.add(await Promise.all(sections));
    }
    return { digest: reducer.digest(), duplicates: reducer.duplicates };
  }

  /** What readmissions take away in some parts of the stays. */
  async stays(
    parts: readonly number[],
    shards: readonly DoneShard[],
    groups: readonly string[],
  ): Promise<StaysReduced> {
    const opened = await this.#open(shards);
    const keys = new CellKeys(groupRoom(this.#basis.checks.groups.size));
    const all = new CellSums(HALVINGS.length);
    const overlaps: Overlap[] = [];
    for (const part of parts) {
      this.#arena.clear();
      const sections = opened.map(async ({ file, ...rest }) => ({
        section: await file.stays(part),
        ...rest,
      }));
      const reduced = reduceStays(
        await Promise.all(sections),
        this.#basis.area!,
        keys,
        (group) => groups[group]!,
      );
      all.merge(reduced.sums);
      overlaps.push(...reduced.overlaps);
    }
    return { columns: all.columns(), overlaps };
  }

  /** The same bytes, and at least one byte behind them. */
  #withRoom(bytes: Uint8Array): Uint8Array {
    if (bytes.buffer === this.#buffer.buffer) return this.#buffer.subarray(bytes.byteOffset);
    const room = new Uint8Array(bytes.length + 1);
    room.set(bytes);
    return room;
  }

  /** What shards left; the memory that they themselves took is given back. */
  #open(shards: readonly DoneShard[]) {
    this.#readers = [];
    this.#buffer = new Uint8Array(0);
    this.#arena.clear();
    return Promise.all(
      shards.map(async ({ key, ...rest }) => {
        const opened =
          this.#opened.get(key) ??
          ShardFile.open((from, to) => this.#store.read(key, from, to, this.#arena.take(to - from)));
        this.#opened.set(key, opened);
        return { ...rest, file: await opened };
      }),
    );
  }

  /** The rows that begin within the shard, in a buffer with room for one byte more. */
  async #rowsOf(shard: Shard, file: CaseFile): Promise<Uint8Array> {
    const whole = this.#plan.cut === 'records';
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
}

/** Where the line after the next line end begins; `undefined` where there is none. */
function afterLine(bytes: Uint8Array, from: number): number | undefined {
  const end = bytes.indexOf(LF, from);
  return end < 0 ? undefined : end + 1;
}

/** One stretch of memory for everything that a reducer has open at a time. */
class Arena {
  #bytes = new Uint8Array(0);
  #used = 0;
  #asked = 0;

  /** What was taken before is free again. */
  clear(): void {
    if (this.#asked > this.#bytes.length) this.#bytes = new Uint8Array(this.#asked);
    this.#used = 0;
    this.#asked = 0;
  }

  /** So many bytes on a border of eight; `undefined` until the arena has grown to what was asked for. */
  take(length: number): Uint8Array | undefined {
    const room = length + ((8 - (length % 8)) % 8);
    this.#asked += room;
    if (this.#used + room > this.#bytes.length) return undefined;
    const start = this.#used;
    this.#used += room;
    return this.#bytes.subarray(start, start + length);
  }
}
