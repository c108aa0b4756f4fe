import { compare, type Fraction, fraction } from '../money/fraction.ts';
import type { WatchCell } from './case-watch.ts';
import { compareText } from './cases/flag-of.ts';
import type { Flag } from './flag.ts';

/** An institution among those that a rule has flags of. */
export interface RankedInstitution {
  readonly institution: string;
  readonly flags: number;
  readonly cases: number;
  /** Flags beyond what its cases would have at the area's rate: n機構 − 例數 × n全區 ÷ 例數全區 */
  readonly excess: Fraction;
}

/**
 * The institutions of each rule, those with most flags beyond the area's rate first: a large institution is not first
 * for its size, nor a small one for a single case. Ties by code.
 */
export function ranking(
  flags: readonly Flag[],
  cells: readonly Pick<WatchCell, 'institution' | 'cases'>[],
): ReadonlyMap<string, readonly RankedInstitution[]> {
  const cases = new Map<string, number>();
  for (const cell of cells) cases.set(cell.institution, (cases.get(cell.institution) ?? 0) + cell.cases);
  const all = cells.reduce((sum, cell) => sum + cell.cases, 0);
  const byRule = [...Map.groupBy(flags, ({ rule }) => rule)].sort(([a], [b]) => compareText(a, b));
  return new Map(byRule.map(([rule, ofRule]) => [rule, ranked(ofRule, cases, all)]));
}

function ranked(
  flags: readonly Flag[],
  cases: ReadonlyMap<string, number>,
  all: number,
): readonly RankedInstitution[] {
  const whole = Math.max(1, all);
  return [...Map.groupBy(flags, ({ institution }) => institution)]
    .map(([institution, own]): RankedInstitution => {
      const count = cases.get(institution) ?? 0;
      const excess = fraction(BigInt(own.length * whole - count * flags.length), BigInt(whole));
      return { institution, flags: own.length, cases: count, excess };
    })
    .sort((a, b) => compare(b.excess, a.excess) || compareText(a.institution, b.institution));
}
