import { codeHint } from '../cases/check-case.ts';
import { finding, type Report } from '../findings/finding.ts';
import type { Places } from '../sheets/read-tables.ts';
import type { Tables } from '../sheets/tabs/settlement-tabs.ts';

/** Tabs whose rows belong to an institution, besides 病例 and 差異係數. */
const BY_INSTITUTION = [
  'monthPayments',
  'clearingAdjustments',
  'referenceCases',
  'components',
  'lastYearPoints',
  'incentives',
  'negotiatedDrugs',
  'innovation',
] as const;

/** Rows of money that say where their authority comes from. */
const WITH_DOCUMENT = [
  'budget',
  'decisions',
  'clearingAdjustments',
  'incentives',
  'negotiatedDrugs',
  'innovation',
] as const;

/** Every row must name a known institution, a month of the year, and its document. */
export function checkReferences(
  tables: Tables,
  places: Places,
  institutions: ReadonlyMap<string, unknown>,
  year: number | undefined,
  report: Report,
): void {
  for (const tab of BY_INSTITUTION) {
    for (const { institution, row } of tables[tab]) {
      if (institutions.has(institution)) continue;
      const hint = codeHint(institution, institutions);
      report(finding('INSTITUTION_UNKNOWN', places[tab](row, 'institution'), { text: institution, hint }));
    }
  }
  for (const { month, row } of tables.monthPayments) {
    if (year === undefined || month.startsWith(`${year}-`)) continue;
    report(finding('MONTH_OUTSIDE_YEAR', places.monthPayments(row, 'month'), { text: month, year }));
  }
  for (const tab of WITH_DOCUMENT) {
    for (const { document, row } of tables[tab]) {
      if (document === null) report(finding('DOCUMENT_MISSING', places[tab](row, 'document')));
    }
  }
}
