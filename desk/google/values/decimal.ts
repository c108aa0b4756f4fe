/** `units` × 10^-`decimals`. */
export interface Decimal {
  readonly units: bigint;
  readonly decimals: number;
}

/**
 * The number as its shortest text says it: 1.005 is 1005 × 10^-3, and not the binary fraction nearest to it.
 */
export function exactDecimal(number: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(number).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const decimals = fraction.length - Number(exponent);
  const units = BigInt(whole + fraction);
  return decimals >= 0 ? { units, decimals } : { units: units * 10n ** BigInt(-decimals), decimals: 0 };
}

/** `|number|` × 10^`scale` to so many decimals, halves away from zero. */
export function toDecimals(number: number, decimals: number, scale = 0): string {
  const digits = exactDecimal(Math.abs(number));
  const excess = digits.decimals - scale - decimals;
  const units =
    excess <= 0
      ? digits.units * 10n ** BigInt(-excess)
      : (digits.units * 2n + 10n ** BigInt(excess)) / (2n * 10n ** BigInt(excess));
  const text = units.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}
