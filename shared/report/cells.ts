import { exactDecimal, formatUnits } from '../money/decimal-text.ts';
import type { Fen } from '../money/fen.ts';
import type { Fraction } from '../money/fraction.ts';
import { moneyText, withThousands } from '../money/money-text.ts';
import { roundTo } from '../money/round.ts';
import { isoDate } from '../sheets/calendar.ts';
import type { CellStyle, CellValue, ModelCell } from '../sheets/sheet-model.ts';

/** A cell that also covers `span` columns to its right. */
export const cell = (value: CellValue, style: CellStyle = 'text', span = 0): ModelCell =>
  span > 0 ? { value, style, span } : { value, style };

export const moneyCell = (amount: Fen, style: CellStyle = 'money'): ModelCell => cell({ fen: amount }, style);

export const countCell = (count: number, style: CellStyle = 'count'): ModelCell => cell(count, style);

/** A fraction shown with so many decimals; `undefined` shows nothing. */
export const decimalCell = (
  value: Fraction | undefined,
  decimals: number,
  style: CellStyle = 'value',
): ModelCell => cell(value ? { units: roundTo(value, decimals), decimals } : null, style);

/** As many decimals as a terminating fraction has, and no fewer than `least`. */
export const decimalsOf = (value: Fraction, least: number): number =>
  Math.max(least, exactDecimal(value)?.split('.')[1]?.length ?? 0);

/** A fraction of one as a percentage with two decimals. */
export const percentCell = (value: Fraction | undefined): ModelCell => decimalCell(value, 4, 'ratio');

/** A value as a spreadsheet shows it. */
export function shown({ value, style }: ModelCell): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return withThousands(String(value));
  if ('fen' in value) return moneyText(value.fen);
  if ('day' in value) return isoDate(value.day);
  const { units, decimals } = value;
  return style === 'ratio'
    ? `${formatUnits(units, decimals - 2)}%`
    : withThousands(formatUnits(units, decimals));
}
