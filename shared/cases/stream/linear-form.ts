import { type Fraction, fraction, minus, over, plus, times } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import { divideHalfAway, exactNumber, MOST_EXACT } from '../../money/small.ts';

/** A value of a rule at a charge C and an unreasonable part D of it, in fen. */
export interface Probe {
  readonly total: bigint;
  readonly unreasonable: bigint;
  readonly value: Fraction;
}

/** (a + b × C + c × D) ÷ d, rounded half away from zero, with whole coefficients. */
export class LinearForm {
  readonly #exact: readonly [bigint, bigint, bigint, bigint];
  readonly #small: readonly [number, number, number, number];
  /** Up to this charge doubles hold every step exactly. */
  readonly #most: number;
  /** The rounded value where it depends on no charge. */
  readonly constant: number | undefined;

  constructor(a: Fraction, b: Fraction, c: Fraction) {
    const d = lcm(lcm(a.d, b.d), c.d);
    this.#exact = [a, b, c].map(({ n, d: own }) => n * (d / own)).concat(d) as [
      bigint,
      bigint,
      bigint,
      bigint,
    ];
    const small = this.#exact.map(exactNumber);
    const [constant, slope, part, divisor] = small;
    const fits = small.every((number) => number !== undefined) && divisor! <= MOST_EXACT / 2;
    this.#small = (fits ? small : [0, 0, 0, 1]) as [number, number, number, number];
    this.#most = fits ? mostCharge(Math.abs(constant!), Math.abs(slope!) + Math.abs(part!)) : -1;
    this.constant = fits && slope === 0 && part === 0 ? divideHalfAway(constant!, divisor!) : undefined;
  }

  /** In units; `undefined` where a double cannot hold it. */
  at(total: number, unreasonable: number): number | undefined {
    if (total <= this.#most) {
      const [a, b, c, d] = this.#small;
      return divideHalfAway(a + b * total + c * unreasonable, d);
    }
    const [a, b, c, d] = this.#exact;
    return exactNumber(roundHalfAway({ n: a + b * BigInt(total) + c * BigInt(unreasonable), d }));
  }
}

/** D is at most C, so this bounds the whole numerator. */
const mostCharge = (constant: number, slope: number): number =>
  slope === 0 ? MOST_EXACT : (MOST_EXACT - constant) / (slope + 1);

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;

/** In lowest terms. */
function reduced({ n, d }: Fraction): Fraction {
  const common = gcd(n, d);
  return { n: n / common, d: d / common };
}

/**
 * The linear form through the first probes, if the others lie on it too. A form that is concave or convex, as every
 * min and max of linear ones is, lies on a plane all over a polygon when it does at the corners and at a point inside.
 */
export function linearThrough(probes: readonly Probe[], scale: bigint): LinearForm | undefined {
  const [low, high, part] = probes as [Probe, Probe, Probe];
  const b = slope(low, high, ({ total }) => total);
  const c = slope(high, part, ({ unreasonable }) => unreasonable);
  const a = minus(low.value, times(b, fraction(low.total)));
  const onPlane = probes.every(({ total, unreasonable, value }) => {
    const there = plus(plus(a, times(b, fraction(total))), times(c, fraction(unreasonable)));
    return there.n * value.d === value.n * there.d;
  });
  const scaled = (value: Fraction) => reduced({ n: value.n * scale, d: value.d });
  return onPlane ? new LinearForm(scaled(a), scaled(b), scaled(c)) : undefined;
}

function slope(from: Probe, to: Probe, along: (probe: Probe) => bigint): Fraction {
  const run = along(to) - along(from);
  return run === 0n ? fraction(0n) : reduced(over(minus(to.value, from.value), fraction(run)));
}
