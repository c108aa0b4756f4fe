import { COMMA, CR, LF, QUOTE } from './byte-text.ts';

/** One record of CSV, quotes and all, with the cells as text. */
export interface CsvRecord {
  readonly cells: readonly (string | null)[];
  /** The bytes of each cell, without the quotes around it */
  readonly contents: readonly Uint8Array[];
  /** Where the next record begins */
  readonly next: number;
  /** A quoted cell holds a line end */
  readonly folded: boolean;
}

/** A quote left open swallows what follows; a record longer than this is one. */
const MOST_BYTES = 2 ** 20;

/**
 * The record that begins at `at`; `undefined` when its quotes are broken or it is longer than any record.
 *
 * @param bytes with a line end after the last record
 */
export function readRecord(
  bytes: Uint8Array,
  at: number,
  decode: (bytes: Uint8Array) => string,
): CsvRecord | undefined {
  const cells: (string | null)[] = [];
  const contents: Uint8Array[] = [];
  let folded = false;
  for (let from = at; from - at <= MOST_BYTES; ) {
    const cell = bytes[from] === QUOTE ? quotedCell(bytes, from) : openCell(bytes, from);
    if (!cell) return undefined;
    const text = decode(cell.content).replaceAll('""', '"');
    contents.push(cell.content);
    cells.push(text === '' ? null : text);
    folded ||= bytes[from] === QUOTE && /[\r\n]/.test(text);
    const byte = bytes[cell.end];
    if (byte === COMMA) {
      from = cell.end + 1;
      continue;
    }
    const next = byte === CR && bytes[cell.end + 1] === LF ? cell.end + 2 : cell.end + 1;
    return { cells, contents, next, folded };
  }
  return undefined;
}

interface Cell {
  readonly content: Uint8Array;
  /** The comma or line end after it */
  readonly end: number;
}

function openCell(bytes: Uint8Array, from: number): Cell | undefined {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) return undefined;
    if (byte === COMMA || byte === CR || byte === LF) return { content: bytes.subarray(from, at), end: at };
  }
  return undefined;
}

/** A quote inside is written twice. */
function quotedCell(bytes: Uint8Array, from: number): Cell | undefined {
  for (let at = from + 1; at < bytes.length; at++) {
    if (bytes[at] !== QUOTE) continue;
    const after = bytes[at + 1];
    if (after === QUOTE) at++;
    else if (after === COMMA || after === CR || after === LF) {
      return { content: bytes.subarray(from + 1, at), end: at + 1 };
    } else return undefined;
  }
  return undefined;
}
