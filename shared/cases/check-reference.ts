import { type Finding, finding } from '../findings/finding.ts';
import type { PlaceOf } from '../sheets/read-tab.ts';
import type { RowOf } from '../sheets/tab.ts';
import type { referenceCasesTab } from '../sheets/tabs/group-tabs.ts';
import { codeHint } from './check-case.ts';

export type ReferenceRow = RowOf<typeof referenceCasesTab>;

/** The reference years, both ends included. */
export interface ReferenceWindow {
  readonly first: number;
  readonly last: number;
  readonly years: number;
}

/** What a reference case is held against. */
export interface ReferenceChecks {
  readonly institutions: ReadonlyMap<string, unknown>;
  readonly groups: ReadonlyMap<string, unknown>;
  /** `undefined`: unknown after a finding; years and groups are then not held against anything */
  readonly window: ReferenceWindow | undefined;
}

type Place = PlaceOf<typeof referenceCasesTab>;

export const isWithinYears = ({ first, last }: ReferenceWindow, year: number): boolean =>
  year >= first && year <= last;

/** Everything that is wrong with one reference case by itself; all findings at once. */
export function checkReference(
  row: ReferenceRow,
  place: Place,
  { institutions, groups, window }: ReferenceChecks,
): readonly Finding[] {
  const found = window ? checkYearAndGroup(row, place, groups, window) : undefined;
  const { institution: text } = row;
  if (institutions.has(text)) return found ? [found] : [];
  const hint = codeHint(text, institutions);
  const unknown = finding('INSTITUTION_UNKNOWN', place(row.row, 'institution'), { text, hint });
  return found ? [unknown, found] : [unknown];
}

/** A case of another year takes no part, so nothing is said of its group. */
export function checkYearAndGroup(
  { year, group, row }: ReferenceRow,
  place: Place,
  groups: ReadonlyMap<string, unknown>,
  window: ReferenceWindow,
): Finding | undefined {
  if (!isWithinYears(window, year)) {
    const { first, last, years } = window;
    return finding('REFERENCE_YEAR', place(row, 'year'), { text: String(year), first, last, years });
  }
  if (groups.has(group)) return undefined;
  return finding('GROUP_UNKNOWN', place(row, 'group'), { text: group, hint: codeHint(group, groups) });
}
