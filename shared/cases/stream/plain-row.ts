import { dayNumber } from '../../sheets/calendar.ts';
import { COMMA, CR, HASH_START, LF, QUOTE } from './byte-text.ts';
import type { CodeTable } from './code-table.ts';
import { ALL_SLOTS, type FileColumn, KIND } from './layout.ts';

/** Cells end at these; a quote inside a cell makes it none of ours. */
const STOP = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === COMMA || byte === LF || byte === CR || byte === QUOTE ? 1 : 0,
);

const ZERO = 0x30;
const POINT = 0x2e;
const isDigit = (byte: number): boolean => byte >= ZERO && byte <= ZERO + 9;

/** Thirteen digits of yuan are far below what a double holds exactly in fen. */
const MOST_DIGITS = 13;

const FIRST_YEAR = 1900;
const YEARS = 200;
const UNKNOWN = -(2 ** 31);
const NO_SUCH_DAY = UNKNOWN + 1;

/** What stands between two cells, or after the last. */
const ends = (byte: number): boolean => byte === COMMA || byte === LF || byte === CR;

/**
 * The codes and listed values a file may hold, by slot: twice their number, and one more where the cell is what the
 * canonical text has for it.
 */
export type CodeTables = readonly (CodeTable | undefined)[];

/**
 * One row whose cells all are plainly written: amounts such as `1234.50`, dates such as `2025-01-31`, codes that
 * are known, quotes only around a whole cell. Whatever is written otherwise is left to the exact reader, so plain
 * cells need no finding and mean the same here and there.
 */
export class PlainRow {
  /** The value by slot: fen, day number, or the number of a code; 0 for a blank */
  readonly value = new Float64Array(ALL_SLOTS);
  /** Where the cell's content begins and ends */
  readonly from = new Int32Array(ALL_SLOTS);
  readonly to = new Int32Array(ALL_SLOTS);
  readonly hash = new Int32Array(ALL_SLOTS);
  /** 1: the cell stands as it is in the canonical text of its row */
  readonly verbatim = new Uint8Array(ALL_SLOTS);

  #bytes: Uint8Array = new Uint8Array(0);
  readonly #kinds: Int32Array;
  readonly #slots: Int32Array;
  readonly #required: Uint8Array;
  readonly #tables: CodeTables;
  readonly #beyondAscii: boolean;
  readonly #days = new Int32Array(YEARS << 9).fill(UNKNOWN);

  /** @param beyondAscii texts are UTF-8 and need no decoding */
  constructor(columns: readonly FileColumn[], tables: CodeTables, beyondAscii: boolean) {
    this.#kinds = Int32Array.from(columns, ({ kind }) => kind);
    this.#slots = Int32Array.from(columns, ({ slot }) => slot);
    this.#required = Uint8Array.from(columns, ({ required }) => (required ? 1 : 0));
    this.#tables = tables;
    this.#beyondAscii = beyondAscii;
  }

  /** @param bytes with a line end after the last row */
  open(bytes: Uint8Array): void {
    this.#bytes = bytes;
  }

  /** Reads the row that begins there; where the next begins, or -1 when a cell is not plain. */
  read(at: number): number {
    const bytes = this.#bytes;
    const columns = this.#kinds.length;
    let from = at;
    for (let column = 0; column < columns; column++) {
      const stop = this.#cell(column, from);
      if (stop < 0) return -1;
      const byte = bytes[stop]!;
      if (byte === COMMA) {
        from = stop + 1;
        continue;
      }
      if (byte === QUOTE || !this.#blanksFrom(column + 1)) return -1;
      return byte === CR && bytes[stop + 1] === LF ? stop + 2 : stop + 1;
    }
    return -1;
  }

  /** Where the cell ends, or -1. */
  #cell(column: number, at: number): number {
    const bytes = this.#bytes;
    if (ends(bytes[at]!)) return this.#blank(column, at) ? at : -1;
    const quoted = bytes[at] === QUOTE;
    const from = quoted ? at + 1 : at;
    if (quoted && bytes[from] === QUOTE) {
      return ends(bytes[from + 1]!) && this.#blank(column, from) ? from + 1 : -1;
    }
    const stop = this.#content(this.#kinds[column]!, this.#slots[column]!, from);
    if (stop < 0 || stop === from) return -1;
    if (!quoted) return stop;
    return bytes[stop] === QUOTE && ends(bytes[stop + 1]!) ? stop + 1 : -1;
  }

  #blank(column: number, at: number): boolean {
    if (this.#required[column] === 1) return false;
    const slot = this.#slots[column]!;
    if (slot >= 0) {
      this.value[slot] = 0;
      this.from[slot] = at;
      this.to[slot] = at;
      this.verbatim[slot] = this.#kinds[column] === KIND.money ? 0 : 1;
    }
    return true;
  }

  /** A row may end before its last columns. */
  #blanksFrom(column: number): boolean {
    for (let rest = column; rest < this.#kinds.length; rest++) if (!this.#blank(rest, 0)) return false;
    return true;
  }

  #content(kind: number, slot: number, from: number): number {
    switch (kind) {
      case KIND.money:
        return this.#money(slot, from);
      case KIND.date:
        return this.#date(slot, from);
      case KIND.text:
        return this.#text(slot, from);
      case KIND.code:
      case KIND.listed:
        return this.#code(slot, from);
      case KIND.unread:
        return this.#end(from);
      default:
        return -1;
    }
  }

  #end(from: number): number {
    let at = from;
    while (STOP[this.#bytes[at]!] === 0) at++;
    return at;
  }

  /**
   * An identifier that is no formula, no error value and no number in scientific notation: it begins with a
   * visible ASCII sign, or with a Chinese one (first byte E4 … E9 in UTF-8).
   */
  #text(slot: number, from: number): number {
    const bytes = this.#bytes;
    const first = bytes[from]!;
    const plain = (first > 0x23 && first < 0x7f && first !== 0x3d) || (first >= 0xe4 && first <= 0xe9);
    if (!plain || bytes[from + 1] === POINT) return -1;
    let hash = HASH_START;
    let seen = 0;
    let at = from;
    for (let byte = first; STOP[byte] === 0; byte = bytes[++at]!) {
      hash = Math.imul(hash ^ byte, 0x01000193);
      seen |= byte;
    }
    if (seen >= 0x80 && !this.#beyondAscii) return -1;
    this.from[slot] = from;
    this.to[slot] = at;
    this.hash[slot] = hash;
    this.verbatim[slot] = 1;
    return at;
  }

  #code(slot: number, from: number): number {
    const bytes = this.#bytes;
    let hash = HASH_START;
    let at = from;
    for (let byte = bytes[at]!; STOP[byte] === 0; byte = bytes[++at]!) {
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    const found = this.#tables[slot]!.find(bytes, from, at, hash);
    if (found < 0) return -1;
    this.value[slot] = found >> 1;
    this.verbatim[slot] = found & 1;
    this.from[slot] = from;
    this.to[slot] = at;
    return at;
  }

  /** Digits, and at most two decimals. */
  #money(slot: number, from: number): number {
    const bytes = this.#bytes;
    let at = from;
    let units = 0;
    for (let byte = bytes[at]!; isDigit(byte); byte = bytes[++at]!) units = units * 10 + (byte - ZERO);
    if (at === from || at - from > MOST_DIGITS) return -1;
    const idleZero = bytes[from] === ZERO && at > from + 1;
    let scale = 100;
    if (bytes[at] === POINT) {
      at++;
      const decimals = at;
      for (let byte = bytes[at]!; isDigit(byte); byte = bytes[++at]!) units = units * 10 + (byte - ZERO);
      if (at === decimals || at > decimals + 2) return -1;
      scale = at === decimals + 1 ? 10 : 1;
    }
    if (STOP[bytes[at]!] === 0) return -1;
    this.value[slot] = units * scale;
    this.verbatim[slot] = scale === 1 && !idleZero ? 1 : 0;
    this.from[slot] = from;
    this.to[slot] = at;
    return at;
  }

  /** Four digits of year, and month and day after `-`, `/` or `.`, the same twice. */
  #date(slot: number, from: number): number {
    const bytes = this.#bytes;
    let year = 0;
    let at = from;
    for (; isDigit(bytes[at]!); at++) year = year * 10 + (bytes[at]! - ZERO);
    const between = bytes[at]!;
    if (at !== from + 4 || (between !== 0x2d && between !== 0x2f && between !== POINT)) return -1;
    const monthFrom = ++at;
    let month = 0;
    for (; isDigit(bytes[at]!); at++) month = month * 10 + (bytes[at]! - ZERO);
    if (at === monthFrom || at > monthFrom + 2 || bytes[at] !== between) return -1;
    const dayFrom = ++at;
    let day = 0;
    for (; isDigit(bytes[at]!); at++) day = day * 10 + (bytes[at]! - ZERO);
    if (at === dayFrom || at > dayFrom + 2 || STOP[bytes[at]!] === 0) return -1;
    const number = this.#dayNumber(year, month, day);
    if (number === NO_SUCH_DAY) return -1;
    this.value[slot] = number;
    this.verbatim[slot] = between === 0x2d && at === from + 10 ? 1 : 0;
    this.from[slot] = from;
    this.to[slot] = at;
    return at;
  }

  #dayNumber(year: number, month: number, day: number): number {
    if (year < FIRST_YEAR || year >= FIRST_YEAR + YEARS || month > 12 || day > 31) return NO_SUCH_DAY;
    const key = ((year - FIRST_YEAR) << 9) | (month << 5) | day;
    const known = this.#days[key]!;
    if (known !== UNKNOWN) return known;
    const number = dayNumber(year, month, day) ?? NO_SUCH_DAY;
    this.#days[key] = number;
    return number;
  }
}
