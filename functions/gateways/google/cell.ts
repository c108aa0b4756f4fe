import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { formatUnits } from '../../../shared/money/decimal-text.ts';
import { toSerial } from '../../../shared/sheets/calendar.ts';
import { LINE, LOOKS, numberFormat, TOTAL_LINE } from '../../../shared/sheets/look.ts';
import type { CellStyle, CellValue } from '../../../shared/sheets/sheet-model.ts';

const EXACT_DIGITS = 10n ** 15n;
const MOST_TEXT = 50_000;

/**
 * The typed value of a cell. A text is always a `stringValue`, which Sheets never parses: whatever it looks like, it
 * becomes neither formula nor number. An amount beyond the 15 digits a spreadsheet holds exactly is a text, too.
 */
export function typedValue(value: CellValue): sheets_v4.Schema$ExtendedValue | undefined {
  if (value === null || value === '') return undefined;
  if (typeof value === 'string') return { stringValue: cut(value) };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a count: ${value}`);
    return { numberValue: value };
  }
  if ('day' in value) return { numberValue: toSerial(value.day) };
  return 'fen' in value ? amount(value.fen, 2) : amount(value.units, value.decimals);
}

function amount(units: bigint, decimals: number): sheets_v4.Schema$ExtendedValue {
  const text = formatUnits(units, decimals);
  const exact = units < EXACT_DIGITS && units > -EXACT_DIGITS;
  return exact ? { numberValue: Number(text) } : { stringValue: text };
}

const cut = (text: string): string => (text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT - 1)}…` : text);

/**
 * The look of a cell. The font stays that of the file: Sheets has no typeface of both scripts, and the default falls
 * back to the reader's own Chinese font.
 */
export function cellFormat(value: CellValue, style: CellStyle): sheets_v4.Schema$CellFormat {
  const { size, bold, ink, fill, horizontal, vertical, wraps, border } = LOOKS[style];
  const number = numberFormat(value, style);
  return {
    textFormat: { fontSize: size, foregroundColorStyle: color(ink), ...(bold && { bold }) },
    verticalAlignment: vertical === 'top' ? 'TOP' : 'MIDDLE',
    wrapStrategy: wraps ? 'WRAP' : 'OVERFLOW_CELL',
    ...(horizontal && { horizontalAlignment: horizontal.toUpperCase() }),
    ...(fill !== undefined && { backgroundColorStyle: color(fill) }),
    ...(border !== 'none' && { borders: BORDERS[border] }),
    ...(number && { numberFormat: { type: number.type.toUpperCase(), pattern: number.pattern } }),
  };
}

const channel = (rgb: string, at: number): number =>
  Math.round(Number.parseInt(rgb.slice(at, at + 2), 16) / 0.255) / 1000;

const color = (rgb: string): sheets_v4.Schema$ColorStyle => ({
  rgbColor: { red: channel(rgb, 0), green: channel(rgb, 2), blue: channel(rgb, 4) },
});

const line = { style: 'SOLID', colorStyle: color(LINE) };
const box = { top: line, right: line, bottom: line, left: line };
const BORDERS: Readonly<Record<'box' | 'total', sheets_v4.Schema$Borders>> = {
  box,
  total: { ...box, top: { style: 'SOLID_MEDIUM', colorStyle: color(TOTAL_LINE) } },
};
