import { isoDate } from '../../sheets/calendar.ts';
import { casesTab } from '../../sheets/tabs/case-tabs.ts';
import type { CaseRow } from '../../sheets/tabs/settlement-tabs.ts';
import { cellText } from '../../sheets/write-cell.ts';
import { type ChunkedBytes, LF, UNIT } from './byte-text.ts';
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

const POINT = 0x2e;
const HYPHEN = 0x2d;
const ZERO = 0x30;

/** An amount, a date or a separator takes less. */
const ROOM = 32;

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
    for (let slot = 0; slot < SLOTS; slot++) {
      let source = bytes;
      let from = row.from[slot]!;
      let to = row.to[slot]!;
      const kind = KINDS[slot]!;
      if (kind === KIND.code) {
        source = this.#values[slot]![row.value[slot]!]!;
        from = 0;
        to = source.length;
      } else if (kind === KIND.money && !isCanonicalAmount(bytes, from, to)) {
        source = this.#amount(row.value[slot]!);
        from = 0;
        to = source.length;
      } else if (kind === KIND.date && (to - from !== 10 || bytes[from + 4] !== HYPHEN)) {
        source = this.#day(row.value[slot]!);
        from = 0;
        to = source.length;
      }
      out.reserve(to - from + ROOM);
      const target = out.bytes;
      let at = out.length;
      for (let index = from; index < to; index++) target[at++] = source[index]!;
      target[at++] = slot === SLOTS - 1 ? LF : UNIT;
      out.length = at;
    }
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

function known(
  texts: Map<number, Uint8Array>,
  value: number,
  text: (value: number) => string,
): Uint8Array {
  const before = texts.get(value);
  if (before) return before;
  const bytes = ENCODER.encode(text(value));
  texts.set(value, bytes);
  return bytes;
}

/** Two decimals, and no idle zero in front. */
const isCanonicalAmount = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from > 3 && bytes[to - 3] === POINT && (bytes[from] !== ZERO || to - from === 4);
