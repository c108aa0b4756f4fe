import { codeHint } from '../cases/check-case.ts';
import { finding, type Report } from '../findings/finding.ts';
import type { Column } from '../sheets/column.ts';
import type { Places } from '../sheets/read-tables.ts';
import { TABS, type TabKey, type Tables } from '../sheets/tabs/settlement-tabs.ts';

interface References {
  readonly tables: Tables;
  readonly places: Places;
  readonly institutions: ReadonlyMap<string, unknown>;
  readonly consortia: ReadonlyMap<string, unknown>;
  /** `undefined`: unknown after a finding, and no month is held against it */
  readonly year: number | undefined;
}

/** Codes of these tabs are checked where their own meaning is known. */
const CHECKED_ELSEWHERE: readonly TabKey[] = ['cases', 'coefficients', 'institutions', 'consortia'];

type TableKey = Exclude<TabKey, 'cases'>;
const KEYS = (Object.keys(TABS) as TabKey[]).filter(
  (key): key is TableKey => !CHECKED_ELSEWHERE.includes(key),
);

/**
 * Every row must name a known institution (`institution`), 醫共體 (`consortium`) or one of both (`party`), a month of
 * the year (`month`), and its document (`document`): columns of these keys mean the same in every tab.
 */
export function checkReferences(references: References, report: Report): void {
  for (const tab of KEYS) {
    const columns = TABS[tab].columns as Readonly<Record<string, Column>>;
    for (const row of references.tables[tab]) {
      for (const [column, check] of Object.entries(CHECKS)) {
        const text = columns[column] && (row as unknown as Record<string, string | null>)[column];
        if (text === undefined) continue;
        const where = (references.places[tab] as (row: number, column: string) => { readonly tab: string })(
          row.row,
          column,
        );
        const told = check(text, references);
        if (told) report(finding(told.code, where, told.values));
      }
    }
  }
}

interface Told {
  readonly code:
    | 'INSTITUTION_UNKNOWN'
    | 'CONSORTIUM_UNKNOWN'
    | 'PARTY_UNKNOWN'
    | 'PARTY_AMBIGUOUS'
    | 'MONTH_OUTSIDE_YEAR'
    | 'DOCUMENT_MISSING';
  readonly values: Readonly<Record<string, string | number>>;
}

const CHECKS: Readonly<Record<string, (text: string | null, references: References) => Told | undefined>> = {
  institution: (text, { institutions }) =>
    text === null || institutions.has(text)
      ? undefined
      : { code: 'INSTITUTION_UNKNOWN', values: { text, hint: codeHint(text, institutions) } },
  consortium: (text, { consortia }) =>
    text === null || consortia.has(text)
      ? undefined
      : { code: 'CONSORTIUM_UNKNOWN', values: { text, hint: codeHint(text, consortia) } },
  party: (text, { institutions, consortia }) => {
    if (text === null) return undefined;
    const [asInstitution, asConsortium] = [institutions.has(text), consortia.has(text)];
    if (asInstitution && asConsortium) return { code: 'PARTY_AMBIGUOUS', values: { text } };
    if (asInstitution || asConsortium) return undefined;
    const known = new Map([...institutions, ...consortia]);
    return { code: 'PARTY_UNKNOWN', values: { text, hint: codeHint(text, known) } };
  },
  month: (text, { year }) =>
    text === null || year === undefined || text.startsWith(`${year}-`) || !text.includes('-')
      ? undefined
      : { code: 'MONTH_OUTSIDE_YEAR', values: { text, year } },
  document: (text) => (text === null ? { code: 'DOCUMENT_MISSING', values: {} } : undefined),
};
