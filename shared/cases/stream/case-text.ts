import { isoDate } from '../../sheets/calendar.ts';
import { casesTab } from '../../sheets/tabs/case-tabs.ts';
import type { CaseRow } from '../../sheets/tabs/settlement-tabs.ts';
import { cellText } from '../../sheets/write-cell.ts';
import { type ChunkedBytes, COMMA, LF, UNIT } from './byte-text.ts';
import { KIND, SLOTS } from './layout.ts';
import type { PlainRow } from './plain-row.ts';

const COLUMNS = Object.entries(casesTab.columns);

/** The canonical text of a case, which the input digest is taken over. */
export const caseText = (row: CaseRow): string =>
  `${COLUMNS.map(([key, column]) => cellText(row[key as keyof CaseRow], column.type) ?? '').join('\u001f')}\n`;

const ENCODER = new TextEncoder();

/** The texts of codes and listed values, by slot and number. */
export type ValueTexts = readonly (readonly Uint8Array[] | undefined)[];

export const valueTexts = (texts: readonly string[]): readonly Uint8Array[] =>
  texts.map((text) => ENCODER.encode(text));

const KINDS = Int32Array.from(COLUMNS, ([key, { type }]) => {
  if (key === 'case' || key === 'person') return KIND.text;
  if (type === 'money') return KIND.money;
  return type === 'date' ? KIND.date : KIND.code;
});

/** Room for what follows a stretch: separators, amounts and dates. */
const ROOM = 64;

/** Writes the same text for a plain row: most cells are copied as they stand. */
export class CaseTextWriter {
  readonly #values: ValueTexts;
  readonly #days = new Map<number, Uint8Array>();
  readonly #amounts = new Map<number, Uint8Array>();

  constructor(values: ValueTexts) {
    this.#values = values;
  }

  /** @param bytes those the row was read from */
  write(row: PlainRow, bytes: Uint8Array, out: ChunkedBytes): void {
    const { from: starts, to: stops, verbatim } = row;
    let from = 0;
    let to = -1;
    for (let slot = 0; slot < SLOTS; slot++) {
      const start = starts[slot]!;
      if (verbatim[slot] === 1) {
        if (to < 0) from = start;
        else if (start !== to + 1) {
          copy(bytes, from, to, UNIT, out);
          from = start;
        }
        to = stops[slot]!;
        continue;
      }
      if (to >= 0) copy(bytes, from, to, UNIT, out);
      to = -1;
      const text = this.#written(slot, row.value[slot]!);
      copy(text, 0, text.length, slot === SLOTS - 1 ? LF : UNIT, out);
    }
    if (to >= 0) copy(bytes, from, to, LF, out);
  }

  /** The canonical text of a value that its cell has otherwise. */
  #written(slot: number, value: number): Uint8Array {
    const kind = KINDS[slot]!;
    if (kind === KIND.money) return this.#amount(value);
    return kind === KIND.date ? this.#day(value) : this.#values[slot]![value]!;
  }

  #day(day: number): Uint8Array {
    return known(this.#days, day, isoDate);
  }

  /** Mostly the zero that a blank stands for. */
  #amount(fen: number): Uint8Array {
    const text = (amount: number) => {
      const tail = amount % 100;
      return `${(amount - tail) / 100}.${tail < 10 ? '0' : ''}${tail}`;
    };
    return fen === 0 ? known(this.#amounts, fen, text) : ENCODER.encode(text(fen));
  }
}

function known(texts: Map<number, Uint8Array>, value: number, text: (value: number) => string): Uint8Array {
  const before = texts.get(value);
  if (before) return before;
  const bytes = ENCODER.encode(text(value));
  texts.set(value, bytes);
  return bytes;
}

/** Cells next to each other, the commas between them replaced, and what follows the last. */
function copy(bytes: Uint8Array, from: number, to: number, end: number, out: ChunkedBytes): void {
  out.reserve(to - from + ROOM);
  const target = out.bytes;
  let at = out.length;
  for (let index = from; index < to; index++) {
    const byte = bytes[index]!;
    target[at++] = byte === COMMA ? UNIT : byte;
  }
  target[at++] = end;
  out.length = at;
}
