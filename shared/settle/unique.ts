import { finding, type Place, type Report } from '../findings/finding.ts';

/** Rows by code; a code that stands twice is a finding, and the first row counts. */
export function byUniqueCode<R extends { readonly code: string; readonly row: number }>(
  rows: readonly R[],
  place: (row: number, column: 'code') => Place,
  report: Report,
): ReadonlyMap<string, R> {
  const byCode = new Map<string, R>();
  for (const row of rows) {
    const before = byCode.get(row.code);
    if (before) {
      const values = { header: '編碼', text: row.code, other: before.row };
      report(finding('CODE_DUPLICATE', place(row.row, 'code'), values));
    } else {
      byCode.set(row.code, row);
    }
  }
  return byCode;
}
