import type { CellStyle, CellValue } from './sheet-model.ts';

/** How a cell of a style looks on any surface. Colours are RRGGBB, sizes are points. */
export interface Look {
  readonly size: number;
  readonly bold: boolean;
  readonly ink: string;
  readonly fill?: string;
  readonly horizontal?: 'left' | 'center' | 'right';
  readonly vertical: 'center' | 'top';
  readonly wraps: boolean;
  /** `total` has a heavier line above. */
  readonly border: 'none' | 'box' | 'total';
}

export const LINE = 'C9D0D8';
export const TOTAL_LINE = '7B8794';

const INK = '1F2A36';
const PALE = '5B6876';
const plain = { size: 10, bold: false, ink: INK, vertical: 'center', wraps: false, border: 'none' } as const;

const body = (horizontal: 'left' | 'center' | 'right'): Look => ({
  ...plain,
  horizontal,
  wraps: horizontal === 'left',
  border: 'box',
});

export const LOOKS: Readonly<Record<CellStyle, Look>> = {
  title: { ...plain, size: 16, bold: true, horizontal: 'left' },
  subtitle: { ...plain, ink: PALE, horizontal: 'left' },
  header: { ...body('center'), bold: true, fill: 'E6ECF2', wraps: true },
  text: body('left'),
  money: body('right'),
  points: body('right'),
  value: body('right'),
  ratio: body('right'),
  count: body('right'),
  date: body('center'),
  total: { ...plain, bold: true, fill: 'F4F6F8', border: 'total' },
  note: { ...plain, size: 9, ink: PALE, horizontal: 'left', vertical: 'top', wraps: true },
  warn: { ...body('left'), ink: '8F4600', fill: 'FDF1E3' },
  good: { ...body('left'), ink: '1E6030', fill: 'EAF5EA' },
  bad: { ...body('left'), ink: '9B1C1C', fill: 'FBE7E6' },
};

const isHeading = (style: CellStyle): boolean =>
  style === 'title' || style === 'subtitle' || style === 'header' || style === 'note';

export interface NumberFormat {
  readonly type: 'text' | 'number' | 'percent' | 'date';
  readonly pattern: string;
}

const MONEY = 2;
function decimalFormat(decimals: number): NumberFormat {
  const digits = decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0';
  return { type: 'number', pattern: `${digits};[Red]-${digits}` };
}
const percentFormat = (decimals: number): NumberFormat => ({
  type: 'percent',
  pattern: decimals > 2 ? `0.${'0'.repeat(decimals - 2)}%` : '0%',
});
const DATE: NumberFormat = { type: 'date', pattern: 'yyyy-mm-dd' };
const TEXT: NumberFormat = { type: 'text', pattern: '@' };
/** Excel shows longer texts in cells of text format as `####`. */
const MOST_TEXT_FORMAT = 255;

const BLANK_FORMATS: Partial<Readonly<Record<CellStyle, NumberFormat>>> = {
  text: TEXT,
  money: decimalFormat(MONEY),
  ratio: percentFormat(4),
  count: decimalFormat(0),
  date: DATE,
};

/** Texts get the text format too: edited by hand, an 18-digit number or `=1+1` stays a text. */
export function numberFormat(value: CellValue, style: CellStyle): NumberFormat | undefined {
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
