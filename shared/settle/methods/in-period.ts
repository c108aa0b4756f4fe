import { type Period, periodText } from '../settlement.ts';

/** Whether a row of a month counts in a period; a year takes all of its months. */
export const inPeriod = (period: Period, { month }: { readonly month: string }): boolean =>
  period.kind === 'year' || month === periodText(period);
