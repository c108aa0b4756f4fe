import type { FindingCode } from '../findings/catalogue.ts';
import { type DecimalText, readDecimal } from '../money/decimal-text.ts';
import { fen } from '../money/fen.ts';
import { fraction } from '../money/fraction.ts';
import { dayNumber, fromSerial } from './calendar.ts';
import type { BothScripts, Column, ColumnType } from './column.ts';
import { normalise, type RawCell } from './raw.ts';

/** Refuses the cell at hand with a finding; what it returns is no value. */
export type Refuse = (code: FindingCode, values?: Readonly<Record<string, string | number>>) => undefined;

type PlainCell = string | number | boolean;
type CellReader = (cell: PlainCell, refuse: Refuse, column: Column) => unknown;

const ERROR_VALUE = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/;

/** The value of a cell that is not blank, or `undefined` after a finding was reported. */
export function readCell(cell: RawCell, column: Column, refuse: Refuse): unknown {
  if (cell === null) return undefined;
  if (typeof cell === 'object') {
    return refuse(cell.kind === 'formula' ? 'CELL_FORMULA' : 'CELL_ERROR', { text: cell.text });
  }
  if (typeof cell === 'string') {
    const first = cell.charCodeAt(0);
    if (first === 0x3d || first === 0xff1d) return refuse('CELL_FORMULA', { text: cell });
    if (first === 0x23 && ERROR_VALUE.test(cell)) return refuse('CELL_ERROR', { text: cell });
  }
  return READERS[column.type](cell, refuse, column);
}

/** What a cell that may be blank means when it is. */
export function blankValue(column: Column): unknown {
  if (column.type === 'yesNo') return false;
  return column.blankIsZero ? 0n : null;
}

function readNumber(cell: PlainCell, refuse: Refuse, otherwise: FindingCode): DecimalText | undefined {
  if (typeof cell === 'boolean') return refuse(otherwise, { text: String(cell) });
  const text = typeof cell === 'number' ? String(cell) : unadorned(cell);
  const read = readDecimal(text);
  if (read) return text.length > 24 ? refuse('CELL_TOO_BIG', { text: String(cell) }) : read;
  const suffix = /[萬万億亿]/.exec(text)?.[0];
  if (suffix) return refuse('CELL_MAGNITUDE', { text: String(cell), suffix });
  if (typeof cell === 'number' && Math.abs(cell) >= 1e21) return refuse('CELL_TOO_BIG', { text });
  return refuse(otherwise, { text: String(cell) });
}

/** A number as people type it: full-width digits, thousands separators and a yuan sign are taken away. */
export function unadorned(typed: string): string {
  const text = normalise(typed)
    .replace(/^([+-]?)[¥]/, '$1')
    .replace(/元$/, '');
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
}

/** Sixteen digits of fen are a hundred million million yuan: more is a slip of the finger. */
const MOST_FEN = 10n ** 16n;

const money =
  (signed: boolean): CellReader =>
  (cell, refuse) => {
    const read = readNumber(cell, refuse, 'CELL_NOT_MONEY');
    if (!read) return undefined;
    const text = String(cell);
    if (read.decimals > 2) return refuse('CELL_DECIMALS', { text, decimals: 2 });
    if (!signed && read.units < 0n) return refuse('CELL_NEGATIVE', { text });
    const amount = read.units * (read.decimals === 2 ? 1n : read.decimals === 1 ? 10n : 100n);
    return amount >= MOST_FEN || amount <= -MOST_FEN ? refuse('CELL_TOO_BIG', { text }) : fen(amount);
  };

const MOST_DECIMALS = 12;

const decimalNumber =
  (signed: boolean): CellReader =>
  (cell, refuse) => {
    const read = readNumber(cell, refuse, 'CELL_NOT_NUMBER');
    if (!read) return undefined;
    const text = String(cell);
    if (!signed && read.units < 0n) return refuse('CELL_NEGATIVE', { text });
    if (read.decimals > MOST_DECIMALS) return refuse('CELL_DECIMALS', { text, decimals: MOST_DECIMALS });
    return fraction(read.units, 10n ** BigInt(read.decimals));
  };

const count: CellReader = (cell, refuse) => {
  const read = readNumber(cell, refuse, 'CELL_NOT_NUMBER');
  if (!read) return undefined;
  const text = String(cell);
  if (read.units < 0n) return refuse('CELL_NEGATIVE', { text });
  if (read.decimals > 0) return refuse('CELL_DECIMALS', { text, decimals: 0 });
  return read.units >= 10n ** 9n ? refuse('CELL_TOO_BIG', { text }) : Number(read.units);
};

/** How a spreadsheet writes a long number into a CSV file: its last digits are gone. */
const SCIENTIFIC = /^\d\.\d+E\+\d\d$/;

const identifier: CellReader = (cell, refuse) => {
  if (typeof cell === 'number' && Math.abs(cell) >= 1e15) {
    return refuse('IDENTIFIER_AS_NUMBER', { text: String(cell) });
  }
  if (typeof cell === 'string' && SCIENTIFIC.test(cell))
    return refuse('IDENTIFIER_SHORTENED', { text: cell });
  return String(cell);
};

const DATE_TEXT =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/;

const date: CellReader = (cell, refuse) => {
  const text = typeof cell === 'string' ? normalise(cell) : String(cell);
  const match = DATE_TEXT.exec(text);
  const parts = match
    ? match.slice(1).filter((part) => part !== undefined)
    : /^\d{8}$/.test(text)
      ? [text.slice(0, 4), text.slice(4, 6), text.slice(6)]
      : undefined;
  const day = parts
    ? dayNumber(Number(parts[0]), Number(parts[1]), Number(parts[2]))
    : /^\d{5}(\.\d+)?$/.test(text)
      ? fromSerial(Number(text))
      : undefined;
  return day ?? refuse('CELL_NOT_DATE', { text: String(cell) });
};

const month: CellReader = (cell, refuse) => {
  const text = typeof cell === 'string' ? normalise(cell) : String(cell);
  const match = /^(\d{4})(?:[-/.](\d{1,2})|年(\d{1,2})月|(\d{2}))$/.exec(text);
  const number = match && Number(match[2] ?? match[3] ?? match[4]);
  if (match && number && number <= 12) return `${match[1]}-${String(number).padStart(2, '0')}`;
  // A spreadsheet turns a typed 2025-03 into the first day of that month.
  const day = /^\d{5}$/.test(text) ? fromSerial(Number(text)) : undefined;
  if (day !== undefined) return new Date(day * 86_400_000).toISOString().slice(0, 7);
  return refuse('CELL_NOT_MONTH', { text: String(cell), example: '2025-03' });
};

const monthOfYear: CellReader = (cell, refuse) => {
  const match = /^(\d{1,2})月?$/.exec(typeof cell === 'string' ? normalise(cell) : String(cell));
  const number = Number(match?.[1]);
  if (number >= 1 && number <= 12) return String(number).padStart(2, '0');
  return refuse('CELL_NOT_MONTH', { text: String(cell), example: '03' });
};

const yesNo: CellReader = (cell, refuse) => {
  if (typeof cell === 'boolean') return cell;
  const text = normalise(String(cell));
  if (text === '是') return true;
  if (text === '否') return false;
  return refuse('CELL_NOT_LISTED', { text: String(cell), values: '是、否' });
};

/** Closed values by either script, as `normalise` leaves them. */
const lists = new WeakMap<readonly BothScripts[], ReadonlyMap<string, string>>();

function spellings(values: readonly BothScripts[]): ReadonlyMap<string, string> {
  let known = lists.get(values);
  if (!known) {
    known = new Map(
      values.flatMap(({ hant, hans }) => [
        [hant, hant],
        [hans, hant],
      ]),
    );
    lists.set(values, known);
  }
  return known;
}

/** The Traditional form of a closed value typed in either script; `undefined` when it is none of them. */
export const closedValue = (text: string, values: readonly BothScripts[]): string | undefined =>
  spellings(values).get(text) ?? spellings(values).get(normalise(text));

const listed: CellReader = (cell, refuse, { values = [] }) =>
  closedValue(String(cell), values) ??
  refuse('CELL_NOT_LISTED', { text: String(cell), values: values.map(({ hant }) => hant).join('、') });

const READERS: Readonly<Record<ColumnType, CellReader>> = {
  text: (cell) => String(cell),
  identifier,
  money: money(false),
  signedMoney: money(true),
  decimal: decimalNumber(false),
  signedDecimal: decimalNumber(true),
  count,
  date,
  month,
  monthOfYear,
  yesNo,
  listed,
};
