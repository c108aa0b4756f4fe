import type { Hasher } from '../../settle/hash.ts';
import { LF } from '../stream/byte-text.ts';
import type { ReferenceColumns } from './reference-columns.ts';

const CHUNK_BYTES = 2 ** 16;
const ENCODER = new TextEncoder();

/**
 * The digest of 歷史病例 as tabDigests takes it: every row as JSON of its texts, all rows in plain string order. No text
 * of year, institution and group begins another, so that cells can be put in order first and then the charges of each.
 * At least one case.
 */
export function referenceDigest(columns: ReferenceColumns, hasher: Hasher): string {
  const { starts, charges } = columns;
  const out = new HashedBytes(hasher);
  const prefixOf = cellPrefixes(columns);
  let first = true;
  for (const cell of inTextOrder(columns)) {
    const prefix = prefixOf(cell);
    for (const key of textKeys(charges.subarray(starts[cell]!, starts[cell + 1]!))) {
      out.reserve(prefix.length + MOST_AMOUNT);
      if (!first) out.byte(LF);
      first = false;
      out.bytes(prefix);
      out.amount(key);
    }
  }
  out.flush();
  return hasher.digest();
}

/** What stands before the amount in the rows of a cell. */
function cellPrefixes(columns: ReferenceColumns): (cell: number) => Uint8Array {
  const { cellYears, cellInstitutions, cellGroups } = columns;
  const { years, institutions, groups } = texts(columns);
  return (cell) => {
    const year = years[cellYears[cell]!]!;
    const institution = institutions[cellInstitutions[cell]!]!;
    return ENCODER.encode(`[${year},${institution},${groups[cellGroups[cell]!]!},"`);
  };
}

function texts({ firstYear, cellYears, institutions, groups }: ReferenceColumns) {
  const most = cellYears.reduce((year, other) => (other > year ? other : year), 0);
  return {
    years: Array.from({ length: most + 1 }, (_, year) => JSON.stringify(String(firstYear + year))),
    institutions: institutions.map((code) => JSON.stringify(code)),
    groups: groups.map((code) => JSON.stringify(code)),
  };
}

/** Cells by the texts of year, institution and group: sorted by the last first, each time leaving equals as they were. */
function inTextOrder(columns: ReferenceColumns): Uint32Array {
  const { cellYears, cellInstitutions, cellGroups } = columns;
  const { years, institutions, groups } = texts(columns);
  let order = Uint32Array.from(cellGroups, (_, cell) => cell);
  for (const [cells, codes] of [
    [cellGroups, groups],
    [cellInstitutions, institutions],
    [cellYears, years],
  ] as const) {
    order = orderedBy(order, cells, ranks(codes));
  }
  return order;
}

/** The place of each text in plain string order. */
function ranks(codes: readonly string[]): Uint32Array {
  const ranks = new Uint32Array(codes.length);
  const order = [...codes.keys()].sort((a, b) => (codes[a]! < codes[b]! ? -1 : 1));
  for (const [rank, code] of order.entries()) ranks[code] = rank;
  return ranks;
}

function orderedBy(order: Uint32Array, codes: Uint32Array, ranks: Uint32Array): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(ranks.length + 1);
  for (const cell of order) next[ranks[codes[cell]!]! + 1]!++;
  for (let rank = 0; rank < ranks.length; rank++) next[rank + 1]! += next[rank]!;
  const ordered = new Uint32Array(order.length);
  for (const cell of order) {
    const rank = ranks[codes[cell]!]!;
    ordered[next[rank]!] = cell;
    next[rank]!++;
  }
  return ordered;
}

/** Yuan of a charge have at most eight digits. */
const DIGITS = 8;
const TENS = Float64Array.from({ length: DIGITS + 1 }, (_, digits) => 10 ** digits);
/** Digits, point, two decimals, quote, bracket and line end */
const MOST_AMOUNT = DIGITS + 6;

/** Below the yuan a key has three bits for how many digits they have, and seven for the decimals. */
const BELOW = 2 ** 10;
const TAIL_BITS = 7;
const TAIL = 2 ** TAIL_BITS - 1;

/**
 * Keys of charges whose order is that of the texts of their amounts: the yuan moved to the left of eight digits, then
 * how many digits they have, since the point sorts before any digit, then the decimals.
 */
function textKeys(charges: Uint32Array): Float64Array {
  const keys = new Float64Array(charges.length);
  for (let index = 0; index < charges.length; index++) {
    const charge = charges[index]!;
    const yuan = (charge / 100) >>> 0;
    let digits = 1;
    while (yuan >= TENS[digits]!) digits++;
    const below = ((digits - 1) << TAIL_BITS) | (charge - yuan * 100);
    keys[index] = yuan * TENS[DIGITS - digits]! * BELOW + below;
  }
  return keys.length > 1 ? keys.sort() : keys;
}

const ZERO = 0x30;
const POINT = 0x2e;
const QUOTE = 0x22;
const CLOSING = 0x5d;

/** Bytes on their way to the hasher. */
class HashedBytes {
  readonly #hasher: Hasher;
  #chunk = new Uint8Array(CHUNK_BYTES);
  #length = 0;

  constructor(hasher: Hasher) {
    this.#hasher = hasher;
  }

  /** Makes room for so many bytes and one more. */
  reserve(bytes: number): void {
    if (this.#length + bytes < this.#chunk.length) return;
    this.flush();
    if (bytes >= this.#chunk.length) this.#chunk = new Uint8Array(bytes * 2);
  }

  flush(): void {
    this.#hasher.update(this.#chunk.subarray(0, this.#length));
    this.#length = 0;
  }

  byte(byte: number): void {
    this.#chunk[this.#length++] = byte;
  }

  bytes(bytes: Uint8Array): void {
    const at = this.#length;
    for (let index = 0; index < bytes.length; index++) this.#chunk[at + index] = bytes[index]!;
    this.#length = at + bytes.length;
  }

  /** The amount of such a key, and the end of its row. */
  amount(key: number): void {
    const chunk = this.#chunk;
    const below = key & (BELOW - 1);
    const digits = (below >> TAIL_BITS) + 1;
    const tail = below & TAIL;
    let yuan = ((key - below) / BELOW / TENS[DIGITS - digits]!) | 0;
    const from = this.#length;
    for (let at = from + digits - 1; at >= from; at--) {
      const rest = (yuan / 10) | 0;
      chunk[at] = ZERO + yuan - rest * 10;
      yuan = rest;
    }
    const tens = (tail / 10) | 0;
    const at = from + digits;
    chunk[at] = POINT;
    chunk[at + 1] = ZERO + tens;
    chunk[at + 2] = ZERO + tail - tens * 10;
    chunk[at + 3] = QUOTE;
    chunk[at + 4] = CLOSING;
    this.#length = at + 5;
  }
}
