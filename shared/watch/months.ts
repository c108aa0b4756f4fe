import type { Period } from '../settle/settlement.ts';

const ALL = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** A quarter as far as a period has come: `2025Q2`, its months of the year, the last of them. */
export interface Quarter {
  readonly name: string;
  readonly months: readonly string[];
  readonly last: string;
}

/** The months from January to the end of the period. */
export const monthsToDate = (period: Period): readonly string[] =>
  period.kind === 'year' ? ALL : ALL.slice(0, ALL.indexOf(period.month) + 1);

/** Of a month: its quarter, up to that month. Of a year: all four. */
export function quartersOf(period: Period): readonly Quarter[] {
  const seen = monthsToDate(period);
  const quarters = [0, 1, 2, 3].flatMap((index) => {
    const months = ALL.slice(index * 3, index * 3 + 3).filter((month) => seen.includes(month));
    const last = months.at(-1);
    return last === undefined ? [] : [{ name: `${period.year}Q${index + 1}`, months, last }];
  });
  return period.kind === 'year' ? quarters : quarters.slice(-1);
}
