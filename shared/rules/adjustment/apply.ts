import type { RuleInForce } from '../../law/rule.ts';
import type { Trace } from '../../law/trace.ts';
import type { AdjustedMember, AdjustmentFacts, PointChanges } from './facts.ts';

/** What one rule changed for one institution, in units of 10^-`pointsDecimals`; never zero. */
export interface AdjustmentLine {
  readonly rule: string;
  readonly title: string;
  readonly code: string;
  readonly change: bigint;
}

export interface Adjusted {
  /** In the order given, with the points that all rules left. */
  readonly members: readonly AdjustedMember[];
  /** In the programme's order, then by code; they add up to the difference of every institution's points. */
  readonly lines: readonly AdjustmentLine[];
}

/**
 * Runs the adjustments of a pool in the programme's order, each on the points the former left. A cut takes at
 * most what an institution has: points never fall below zero, and the line shows what was really taken.
 */
export function applyAdjustments(
  rules: readonly RuleInForce<AdjustmentFacts, PointChanges>[],
  facts: AdjustmentFacts,
  trace?: Trace,
): Adjusted {
  let members = facts.members;
  const lines: AdjustmentLine[] = [];
  for (const { id, title, when, apply } of rules) {
    const current = { ...facts, members };
    if (when && !when(current)) continue;
    const changes = apply(current, trace);
    const byCode = [...members].sort((a, b) => (a.code < b.code ? -1 : 1));
    for (const member of byCode) {
      const change = possible(member, changes);
      if (change !== 0n) lines.push({ rule: id, title, code: member.code, change });
    }
    members = members.map((member) => ({ ...member, points: member.points + possible(member, changes) }));
  }
  return { members, lines };
}

function possible({ code, points }: AdjustedMember, changes: PointChanges): bigint {
  const change = changes.get(code) ?? 0n;
  return change < -points ? -points : change;
}
