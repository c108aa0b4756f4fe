import { Decimal } from 'decimal.js';
import { type Fraction, fraction } from './fraction.ts';

// A clone of its own: the shared default rounds every operation to 20 digits and anyone may change it.
const Precise = Decimal.clone({ precision: 60, defaults: true });

/**
 * The square root of a non-negative fraction, correct to well over 40 digits. Only quality figures such as
 * the coefficient of variation need it; no amount of money and no points do.
 */
export function squareRoot(value: Fraction): Fraction {
  const root = new Precise(value.n.toString()).div(value.d.toString()).sqrt();
  const places = Math.max(root.decimalPlaces(), 0);
  return fraction(BigInt(root.times(Precise.pow(10, places)).toFixed(0)), 10n ** BigInt(places));
}
