/** Reduced fractions for the oracle; nothing of the product's arithmetic. */
export class Rational {
  readonly top: bigint;
  readonly bottom: bigint;

  constructor(top: bigint, bottom: bigint = 1n) {
    if (bottom === 0n) throw new RangeError('division by zero');
    const shared = divisor(top, bottom) * (bottom < 0n ? -1n : 1n);
    this.top = top / shared;
    this.bottom = bottom / shared;
  }

  /** `-12.50` */
  static of(text: string): Rational {
    const [whole = '', tail = ''] = text.split('.');
    return new Rational(BigInt(whole + tail), 10n ** BigInt(tail.length));
  }

  add = (other: Rational): Rational =>
    new Rational(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom);
  subtract = (other: Rational): Rational => this.add(new Rational(-other.top, other.bottom));
  multiply = (other: Rational): Rational => new Rational(this.top * other.top, this.bottom * other.bottom);
  divide = (other: Rational): Rational => new Rational(this.top * other.bottom, this.bottom * other.top);

  less = (other: Rational): boolean => this.subtract(other).top < 0n;
  equals = (other: Rational): boolean => this.subtract(other).top === 0n;

  /** 四捨五入: the whole number before, and one more away from zero when half or more is left. */
  round(decimals: number): Rational {
    const unit = 10n ** BigInt(decimals);
    const size = this.top < 0n ? -this.top : this.top;
    const whole = (size * unit) / this.bottom;
    const left = (size * unit) % this.bottom;
    const rounded = left * 2n >= this.bottom ? whole + 1n : whole;
    return new Rational(this.top < 0n ? -rounded : rounded, unit);
  }

  /** Exactly `decimals` places; the value must end there. */
  text(decimals: number): string {
    const units = this.multiply(new Rational(10n ** BigInt(decimals)));
    if (units.bottom !== 1n) throw new RangeError('more decimals than allowed');
    const size = String(units.top < 0n ? -units.top : units.top).padStart(decimals + 1, '0');
    const cut = size.length - decimals;
    const tail = decimals === 0 ? '' : `.${size.slice(cut)}`;
    return `${units.top < 0n ? '-' : ''}${size.slice(0, cut)}${tail}`;
  }
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export const whole = (value: number | bigint): Rational => new Rational(BigInt(value));
export const NIL = whole(0);
export const least = (a: Rational, b: Rational): Rational => (b.less(a) ? b : a);
export const total = (values: readonly Rational[]): Rational => values.reduce((sum, v) => sum.add(v), NIL);
