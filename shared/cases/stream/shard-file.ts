import type { Finding } from '../../findings/finding.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import type { MarkSection } from '../../watch/stream/marks.ts';
import { type ShardWatched, WATCH_SUMS } from '../../watch/stream/shard-watch.ts';
import { CellSums, SUMS } from './cell-sums.ts';
import type { StaySection, TextSection } from './sections.ts';
import type { ShardResult } from './shard-result.ts';

/** What a stored shard says of itself; sections follow it, each on a border of eight bytes. */
export interface ShardHead {
  readonly records: number;
  readonly cases: number;
  readonly findings: readonly Finding[];
  /** See ShardResult */
  readonly reviews: readonly number[];
  readonly periods: readonly (readonly [month: string, fund: Fund])[];
  readonly strangers: readonly string[];
  /** Cells, or `null` where the shard was only checked */
  readonly cells: number | null;
  /** Numbers and bytes of every section */
  readonly texts: readonly Section[];
  readonly stays: readonly Section[];
  /** `null` where the cases were not watched */
  readonly watched: WatchedHead | null;
}

/** What the supervision left in a shard, as its head says. */
export interface WatchedHead extends Pick<ShardWatched, 'columns' | 'departments' | 'doctors'> {
  readonly cells: number;
  readonly marks: Section;
}

interface Section {
  readonly numbers: number;
  readonly bytes: number;
}

/** Reads bytes of a stored shard. */
export type ReadPart = (from: number, to: number) => Promise<Uint8Array>;

const ALIGN = 8;
const aligned = (length: number): number => length + ((ALIGN - (length % ALIGN)) % ALIGN);
const bytesOf = (array: Int32Array | Float64Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** The bytes of a digested shard, piece by piece. */
export function* shardPieces(result: ShardResult): Generator<Uint8Array> {
  const { sums, texts, stays, watched, ...rest } = result;
  const head: ShardHead = {
    ...rest,
    cells: sums?.size ?? null,
    texts: texts.map(({ rows, bytes }) => ({ numbers: rows.length, bytes })),
    stays: stays.map((section) => ({ numbers: section.stays.length, bytes: section.names.length })),
    watched: watched ? watchedHead(watched) : null,
  };
  const json = new TextEncoder().encode(JSON.stringify(head));
  yield bytesOf(Float64Array.of(json.length));
  yield* padded(json);
  for (const column of sums?.columns() ?? []) yield bytesOf(column);
  for (const { rows, pieces, bytes } of texts) {
    yield* padded(bytesOf(rows));
    yield* pieces;
    yield* padding(bytes);
  }
  for (const { stays: numbers, names } of stays) {
    yield* padded(bytesOf(numbers));
    yield* padded(names);
  }
  if (watched) {
    for (const column of watched.cells.columns()) yield bytesOf(column);
    yield* padded(bytesOf(watched.marks.marks));
    yield* padded(watched.marks.names);
  }
}

const watchedHead = ({ columns, departments, doctors, cells, marks }: ShardWatched): WatchedHead => ({
  columns,
  departments,
  doctors,
  cells: cells.size,
  marks: { numbers: marks.marks.length, bytes: marks.names.length },
});

function* padded(bytes: Uint8Array): Generator<Uint8Array> {
  yield bytes;
  yield* padding(bytes.length);
}

function* padding(length: number): Generator<Uint8Array> {
  const rest = aligned(length) - length;
  if (rest > 0) yield new Uint8Array(rest);
}

/** A stored shard, of which only the head is in memory. */
export class ShardFile {
  readonly head: ShardHead;
  readonly #read: ReadPart;
  readonly #sumsAt: number;
  readonly #textsAt: readonly number[];
  readonly #staysAt: readonly number[];
  readonly #watchedAt: number;

  private constructor(read: ReadPart, head: ShardHead, headLength: number) {
    this.#read = read;
    this.head = head;
    this.#sumsAt = ALIGN + aligned(headLength);
    let end = this.#sumsAt + (this.head.cells ?? 0) * 8 * (1 + SUMS.length * 2);
    const place = ({ numbers, bytes }: Section) => {
      const start = end;
      end += aligned(numbers * 4) + aligned(bytes);
      return start;
    };
    this.#textsAt = this.head.texts.map(place);
    this.#staysAt = this.head.stays.map(place);
    this.#watchedAt = end;
  }

  static async open(read: ReadPart): Promise<ShardFile> {
    const [length = 0] = new Float64Array(...placed(await read(0, ALIGN)), 1);
    const head = JSON.parse(new TextDecoder().decode(await read(ALIGN, ALIGN + length))) as ShardHead;
    return new ShardFile(read, head, length);
  }

  /** @param read in place of the one the file was opened with, for memory that is used again */
  async sums(read: ReadPart = this.#read): Promise<CellSums | undefined> {
    const { cells } = this.head;
    if (cells === null) return undefined;
    return readSums(read, this.#sumsAt, cells, SUMS.length);
  }

  /** The sums of the supervision. */
  watchedCells({ cells }: WatchedHead): Promise<CellSums> {
    return readSums(this.#read, this.#watchedAt, cells, WATCH_SUMS.length);
  }

  async marks({ cells, marks }: WatchedHead): Promise<MarkSection> {
    const at = this.#watchedAt + cells * 8 * (1 + WATCH_SUMS.length * 2);
    const [numbers, names] = await this.#section(marks, at);
    return { marks: numbers, names };
  }

  async texts(range: number): Promise<TextSection> {
    const [rows, texts] = await this.#section(this.head.texts[range]!, this.#textsAt[range]!);
    return { rows, texts };
  }

  async stays(part: number): Promise<StaySection> {
    const [stays, names] = await this.#section(this.head.stays[part]!, this.#staysAt[part]!);
    return { stays, names };
  }

  async #section({ numbers, bytes }: Section, at: number): Promise<readonly [Int32Array, Uint8Array]> {
    const middle = at + aligned(numbers * 4);
    const [buffer, start] = placed(await this.#read(at, middle + bytes));
    return [new Int32Array(buffer, start, numbers), new Uint8Array(buffer, start + middle - at, bytes)];
  }
}

async function readSums(read: ReadPart, at: number, cells: number, columns: number): Promise<CellSums> {
  const doubles = cells * (1 + columns * 2);
  const [buffer, start] = placed(await read(at, at + doubles * 8));
  const keys = new Float64Array(buffer, start, cells);
  return CellSums.of(columns, keys, new Float64Array(buffer, start + cells * 8, doubles - cells));
}

/** Where bytes stand in their buffer, moved to a border of eight where they are not at one. */
function placed(bytes: Uint8Array): readonly [ArrayBuffer, number] {
  const whole = bytes.byteOffset % ALIGN === 0 ? bytes : new Uint8Array(bytes);
  return [whole.buffer as ArrayBuffer, whole.byteOffset];
}
