import { type Fraction, fraction } from './fraction.ts';

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** An exact decimal number as it was typed: its value in units of 10^-decimals. */
export interface DecimalText {
  readonly units: bigint;
  readonly decimals: number;
}

/** Reads plain decimal notation (`-12.50`); `undefined` for anything else. */
export function readDecimal(text: string): DecimalText | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', tail = ''] = match;
  const units = BigInt(whole + tail);
  return { units: sign === '-' ? -units : units, decimals: tail.length };
}

/** The exact value of decimal notation written in this program's own data. @throws SyntaxError otherwise. */
export function decimal(text: string): Fraction {
  const read = readDecimal(text);
  if (!read) throw new SyntaxError(`not a decimal number: ${text}`);
  return fraction(read.units, 10n ** BigInt(read.decimals));
}

/** Writes an integer count of 10^-decimals: `formatUnits(-5n, 2)` is `-0.05`. */
export function formatUnits(units: bigint, decimals: number): string {
  if (decimals === 0) return units.toString();
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The plain decimal notation of a fraction, exact when it ends within `decimals` places, else undefined. */
export function exactDecimal(value: Fraction, decimals = 20): string | undefined {
  const scaled = value.n * 10n ** BigInt(decimals);
  if (scaled % value.d !== 0n) return undefined;
  return formatUnits(scaled / value.d, decimals).replace(/\.?0+$/, '');
}
