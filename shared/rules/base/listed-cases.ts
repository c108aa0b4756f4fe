import type { Ascending, CaseSums, GroupCases, Limits, ReferenceCase } from './facts.ts';
import { sumsByYear } from './year-mean.ts';

/** Rows of reference cases by their group. */
export function listedGroups(
  rows: Iterable<ReferenceCase & { readonly group: string }>,
): ReadonlyMap<string, ListedCases> {
  const byGroup = new Map<string, ReferenceCase[]>();
  for (const row of rows) {
    const known = byGroup.get(row.group);
    if (known) known.push(row);
    else byGroup.set(row.group, [row]);
  }
  return new Map([...byGroup].map(([group, cases]) => [group, new ListedCases(cases)]));
}

/** The reference cases of a group as rows. */
export class ListedCases implements GroupCases {
  readonly rows: readonly ReferenceCase[];

  constructor(rows: readonly ReferenceCase[]) {
    this.rows = rows;
  }

  get size(): number {
    return this.rows.length;
  }

  total(): bigint {
    return this.rows.reduce((amount, { total }) => amount + total, 0n);
  }

  ascending(): Ascending {
    return this.rows.map(({ total }): bigint => total).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  }

  within(limits: Limits): ListedCases {
    return new ListedCases(this.rows.filter(({ total }) => isWithin(limits, total)));
  }

  byYear(years: readonly number[]): readonly CaseSums[] {
    return sumsByYear(this.rows, years);
  }

  byInstitution(): ReadonlyMap<string, Mean> {
    const sums = new Map<string, Mean>();
    for (const { institution, total } of this.rows) addCharges(sums, institution, 1n, total);
    return sums;
  }
}

const isWithin = ({ lower, upper }: Limits, total: bigint): boolean =>
  total * lower.d >= lower.n && total * upper.d <= upper.n;

/** Cases and ΣC, being added up. */
type Mean = Pick<{ -readonly [K in keyof CaseSums]: CaseSums[K] }, 'cases' | 'total'>;

export function addCharges<K>(sums: Map<K, Mean>, key: K, cases: bigint, total: bigint): void {
  const sum = sums.get(key);
  if (sum) {
    sum.cases += cases;
    sum.total += total;
  } else {
    sums.set(key, { cases, total });
  }
}
