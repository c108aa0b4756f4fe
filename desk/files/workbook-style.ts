import type { CellStyle as XlsxStyle } from 'hucre/xlsx';
import type { CellStyle, CellValue } from '../../shared/sheets/sheet-model.ts';

/**
 * 微软雅黑 stands on every Windows since Vista and has both simplified and traditional characters, so one font serves
 * both scripts; Excel, WPS and macOS know it by this name in any language. Where it is missing (Linux), they fall back
 * to their own Chinese font. 等线 comes only with newer Office, and 宋体 is hard to read in small tables.
 */
export const FONT = { name: 'Microsoft YaHei', size: 10 } as const;

const INK = '1F2A36';
const LINE = 'C9D0D8';

const side = (rgb: string) => ({ style: 'thin', color: { rgb } }) as const;
const box = { top: side(LINE), right: side(LINE), bottom: side(LINE), left: side(LINE) };
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;
const font = (more: { size?: number; bold?: true; rgb?: string } = {}) => ({
  name: FONT.name,
  size: more.size ?? FONT.size,
  color: { rgb: more.rgb ?? INK },
  ...(more.bold && { bold: true }),
});

const body = (horizontal: 'left' | 'center' | 'right'): XlsxStyle => ({
  font: font(),
  border: box,
  alignment: { horizontal, vertical: 'center', wrapText: horizontal === 'left' },
});
const tinted = (background: string, rgb: string): XlsxStyle => ({
  ...body('left'),
  font: font({ rgb }),
  fill: fill(background),
});

const LOOKS: Readonly<Record<CellStyle, XlsxStyle>> = {
  title: { font: font({ size: 16, bold: true }), alignment: { horizontal: 'left', vertical: 'center' } },
  subtitle: { font: font({ rgb: '5B6876' }), alignment: { horizontal: 'left', vertical: 'center' } },
  header: {
    font: font({ bold: true }),
    fill: fill('E6ECF2'),
    border: box,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  text: body('left'),
  money: body('right'),
  points: body('right'),
  value: body('right'),
  ratio: body('right'),
  count: body('right'),
  date: body('center'),
  total: {
    font: font({ bold: true }),
    fill: fill('F4F6F8'),
    border: { ...box, top: { style: 'medium', color: { rgb: '7B8794' } } },
    alignment: { vertical: 'center' },
  },
  note: {
    font: font({ size: 9, rgb: '5B6876' }),
    alignment: { horizontal: 'left', vertical: 'top', wrapText: true },
  },
  warn: tinted('FDF1E3', '8F4600'),
  good: tinted('EAF5EA', '1E6030'),
};

const isHeading = (style: CellStyle): boolean =>
  style === 'title' || style === 'subtitle' || style === 'header' || style === 'note';

export const wraps = (style: CellStyle): boolean => LOOKS[style].alignment?.wrapText ?? false;

export const fontSize = (style: CellStyle): number => LOOKS[style].font?.size ?? FONT.size;

const MONEY = 2;
const decimalFormat = (decimals: number): string => {
  const digits = decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0';
  return `${digits};[Red]-${digits}`;
};
const percentFormat = (decimals: number): string => (decimals > 2 ? `0.${'0'.repeat(decimals - 2)}%` : '0%');
const DATE = 'yyyy-mm-dd';
const TEXT = '@';
/** Cells in text format show longer texts as `####`. */
const MOST_TEXT_FORMAT = 255;

const BLANK_FORMATS: Partial<Readonly<Record<CellStyle, string>>> = {
  text: TEXT,
  money: decimalFormat(MONEY),
  ratio: percentFormat(4),
  count: decimalFormat(0),
  date: DATE,
};

/** Texts get the text format too: edited by hand, an 18-digit number or `=1+1` stays a text. */
function numberFormat(value: CellValue, style: CellStyle): string | undefined {
  if (value === null) return BLANK_FORMATS[style];
  if (typeof value === 'string') {
    return isHeading(style) || value.length > MOST_TEXT_FORMAT ? undefined : TEXT;
  }
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return decimalFormat(0);
  if ('fen' in value) return decimalFormat(MONEY);
  if ('day' in value) return DATE;
  return style === 'ratio' ? percentFormat(value.decimals) : decimalFormat(value.decimals);
}

const styles = new Map<string, XlsxStyle>();

/** The look of a cell; equal looks are one object. */
export function styleOf(value: CellValue, style: CellStyle, unlocked: boolean): XlsxStyle {
  const format = numberFormat(value, style);
  const key = `${style}|${format}|${unlocked}`;
  let look = styles.get(key);
  if (!look) {
    look = {
      ...LOOKS[style],
      ...(format !== undefined && { numFmt: format }),
      ...(unlocked && { protection: { locked: false } }),
    };
    styles.set(key, look);
  }
  return look;
}
