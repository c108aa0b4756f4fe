import type { Digest } from '../cases/digest.ts';
import type { Report } from '../findings/finding.ts';
import type { Area } from '../settle/area.ts';
import { digestCases, type ReadCases } from '../settle/run.ts';
import type { CaseRow } from '../sheets/tabs/settlement-tabs.ts';

/** The case rows of an input, checked; all that a comparison knows of how they are kept. */
export type CaseRows = ReadCases;

/** Phase 1 on the same cases in another area. */
export const digestAgain = (cases: CaseRows, area: Area, report: Report): Digest =>
  digestCases(cases, area, report).digest;

/** The rows one after the other, by case number in plain string order. */
export function* rowsInOrder({ table }: CaseRows): Generator<CaseRow, undefined> {
  for (const index of table.byCaseNumber()) yield table.at(index);
}
