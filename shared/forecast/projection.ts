import type { CellKey, Digest, DigestCell } from '../cases/digest.ts';
import { fen } from '../money/fen.ts';
import { type Fraction, fraction } from '../money/fraction.ts';
import { roundHalfAway } from '../money/round.ts';

/** What one institution's cases of one fund and place came to: all that a year's points are settled from. */
interface Sums {
  readonly cases: bigint;
  readonly points: bigint;
  readonly total: bigint;
  readonly fundPaid: bigint;
}

type Key = Pick<CellKey, 'fund' | 'institution' | 'place'>;

/** How many times a month counts: its money, and its cases and points. */
export interface Times {
  readonly money: Fraction;
  readonly points: Fraction;
}

const ONCE: Times = { money: fraction(1n), points: fraction(1n) };
const NOTHING: Sums = { cases: 0n, points: 0n, total: 0n, fundPaid: 0n };

/** The closed months of a digest, institution by institution, in plain string order of their keys. */
export class ClosedMonths {
  readonly #lines: readonly { readonly key: Key; readonly months: readonly Sums[] }[];
  readonly #decimals: number;

  constructor({ cells, decimals }: Digest, closed: readonly string[]) {
    const byKey = Map.groupBy(
      cells.filter(({ month }) => closed.includes(month)),
      ({ fund, institution, place }) => JSON.stringify([fund, institution, place]),
    );
    this.#decimals = decimals;
    this.#lines = [...byKey.keys()].sort().map((name) => {
      const own = byKey.get(name)!;
      const { fund, institution, place } = own[0]!;
      const months = closed.map((month) =>
        own.filter((cell) => cell.month === month).reduce(addCell, NOTHING),
      );
      return { key: { fund, institution, place }, months };
    });
  }

  /** The sums of one month over all institutions of a fund that are at these places. */
  sum(fund: string, month: number, places: readonly CellKey['place'][], of: keyof Sums): bigint {
    return this.#lines
      .filter(({ key }) => key.fund === fund && places.includes(key.place))
      .reduce((sum, { months }) => sum + months[month]![of], 0n);
  }

  /** A year in which all closed months together count so many times. */
  together(timesOf: (fund: string) => Times): Pick<Digest, 'cells' | 'decimals'> {
    return this.#year(({ fund }, months) => multiplied(months.reduce(add, NOTHING), timesOf(fund)));
  }

  /** A year in which each closed month counts so many times by itself; `undefined`: once. */
  each(timesOf: (fund: string, month: number) => Times | undefined): Pick<Digest, 'cells' | 'decimals'> {
    return this.#year(({ fund }, months) =>
      months.map((sums, month) => multiplied(sums, timesOf(fund, month) ?? ONCE)).reduce(add, NOTHING),
    );
  }

  #year(sumsOf: (key: Key, months: readonly Sums[]) => Sums): Pick<Digest, 'cells' | 'decimals'> {
    const cells = this.#lines.map(({ key, months }) => cellOf(key, sumsOf(key, months)));
    return { cells, decimals: this.#decimals };
  }
}

const addCell = (sums: Sums, cell: DigestCell): Sums => ({
  cases: sums.cases + BigInt(cell.cases),
  points: sums.points + cell.yearPoints,
  total: sums.total + cell.total,
  fundPaid: sums.fundPaid + cell.fundPaid,
});

const add = (a: Sums, b: Sums): Sums => ({
  cases: a.cases + b.cases,
  points: a.points + b.points,
  total: a.total + b.total,
  fundPaid: a.fundPaid + b.fundPaid,
});

const times = (amount: bigint, { n, d }: Fraction): bigint => roundHalfAway({ n: amount * n, d });

const multiplied = (sums: Sums, { money, points }: Times): Sums => ({
  cases: times(sums.cases, points),
  points: times(sums.points, points),
  total: times(sums.total, money),
  fundPaid: times(sums.fundPaid, money),
});

/** Sums as a cell of a digest; what settling points does not look at is zero. */
const cellOf = (key: Key, { cases, points, total, fundPaid }: Sums): DigestCell => ({
  ...key,
  month: '12',
  group: '',
  class: 'normal',
  cases: Number.parseInt(String(cases), 10),
  monthPoints: points,
  yearPoints: points,
  monthHalved: 0,
  yearHalved: 0,
  decisions: 0,
  total: fen(total),
  unreasonable: fen(0n),
  fundPaid: fen(fundPaid),
  otherPaid: fen(0n),
  patientPaid: fen(0n),
  days: 0,
  squares: 0n,
});
