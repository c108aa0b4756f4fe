import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { CellSums, HALVINGS } from '../../shared/cases/stream/cell-sums.ts';
import { CellKeys } from '../../shared/cases/stream/classes.ts';
import { groupRoom } from '../../shared/cases/stream/code-book.ts';
import { type Overlap, reduceStays, type StaysOfShard } from '../../shared/cases/stream/reduce-stays.ts';
import { type Duplicate, TextReducer } from '../../shared/cases/stream/reduce-texts.ts';
import { ShardFile, shardPieces, type WatchedHead } from '../../shared/cases/stream/shard-file.ts';
import { ShardReader } from '../../shared/cases/stream/shard-reader.ts';
import { UnfitForShards } from '../../shared/cases/stream/unfit.ts';
import type { Flag } from '../../shared/watch/flag.ts';
import { sha256 } from '../gateways/sha256.ts';
import { type PackedBasis, unpackBasis } from './basis.ts';
import type { Blobs } from './blobs.ts';
import { codingOf, isText } from './encoding.ts';
import type { CaseFile, Plan } from './plan.ts';
import { programDigest } from './program.ts';
import { ShardRows } from './shard-rows.ts';

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
  readonly flags: readonly Flag[];
}

/** The pieces of phase 1 over files: shards first, then reducers over what they left in the store. */
export class CaseWork {
  readonly #plan: Plan;
  readonly #rows: ShardRows;
  readonly #store: Blobs;
  readonly #basis: ReturnType<typeof unpackBasis>;
  readonly #packed: PackedBasis;
  readonly #opened = new Map<string, Promise<ShardFile>>();
  #basisHash: string | undefined;
  #readers: ShardReader[] = [];
  readonly #arena = new Arena();

  constructor(plan: Plan, basis: PackedBasis, files: Blobs, store: Blobs) {
    this.#plan = plan;
    this.#rows = new ShardRows(files);
    this.#store = store;
    this.#basis = unpackBasis(basis);
    this.#packed = basis;
  }

  /** Digests a shard, unless the store has what its content comes to; its key there. */
  async shard(index: number): Promise<string> {
    const shard = this.#plan.shards[index]!;
    const file = this.#plan.files[shard.file]!;
    const bytes = await this.#rows.read(shard, file, this.#plan.cut);
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
    const result = this.#readers[shard.file]!.read(this.#rows.withRoom(bytes), bytes.length);
    await this.#store.write(key, shardPieces(result));
    return key;
  }

  /** Everything that what a shard leaves depends on. */
  #contentKey({ encoding, header }: CaseFile, bytes: Uint8Array): string {
    const { cut, borders, stayParts } = this.#plan;
    this.#basisHash ??= createHash('sha256')
      .update(serialize([programDigest(), this.#packed, cut, borders, stayParts]))
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
    const flags: Flag[] = [];
    const watchArea = this.#basis.watch?.area;
    const watch = watchArea && {
      area: watchArea,
      institutions: [...this.#basis.checks.institutions.keys()],
    };
    for (const part of parts) {
      this.#arena.clear();
      const sections = opened.map(async ({ file, ...rest }) => ({
        section: await file.stays(part),
        watch: file.head.watched ? staysOf(file.head.watched) : undefined,
        ...rest,
      }));
      const reduced = reduceStays(
        await Promise.all(sections),
        this.#basis.area!,
        keys,
        (group) => groups[group]!,
        watch,
      );
      for (const flag of reduced.flags) flags.push(flag);
      all.merge(reduced.sums);
      overlaps.push(...reduced.overlaps);
    }
    return { columns: all.columns(), overlaps, flags };
  }

  /** What shards left; the memory that they themselves took is given back. */
  #open(shards: readonly DoneShard[]) {
    this.#readers = [];
    this.#rows.clear();
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
}

const staysOf = ({ departments, doctors, columns }: WatchedHead): StaysOfShard => ({
  departments,
  doctors,
  referrals: columns.includes('referral'),
});

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
