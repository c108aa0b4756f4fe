import { finding, type Report } from '../findings/finding.ts';
import type { PlaceOf } from '../sheets/read-tab.ts';
import type { casesTab } from '../sheets/tabs/case-tabs.ts';
import type { CaseTable } from './case-table.ts';

/** Case numbers that stand twice, each told at its second row. */
export function reportDuplicates(table: CaseTable, report: Report, place: PlaceOf<typeof casesTab>): void {
  const order = table.byCaseNumber();
  for (let at = 1; at < order.length; at++) {
    const [a, b] = [order[at - 1]!, order[at]!];
    if (table.caseNumber(a) !== table.caseNumber(b)) continue;
    const [first, second] = [table.row(a), table.row(b)].sort((x, y) => x - y) as [number, number];
    report(finding('CASE_DUPLICATE', place(second, 'case'), { text: table.caseNumber(a), other: first }));
  }
}
