import type { Fraction } from '../../money/fraction.ts';
import { exactNumber } from '../../money/small.ts';
import type { Ascending, CaseSums, GroupCases, Limits } from '../../rules/base/facts.ts';
import { addCharges } from '../../rules/base/listed-cases.ts';
import { addSums, NO_CASES } from '../../rules/base/year-mean.ts';
import { MOST_CHARGE } from './charge-cells.ts';
import type { ReferenceColumns } from './reference-columns.ts';

/** Charges from … to in fen, both included; no case is kept where the first is the larger. */
interface Bounds {
  readonly least: number;
  readonly most: number;
}

const ALL: Bounds = { least: 0, most: MOST_CHARGE - 1 };

/** The reference cases of a group as columns: some neighbouring cells, and of them the charges within bounds. */
export class ColumnCases implements GroupCases {
  readonly #columns: ReferenceColumns;
  readonly #from: number;
  readonly #to: number;
  readonly #bounds: Bounds;
  readonly size: number;

  constructor(columns: ReferenceColumns, from: number, to: number, bounds: Bounds = ALL) {
    this.#columns = columns;
    this.#from = from;
    this.#to = to;
    this.#bounds = bounds;
    this.size = this.#count();
  }

  total(): bigint {
    return this.#sumsOf(this.#from, this.#to).total;
  }

  ascending(): Ascending {
    const { charges, starts } = this.#columns;
    const { least, most } = this.#bounds;
    const kept = new Uint32Array(this.size);
    let length = 0;
    for (let at = starts[this.#from]!; at < starts[this.#to]!; at++) {
      const charge = charges[at]!;
      if (charge >= least && charge <= most) kept[length++] = charge;
    }
    kept.sort();
    return { length, at: (index) => BigInt(kept[index]!) };
  }

  /** Charges are whole fen, so that lower ≤ C ≤ upper is ⌈lower⌉ ≤ C ≤ ⌊upper⌋. */
  within({ lower, upper }: Limits): ColumnCases {
    const from = chargeAt(-floor({ n: -lower.n, d: lower.d }));
    const to = chargeAt(floor(upper));
    const { least, most } = this.#bounds;
    const bounds = { least: from > least ? from : least, most: to < most ? to : most };
    return new ColumnCases(this.#columns, this.#from, this.#to, bounds);
  }

  byYear(years: readonly number[]): readonly CaseSums[] {
    const { firstYear, cellYears } = this.#columns;
    const sums = years.map(() => NO_CASES);
    for (let cell = this.#from; cell < this.#to; cell++) {
      const at = firstYear + cellYears[cell]! - (years[0] ?? 0);
      const sum = sums[at];
      if (!sum) throw new RangeError(`cases outside the reference years ${years.join(', ')}`);
      sums[at] = addSums(sum, this.#sumsOf(cell, cell + 1));
    }
    return sums;
  }

  byInstitution(): ReturnType<GroupCases['byInstitution']> {
    const { institutions, cellInstitutions } = this.#columns;
    const sums = new Map<string, { cases: bigint; total: bigint }>();
    for (let cell = this.#from; cell < this.#to; cell++) {
      const { cases, total } = this.#sumsOf(cell, cell + 1);
      if (cases > 0n) addCharges(sums, institutions[cellInstitutions[cell]!]!, cases, total);
    }
    return sums;
  }

  #count(): number {
    const { charges, starts } = this.#columns;
    const { least, most } = this.#bounds;
    let count = 0;
    for (let at = starts[this.#from]!; at < starts[this.#to]!; at++) {
      if (charges[at]! >= least && charges[at]! <= most) count++;
    }
    return count;
  }

  #sumsOf(from: number, to: number): CaseSums {
    const { charges, starts } = this.#columns;
    const end = starts[to]!;
    let sums = NO_CASES;
    for (let at = starts[from]!; at < end; at += BLOCK) {
      sums = addSums(sums, blockSums(charges.subarray(at, Math.min(at + BLOCK, end)), this.#bounds));
    }
    return sums;
  }
}

const floor = ({ n, d }: Fraction): bigint => (n - (((n % d) + d) % d)) / d;

/** A limit as a number that compares with charges as the limit itself does. */
const chargeAt = (limit: bigint): number =>
  limit < 0n ? -1 : limit > BigInt(MOST_CHARGE) ? MOST_CHARGE : exactNumber(limit)!;

/** So many terms below 2^32 a double adds up exactly. */
const BLOCK = 2 ** 20;

/** C² = h² × 2^32 + 2hl × 2^16 + l² for C = h × 2^16 + l: no part goes beyond what a double holds. */
function blockSums(charges: Uint32Array, { least, most }: Bounds): CaseSums {
  let cases = 0;
  let total = 0;
  let highSquares = 0;
  let products = 0;
  let lowSquares = 0;
  for (let index = 0; index < charges.length; index++) {
    const charge = charges[index]!;
    if (charge < least || charge > most) continue;
    const high = charge >>> 16;
    const low = charge & 0xffff;
    cases++;
    total += charge;
    highSquares += high * high;
    products += high * low;
    lowSquares += low * low;
  }
  const squares = (BigInt(highSquares) << 32n) + (BigInt(products) << 17n) + BigInt(lowSquares);
  return { cases: BigInt(cases), total: BigInt(total), squares };
}
