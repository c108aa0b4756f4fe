import type { Fen } from '../../money/fen.ts';
import type { Hint } from '../../rules/supervision/case-flag/facts.ts';
import { monthOf } from '../../sheets/calendar.ts';
import type { Flag } from '../flag.ts';

/** A case as a flag names it. */
export interface FlaggedCase {
  readonly case: string;
  readonly row: number;
  readonly institution: string;
  /** Blank where the file does not say */
  readonly department: string;
  readonly doctor: string;
  readonly person: string;
  readonly discharge: number;
  readonly total: Fen;
}

/** @param other the case number of another stay that it takes to see it */
export function caseFlag(rule: string, one: FlaggedCase, hint: Hint, other?: string): Flag {
  return {
    rule,
    subject: { kind: 'case', case: one.case },
    institution: one.institution,
    ...(one.department !== '' && { department: one.department }),
    ...(one.doctor !== '' && { doctor: one.doctor }),
    person: one.person,
    month: monthOf(one.discharge),
    ...hint,
    amount: one.total,
    row: one.row,
    ...(other !== undefined && { other }),
  };
}

const caseOf = ({ subject }: Flag): string => (subject.kind === 'case' ? subject.case : subject.item);

/** In plain string order of rule, then case. */
export const inFlagOrder = (flags: readonly Flag[]): readonly Flag[] =>
  [...flags].sort((a, b) => compareText(a.rule, b.rule) || compareText(caseOf(a), caseOf(b)));

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
