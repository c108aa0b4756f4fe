import { finding } from '../../findings/finding.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import type { AdjustedMember, AdjustmentFacts } from './facts.ts';

interface PoolRow {
  readonly row: number;
  readonly fund: Fund;
  readonly institution: string;
}

/** An institution of the pool with what a tab says of it. */
type Of<T> = readonly [member: AdjustedMember, said: T];

/**
 * The rows of a pool's fund by institution, in sheet order. A row of an institution without a case in the pool
 * is reported and left out.
 */
export function rowsByMember<R extends PoolRow>(
  { fund, members, report }: AdjustmentFacts,
  tab: string,
  rows: readonly R[],
): readonly Of<readonly R[]>[] {
  const found = new Map<string, R[]>(members.map(({ code }) => [code, []]));
  for (const row of rows) {
    if (row.fund !== fund) continue;
    const ofMember = found.get(row.institution);
    if (ofMember) ofMember.push(row);
    else report(finding('ADJUSTMENT_WITHOUT_CASES', { tab, row: row.row }, { code: row.institution, fund }));
  }
  return members.flatMap((member) => {
    const ofMember = found.get(member.code)!;
    return ofMember.length ? [[member, ofMember.sort((a, b) => a.row - b.row)] as const] : [];
  });
}

/** The same for a tab with one row per institution; a second one blocks. */
export function rowByMember<R extends PoolRow>(
  facts: AdjustmentFacts,
  tab: string,
  rows: readonly R[],
): readonly Of<R>[] {
  return rowsByMember(facts, tab, rows).map(([member, ofMember]) => {
    const [first, ...others] = ofMember;
    for (const { row } of others) {
      const values = { header: '機構', text: member.code, other: first!.row };
      facts.report(finding('CODE_DUPLICATE', { tab, row }, values));
    }
    return [member, first!] as const;
  });
}
