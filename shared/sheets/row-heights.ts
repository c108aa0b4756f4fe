import { LOOKS } from './look.ts';
import { type CellStyle, type SheetModel, textWidth } from './sheet-model.ts';

/** A line is 1.6 times as high as its font. */
const LINE_TENTHS = 16;
const PADDING = 2;
const MOST_HEIGHT = 409;

/**
 * The height of every row in points, blank ones included, so that its wrapped texts show. Programs differ in which
 * rows they fit to their text when they open a file, and none does it for merged cells.
 */
export function rowHeights({
  rows,
  columns,
  blankRows = 0,
}: Pick<SheetModel, 'rows' | 'columns' | 'blankRows'>): readonly number[] {
  const single = lineHeight('text', 1);
  const heights = rows.map((cells) => {
    let column = 0;
    let height = single;
    for (const { value, style, span = 0 } of cells) {
      const width = columns.slice(column, column + span + 1).reduce((sum, next) => sum + next.width, 0);
      const lines = typeof value === 'string' && LOOKS[style].wraps ? lineCount(value, width) : 1;
      height = Math.max(height, lineHeight(style, lines));
      column += span + 1;
    }
    return height;
  });
  return [...heights, ...Array.from({ length: blankRows }, () => single)];
}

const lineHeight = (style: CellStyle, lines: number): number =>
  Math.min(MOST_HEIGHT, dividedUp(lines * LOOKS[style].size * LINE_TENTHS, 10) + PADDING);

const lineCount = (text: string, width: number): number =>
  text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, dividedUp(textWidth(line), Math.max(1, width))), 0);

/** Whole numbers, divided and rounded up. */
const dividedUp = (dividend: number, divisor: number): number =>
  (dividend + ((divisor - (dividend % divisor)) % divisor)) / divisor;
