import { finding, type Report } from '../findings/finding.ts';
import type { Workbook } from '../sheets/read-tables.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { budgetOf } from './budget.ts';
import { parameterPlace } from './parameter-set.ts';
import { FUND_ORDER, type Period, periodText } from './settlement.ts';

/** The period must lie in the year of the 參數 tab. */
export function checkYear(
  period: Period,
  year: number | undefined,
  workbook: Pick<Workbook, 'tables' | 'places'>,
  report: Report,
): boolean {
  if (year === undefined || year === period.year) return true;
  const where = parameterPlace('year', workbook.tables.parameters, workbook.places.parameters);
  report(finding('YEAR_DIFFERS', where, { period: periodText(period), year }));
  return false;
}

/**
 * What `settle` would refuse next, as far as the cases themselves show it: told with the other findings of an input
 * that is refused already, so that nobody mends it only to be refused again.
 */
export function checkPeriod(
  period: Period,
  discharges: Iterable<readonly [month: string, fund: Fund]>,
  workbook: Workbook,
  report: Report,
): void {
  if (!workbook.settlesPoints) return;
  const start = periodText(period);
  const funds = new Set<Fund>();
  for (const [month, fund] of discharges) if (`${month}-`.startsWith(`${start}-`)) funds.add(fund);
  const { tables, places } = workbook;
  if (funds.size === 0) {
    report(finding('PERIOD_WITHOUT_CASES', places.cases(), { period: periodText(period) }));
  }
  for (const fund of FUND_ORDER) if (funds.has(fund)) budgetOf(fund, tables, places, report);
}
