import { crc32, createInflateRaw } from 'node:zlib';
import { damaged, notWorkbook, tooLarge } from '../refusal.ts';
import { MOST_INFLATED_BYTES, MOST_PARTS, MOST_RATIO, RATIO_MATTERS_BYTES } from './limits.ts';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const NARROW_MOST = 0xffffffff;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Parts by name, in lower case: names of an OPC package do not distinguish case, and some writers use `\`. */
export const partKey = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

/**
 * A ZIP archive whose directory was checked before anything is unpacked. What it declares bounds what
 * unpacking may produce, so a directory that lies costs no more memory than one that tells the truth.
 */
export class Zip {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, Entry>;

  /** @throws Refusal when the archive is no archive, is broken, encrypted, or would unpack to too much. */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#entries = readDirectory(bytes);
  }

  has(name: string): boolean {
    return this.#entries.has(partKey(name));
  }

  /** The content of a part, piece by piece. @throws Refusal when it is missing or not what was declared. */
  async *chunks(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(partKey(name));
    if (!entry) throw damaged(`缺少 ${name}`);
    let size = 0;
    let crc = 0;
    for await (const chunk of unpack(packedBytes(this.#bytes, entry), entry)) {
      size += chunk.length;
      if (size > entry.size) throw tooLarge(`壓縮目錄所記的大小不實，${entry.name} 解壓後遠超所記`);
      crc = crc32(chunk, crc);
      yield chunk;
    }
    if (size !== entry.size || crc !== entry.crc) throw damaged(`${entry.name} 校驗不符`);
  }
}

async function* unpack(packed: Buffer, entry: Entry): AsyncGenerator<Uint8Array> {
  if (entry.method === 0) {
    yield packed;
    return;
  }
  if (entry.method !== 8) throw damaged(`${entry.name} 的壓縮方式 ${entry.method} 不受支持`);
  const inflater = createInflateRaw({ chunkSize: 2 ** 16 });
  inflater.end(packed);
  try {
    yield* inflater;
  } catch {
    throw damaged(`${entry.name} 解壓失敗`);
  } finally {
    inflater.destroy();
  }
}

function packedBytes(bytes: Buffer, entry: Entry): Buffer {
  const { offset, packed, name } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw damaged(`找不到 ${name}`);
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length) throw damaged(`${name} 不完整`);
  return bytes.subarray(start, start + packed);
}

function readDirectory(bytes: Buffer): Map<string, Entry> {
  const { count, offset } = findDirectory(bytes);
  if (count > MOST_PARTS) throw tooLarge(`壓縮包內有 ${count} 個部件`);
  const entries = new Map<string, Entry>();
  let total = 0;
  let at = offset;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw damaged('壓縮目錄不完整');
    const entry = readEntry(bytes, at);
    const key = partKey(entry.name);
    if (entries.has(key) && !key.endsWith('/')) throw damaged(`壓縮包內有兩個 ${entry.name}`);
    entries.set(key, entry);
    total += entry.size;
    if (entry.size > RATIO_MATTERS_BYTES && entry.size > entry.packed * MOST_RATIO) {
      throw tooLarge(`${entry.name} 的壓縮比異常，疑為壓縮炸彈`);
    }
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (total > MOST_INFLATED_BYTES) {
    throw tooLarge(`解壓後有 ${Math.ceil(total / 2 ** 20)} MB，上限 ${MOST_INFLATED_BYTES / 2 ** 20} MB`);
  }
  return entries;
}

function readEntry(bytes: Buffer, at: number): Entry {
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
  const name = bytes.toString('utf8', at + 46, nameEnd);
  if (bytes.readUInt16LE(at + 8) & 1) throw notWorkbook('壓縮包已加密');
  const narrow = {
    size: bytes.readUInt32LE(at + 24),
    packed: bytes.readUInt32LE(at + 20),
    offset: bytes.readUInt32LE(at + 42),
  };
  const extra = bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(at + 30));
  return {
    name,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    ...widened(narrow, extra),
  };
}

type Extent = Pick<Entry, 'size' | 'packed' | 'offset'>;

/** The ZIP64 field repeats, in this order, exactly those of the three numbers that did not fit 32 bits. */
function widened(narrow: Extent, extra: Buffer): Extent {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  let next = at + 4;
  const take = (value: number): number => {
    if (value !== NARROW_MOST) return value;
    if (next + 8 > extra.length) throw damaged('壓縮目錄不完整');
    next += 8;
    return readWide(extra, next - 8);
  };
  const size = take(narrow.size);
  const packed = take(narrow.packed);
  return { size, packed, offset: take(narrow.offset) };
}

function readWide(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged('壓縮目錄所記的大小無效');
  return Number(value);
}

function findDirectory(bytes: Buffer): { readonly count: number; readonly offset: number } {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(END);
  const end = bytes.lastIndexOf(mark, Math.max(0, bytes.length - 22));
  if (end < 0 || end < bytes.length - 22 - 0xffff) throw damaged('文件不完整');
  const count = bytes.readUInt16LE(end + 10);
  const offset = bytes.readUInt32LE(end + 16);
  const locator = end - 20;
  if (locator < 0 || bytes.readUInt32LE(locator) !== LOCATOR_64) return { count, offset };
  const wide = readWide(bytes, locator + 8);
  if (wide + 56 > bytes.length || bytes.readUInt32LE(wide) !== END_64) throw damaged('壓縮目錄不完整');
  return { count: readWide(bytes, wide + 32), offset: readWide(bytes, wide + 48) };
}
