import type { NumberFormat } from '../model/cell.ts';
import type { Typed } from './typed.ts';

const NUMBER =
  /^(?<open>\()?(?<sign>[+-])?(?<currency>[$¥￥€£])?(?<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?<exponent>e[+-]?\d+)?(?<percent>%)?(?<close>\))?$/i;

export function typedNumber(text: string): Typed | undefined {
  const parts = NUMBER.exec(text)?.groups;
  if (!parts || (parts['open'] === undefined) !== (parts['close'] === undefined)) return undefined;
  const digits = parts['number']!;
  const plain = keptDigits(digits.replaceAll(',', '')) + (parts['exponent'] ?? '');
  const size = parts['percent'] ? Number(`${plain}e-2`) : Number(plain);
  if (!Number.isFinite(size)) return undefined;
  const negative = parts['sign'] === '-' || parts['open'] !== undefined;
  const format = formatOf(parts, digits);
  return { entered: negative ? -size : size, ...(format && { numberFormat: format }) };
}

const MOST_DIGITS = 15;

/** Of a typed number fifteen digits are kept, the rest become zeros: an 18-digit 身份證號 ends in 000. */
function keptDigits(text: string): string {
  let significant = 0;
  return text.replace(/\d/g, (digit) => {
    if (digit !== '0' || significant > 0) significant++;
    return significant > MOST_DIGITS ? '0' : digit;
  });
}

function formatOf(
  { currency, percent, exponent }: Readonly<Record<string, string | undefined>>,
  digits: string,
): NumberFormat | undefined {
  const decimals = digits.includes('.') ? '.00' : '';
  if (percent) return { type: 'PERCENT', pattern: `0${decimals}%` };
  if (currency) return { type: 'CURRENCY', pattern: `"${currency}"#,##0${decimals}` };
  if (exponent) return { type: 'SCIENTIFIC', pattern: '0.00E+00' };
  return digits.includes(',') ? { type: 'NUMBER', pattern: `#,##0${decimals}` } : undefined;
}
