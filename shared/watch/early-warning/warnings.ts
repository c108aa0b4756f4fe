import type { Digest } from '../../cases/digest.ts';
import { finding, type Report } from '../../findings/finding.ts';
import { MONTHS } from '../../rules/payment/month-budget.ts';
import type { Area } from '../../settle/area.ts';
import { FUND_ORDER, type Period } from '../../settle/settlement.ts';
import { billedMonths, fundMonths } from './fund-months.ts';
import {
  growthWarning,
  institutionOutliers,
  outlierWarnings,
  paceWarning,
  reserveWarning,
} from './to-date.ts';
import type { EarlyWarning } from './warning.ts';
import { yearEndWarnings } from './year-end.ts';

/** The last month of a period. */
export const lastMonth = (period: Period): string => (period.kind === 'month' ? period.month : '12');

const monthsOf = (period: Period): readonly string[] => (period.kind === 'month' ? [period.month] : MONTHS);

/** Every limit of the funds, kept or not, as seen from the end of the period; a whole year needs no forecast. */
export function fundWarnings(
  area: Area,
  digest: Digest,
  period: Period,
  draws?: number,
): readonly EarlyWarning[] {
  const through = lastMonth(period);
  const toDate = FUND_ORDER.flatMap((fund) => {
    const months = fundMonths(fund, area, digest, through);
    if (months.length === 0) return [];
    const sofar = { fund, area, months };
    return [
      ...paceWarning(sofar),
      ...growthWarning(sofar),
      ...reserveWarning(sofar),
      ...outlierWarnings(sofar, monthsOf(period)),
    ];
  });
  return period.kind === 'year' ? toDate : [...toDate, ...yearEndWarnings(area, digest, through, draws)];
}

/** Institutions whose months of the period are unlike their months before. */
export function institutionWarnings(area: Area, digest: Digest, period: Period): readonly EarlyWarning[] {
  const through = lastMonth(period);
  return [...area.institutions.keys()].sort().flatMap((code) => {
    const months = billedMonths(digest, through, ({ institution }) => institution === code);
    return institutionOutliers(area, code, months, monthsOf(period));
  });
}

/**
 * Tells a run's warnings as findings: what is beyond as things are, not what is only possible, so that no range need be
 * drawn. They change no amount, and no digest covers them.
 */
export function reportWarnings(area: Area, digest: Digest, period: Period, report: Report): void {
  for (const warning of fundWarnings(area, digest, period, 0)) tellWarning(warning, report);
}

export function tellWarning({ state, finding: told }: EarlyWarning, report: Report): void {
  if (state === 'beyond' && told) report(finding(told.code, told.where, told.values));
}
