import { compareBytes, LF, QUOTE } from '../../shared/cases/stream/byte-text.ts';
import { readRecord } from '../../shared/cases/stream/record.ts';
import { UnfitForShards } from '../../shared/cases/stream/unfit.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { isBlank, type RawRow } from '../../shared/sheets/raw.ts';
import { openTab, type PlaceOf } from '../../shared/sheets/read-tab.ts';
import type { Tab } from '../../shared/sheets/tab.ts';
import { casesTab } from '../../shared/sheets/tabs/case-tabs.ts';
import type { Blobs } from './blobs.ts';
import { codingOf, detectEncoding, type Encoding } from './encoding.ts';

/** A file of the rows of one tab. */
export interface TextFile {
  readonly name: string;
  readonly size: number;
  readonly encoding: Encoding;
  readonly header: RawRow;
  /** Where the first record after the header begins, and the number its row has */
  readonly dataFrom: number;
  readonly firstRow: number;
}

/** A file of case rows. */
export type CaseFile = TextFile;

/** A piece of a file: the rows that begin in it. */
export interface Shard {
  readonly file: number;
  readonly from: number;
  readonly to: number;
}

/** How files are cut: at any line end, or at those outside quotes, which takes a look at every byte. */
export type Cut = 'lines' | 'records';

export interface Plan {
  readonly files: readonly CaseFile[];
  readonly shards: readonly Shard[];
  readonly cut: Cut;
  /** Shards leave what they made under names by content, for a run that goes on from there. */
  readonly kept: boolean;
  /** The first case number of every range but the first, in UTF-8 */
  readonly borders: readonly Uint8Array[];
  /** Parts that stays are dealt out over */
  readonly stayParts: number;
}

/** What a file's header gave rise to, and where its cells stand. */
export interface OpenedFile<T extends Tab = typeof casesTab> {
  readonly file: TextFile;
  readonly findings: readonly Finding[];
  readonly place: PlaceOf<T>;
  /** See TabReader */
  readonly beside: ReadonlyMap<number, string>;
}

const HEAD_BYTES = 2 ** 20;
/** Of case rows, for one range of numbers or one part of stays: what a reducer holds at a time */
const RANGE_BYTES = 2 ** 23;
const SAMPLES_PER_RANGE = 16;
const SAMPLE_BYTES = 2 ** 12;
const BOM = [0xef, 0xbb, 0xbf];

/** See openTabFile. */
export const openCaseFile = (blobs: Blobs, name: string): Promise<OpenedFile> =>
  openTabFile(blobs, name, casesTab);

/** @throws UnfitForShards when the file has no header that its cells can be read by */
export async function openTabFile<T extends Tab>(blobs: Blobs, name: string, of: T): Promise<OpenedFile<T>> {
  const size = (await blobs.size(name)) ?? 0;
  const read = (position: number, length: number) =>
    blobs.read(name, position, Math.min(position + length, size));
  const encoding = await detectEncoding(read);
  if (!encoding) throw new UnfitForShards('broken');
  const head = withLineEnd(await read(0, HEAD_BYTES));
  const decode = codingOf(encoding).decode;
  const start = encoding === 'utf-8' && BOM.every((byte, index) => head[index] === byte) ? BOM.length : 0;
  for (let at = start, row = 1; at < head.length - 1; row++) {
    const record = readRecord(head, at, decode);
    if (!record) break;
    at = record.next;
    if (record.cells.every(isBlank)) continue;
    const header = { row, cells: record.cells };
    const findings: Finding[] = [];
    const tab = openTab(of, header, (found) => findings.push(found));
    if (!tab || record.folded) break;
    const file = { name, size, encoding, header, dataFrom: Math.min(at, size), firstRow: row + 1 };
    return { file, findings, place: tab.place, beside: tab.beside };
  }
  throw new UnfitForShards('shape');
}

function withLineEnd(bytes: Uint8Array): Uint8Array {
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  longer[bytes.length] = LF;
  return longer;
}

/** Shards of about so many bytes over all files. */
export async function makePlan(
  blobs: Blobs,
  files: readonly CaseFile[],
  { shardBytes, cut, kept }: { readonly shardBytes: number; readonly cut: Cut; readonly kept: boolean },
): Promise<Plan> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const ranges = Math.ceil(total / RANGE_BYTES);
  const shards = await cutFiles(blobs, files, shardBytes, cut);
  const borders = await bordersOf(blobs, files, ranges);
  return { files, shards, cut, kept, borders, stayParts: Math.max(1, ranges) };
}

/** Shards of about so many bytes, file after file. */
export async function cutFiles(
  blobs: Blobs,
  files: readonly TextFile[],
  shardBytes: number,
  cut: Cut,
): Promise<readonly Shard[]> {
  const shards: Shard[] = [];
  for (const [index, file] of files.entries()) {
    const ends = cut === 'lines' ? evenEnds(file, shardBytes) : await recordEnds(blobs, file, shardBytes);
    let from = file.dataFrom;
    for (const to of ends) {
      if (to > from) shards.push({ file: index, from, to });
      from = to;
    }
  }
  return shards;
}

function evenEnds({ dataFrom, size }: CaseFile, shardBytes: number): readonly number[] {
  const count = Math.max(1, Math.ceil((size - dataFrom) / shardBytes));
  const step = Math.ceil((size - dataFrom) / count);
  return Array.from({ length: count }, (_, index) => Math.min(dataFrom + step * (index + 1), size));
}

/** Line ends outside quotes, about every so many bytes. */
async function recordEnds(blobs: Blobs, file: CaseFile, shardBytes: number): Promise<readonly number[]> {
  const ends: number[] = [];
  let quoted = false;
  let target = file.dataFrom + shardBytes;
  for (let from = file.dataFrom; from < file.size; ) {
    const bytes = await blobs.read(file.name, from, Math.min(from + HEAD_BYTES, file.size));
    if (bytes.length === 0) break;
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] === QUOTE) quoted = !quoted;
      else if (bytes[at] === LF && !quoted && from + at >= target) {
        ends.push(from + at + 1);
        target = from + at + 1 + shardBytes;
      }
    }
    from += bytes.length;
  }
  return [...ends, file.size];
}

/** Case numbers that cut the rows into ranges of about equal size, from samples all over the files. */
async function bordersOf(
  blobs: Blobs,
  files: readonly CaseFile[],
  ranges: number,
): Promise<readonly Uint8Array[]> {
  if (ranges < 2) return [];
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const samples: Uint8Array[] = [];
  for (const file of files) {
    const count = Math.ceil((ranges * SAMPLES_PER_RANGE * file.size) / total);
    for (let index = 0; index < count; index++) {
      const at = file.dataFrom + Math.trunc(((file.size - file.dataFrom) / count) * index);
      const number = await numberNear(blobs, file, at);
      if (number) samples.push(number);
    }
  }
  samples.sort(compareWhole);
  const borders = Array.from(
    { length: ranges - 1 },
    (_, index) => samples[Math.trunc((samples.length * (index + 1)) / ranges)],
  );
  return borders.filter(
    (border, index): border is Uint8Array =>
      border !== undefined && (index === 0 || compareWhole(border, borders[index - 1]!) > 0),
  );
}

const compareWhole = (a: Uint8Array, b: Uint8Array): number => compareBytes(a, 0, a.length, b, 0, b.length);

/** The case number of the first row that begins after there, if it can be told. */
async function numberNear(blobs: Blobs, file: CaseFile, at: number): Promise<Uint8Array | undefined> {
  const bytes = withLineEnd(await blobs.read(file.name, at, Math.min(at + SAMPLE_BYTES, file.size)));
  const from = at === file.dataFrom ? 0 : bytes.indexOf(LF) + 1;
  const { decode } = codingOf(file.encoding);
  try {
    const record = from < bytes.length - 1 ? readRecord(bytes, from, decode) : undefined;
    const text = record?.cells[numberColumn(file)];
    return text === null || text === undefined ? undefined : new TextEncoder().encode(text);
  } catch {
    return undefined;
  }
}

function numberColumn({ header }: CaseFile): number {
  const columns = openTab(casesTab, header, () => {})!.columns;
  return [...columns].find(([, key]) => key === 'case')![0];
}
