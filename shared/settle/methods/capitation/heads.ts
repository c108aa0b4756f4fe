import { finding, type Report } from '../../../findings/finding.ts';
import type { Fen } from '../../../money/fen.ts';
import { capitationBudget } from '../../../rules/capitation/budget.ts';
import { inForce } from '../../../rules/programme.ts';
import { normalise } from '../../../sheets/raw.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import { FUND_ORDER } from '../../settlement.ts';
import { compareText } from '../compare-text.ts';
import type { MethodContext } from '../method.ts';
import { type CapitationInput, rowKey } from './input.ts';
import { type Home, monthsOf, type Span } from './roster.ts';
import { type HeadStandard, hasAny, standardNamed } from './standards.ts';

/** The heads of one standard that belong to one 醫共體, or to one of its branches. */
export interface HeadCount extends Home {
  readonly fund: Fund;
  readonly standard: HeadStandard;
  readonly heads: number;
  readonly months: bigint;
}

export interface HeadLine extends HeadCount {
  readonly budget: Fen;
}

export const headKey = ({ fund, consortium, branch, standard }: Omit<HeadCount, 'heads' | 'months'>) =>
  rowKey(fund, consortium, branch, standard.group, standard.party);

/** Heads from the roster and from the counts, by fund, 醫共體, branch and group. */
export function readHeads(
  input: CapitationInput,
  roster: ReadonlyMap<string, readonly Span[]>,
  standards: readonly HeadStandard[],
  report: Report,
): readonly HeadCount[] {
  checkForms(input, standards, report);
  const counts = [...fromRoster(roster), ...fromCounts(input, standards, report)];
  return counts.sort(
    (a, b) => FUND_ORDER.indexOf(a.fund) - FUND_ORDER.indexOf(b.fund) || compareText(headKey(a), headKey(b)),
  );
}

function checkForms(
  { tables, places }: CapitationInput,
  standards: readonly HeadStandard[],
  report: Report,
): void {
  for (const fund of FUND_ORDER) {
    const counted = tables.capitationHeads.find((row) => row.fund === fund);
    const listed = tables.capitationPersons.some((row) => row.fund === fund);
    if (counted && listed) {
      report(finding('CAPITATION_TWO_FORMS', places.capitationHeads(counted.row, 'fund'), { fund }));
    }
    if ((counted || listed) && !hasAny(standards, fund)) {
      report(finding('CAPITATION_STANDARD_MISSING', places.capitationStandards(), { text: fund }));
    }
  }
}

function fromRoster(roster: ReadonlyMap<string, readonly Span[]>): readonly HeadCount[] {
  const counts = new Map<string, HeadCount>();
  for (const spans of roster.values()) {
    const seen = new Set<string>();
    for (const span of spans) {
      const key = headKey(span);
      const before = counts.get(key);
      const { fund, consortium, branch, standard } = span;
      counts.set(key, {
        ...{ fund, consortium, branch, standard },
        heads: (before?.heads ?? 0) + (seen.has(key) ? 0 : 1),
        months: (before?.months ?? 0n) + BigInt(monthsOf(span)),
      });
      seen.add(key);
    }
  }
  return [...counts.values()];
}

function fromCounts(
  { tables, places, consortia, institutions }: CapitationInput,
  standards: readonly HeadStandard[],
  report: Report,
): readonly HeadCount[] {
  const first = new Map<string, number>();
  return tables.capitationHeads.flatMap((row) => {
    const at = (column: 'group' | 'months' | 'institution') => places.capitationHeads(row.row, column);
    const { fund, consortium, institution: branch, group, heads } = row;
    const months = row.months === null ? BigInt(heads) * 12n : BigInt(row.months);
    if (months > BigInt(heads) * 12n) {
      report(finding('CAPITATION_MONTHS_TOO_MANY', at('months'), { heads, months: `${months}` }));
    }
    const key = rowKey(fund, consortium, branch, normalise(group));
    const other = first.get(key);
    if (other !== undefined) {
      report(finding('CAPITATION_HEADS_TWICE', at('group'), { text: group, other }));
      return [];
    }
    first.set(key, row.row);
    const member = branch === null ? undefined : institutions.get(branch);
    if (member && member.consortium !== consortium) {
      const values = { text: member.code, consortium };
      report(finding('CAPITATION_BRANCH_OUTSIDE', at('institution'), values));
    }
    const standard = standardNamed(standards, group, { fund, consortium, branch });
    if (!standard) {
      if (!hasAny(standards, fund)) return [];
      const text = `${fund}「${group}」`;
      report(finding('CAPITATION_STANDARD_MISSING', at('group'), { text }));
      return [];
    }
    return consortia.has(consortium) ? [{ fund, consortium, branch, standard, heads, months }] : [];
  });
}

/** The head budget of every line. */
export function budgeted(
  counts: readonly HeadCount[],
  { programme }: Pick<CapitationInput, 'programme'>,
  trace?: MethodContext['trace'],
): readonly HeadLine[] {
  const rule = inForce(programme, capitationBudget);
  return counts.map((count) => {
    const { standard, months } = count;
    const facts = { months, standard: standard.amount, adjustment: standard.adjustment };
    const place = { table: 'heads', row: headKey(count), column: 'budget' };
    return { ...count, budget: rule.apply(facts, trace?.(place)) };
  });
}
