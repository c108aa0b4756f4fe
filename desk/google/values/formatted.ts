import type { Entered, NumberFormat } from '../model/cell.ts';
import { formatDate } from './date-pattern.ts';
import { effectiveValue, errorText } from './effective.ts';
import { formatPattern } from './number-pattern.ts';

/** The patterns of types that are set without one. */
const PATTERNS: Readonly<Record<NonNullable<NumberFormat['type']>, string>> = {
  TEXT: '@',
  NUMBER: '#,##0.00',
  PERCENT: '0.00%',
  CURRENCY: '"$"#,##0.00',
  DATE: 'yyyy-mm-dd',
  TIME: 'h:mm:ss',
  DATE_TIME: 'yyyy-mm-dd h:mm:ss',
  SCIENTIFIC: '0.00E+00',
};

export const isDate = ({ type }: NumberFormat): boolean =>
  type === 'DATE' || type === 'TIME' || type === 'DATE_TIME';

/** What the cell shows. */
export function formattedValue(entered: Entered, format: NumberFormat | undefined): string {
  const { stringValue, numberValue, boolValue, errorValue } = effectiveValue(entered);
  if (stringValue !== undefined) return stringValue;
  if (boolValue !== undefined) return boolValue ? 'TRUE' : 'FALSE';
  if (numberValue === undefined) return errorText(errorValue?.type);
  return formattedNumber(numberValue, format);
}

export function formattedNumber(number: number, format: NumberFormat | undefined): string {
  if (!format) return generalNumber(number);
  const pattern = format.pattern ?? PATTERNS[format.type ?? 'NUMBER'];
  if (isDate(format)) return formatDate(number, pattern);
  if (format.type === 'TEXT' || pattern === '@' || pattern === 'General') return generalNumber(number);
  return formatPattern(number, pattern);
}

const MOST_DIGITS = 10;

/**
 * A number without a format: whole ones of up to 15 digits in full, fractions to ten digits in all, the rest as a power
 * of ten with five decimals.
 */
export function generalNumber(number: number): string {
  const size = Math.abs(number);
  if (size >= 1e15 || (size > 0 && size < 1e-5)) {
    const [mantissa = '', exponent = ''] = number.toExponential(5).split('e');
    const trimmed = mantissa.replace(/\.?0+$/, '');
    return `${trimmed}E${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
  }
  return Number.isInteger(number) ? String(number) : String(Number(number.toPrecision(MOST_DIGITS)));
}
