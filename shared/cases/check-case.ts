import { type Finding, finding } from '../findings/finding.ts';
import { type Fen, fen, formatYuan } from '../money/fen.ts';
import { isoDate } from '../sheets/calendar.ts';
import { nearest } from '../sheets/nearest.ts';
import type { PlaceOf } from '../sheets/read-tab.ts';
import type { casesTab } from '../sheets/tabs/case-tabs.ts';
import type { CaseRow } from '../sheets/tabs/settlement-tabs.ts';

/** What a case is held against. */
export interface CaseChecks {
  /** `undefined`: unknown after a finding, and nothing is held against it */
  readonly year: number | undefined;
  readonly institutions: ReadonlyMap<string, unknown>;
  readonly groups: ReadonlyMap<string, unknown>;
  /** `case.unknownGroup = ungrouped`: a code outside the table is no finding. */
  readonly unknownGroupAllowed: boolean;
}

/** 原樣的代碼若只差首尾空格或一兩個字，給出最接近的一個。 */
export function codeHint(code: string, known: ReadonlyMap<string, unknown>): string {
  const codes = [...known.keys()];
  const like = codes.find((candidate) => candidate === code.trim()) ?? nearest(code, codes);
  return like === undefined
    ? '請在該表補上，或核對編碼。'
    : `是否為「${like}」？請核對編碼（含空格與大小寫）。`;
}

/** Everything that is wrong with one case by itself; all findings at once. */
export function checkCase(
  row: CaseRow,
  places: PlaceOf<typeof casesTab>,
  checks: CaseChecks,
): readonly Finding[] {
  const found: Finding[] = [];
  const place = (column: keyof typeof casesTab.columns) => places(row.row, column);
  if (!checks.institutions.has(row.institution)) {
    const hint = codeHint(row.institution, checks.institutions);
    found.push(finding('INSTITUTION_UNKNOWN', place('institution'), { text: row.institution, hint }));
  }
  if (!checks.groups.has(row.group) && !checks.unknownGroupAllowed) {
    found.push(
      finding('GROUP_UNKNOWN', place('group'), { text: row.group, hint: codeHint(row.group, checks.groups) }),
    );
  }
  const paid = row.fundPaid + row.otherPaid + row.patientPaid;
  if (row.total !== paid) {
    found.push(
      finding('CASE_MONEY_DIFFERS', place('total'), {
        total: formatYuan(row.total),
        fund: formatYuan(row.fundPaid),
        other: formatYuan(row.otherPaid),
        patient: formatYuan(row.patientPaid),
        difference: formatYuan(fen(row.total - paid)),
      }),
    );
  }
  if (row.unreasonable > row.total) {
    const [unreasonable, total] = ([row.unreasonable, row.total] as Fen[]).map(formatYuan) as [
      string,
      string,
    ];
    found.push(finding('CASE_UNREASONABLE_EXCEEDS', place('unreasonable'), { unreasonable, total }));
  }
  const discharge = isoDate(row.discharge);
  if (row.discharge < row.admission) {
    found.push(
      finding('CASE_DATES_REVERSED', place('discharge'), { discharge, admission: isoDate(row.admission) }),
    );
  }
  if (checks.year !== undefined && !discharge.startsWith(`${checks.year}-`)) {
    found.push(finding('CASE_OTHER_YEAR', place('discharge'), { discharge, year: checks.year }));
  }
  return found;
}
