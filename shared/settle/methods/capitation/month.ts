import { theRule } from '../../../law/rule.ts';
import { type Fen, fen } from '../../../money/fen.ts';
import { capitationMonth } from '../../../rules/capitation/month.ts';
import { heldOf } from '../../../rules/capitation/performance.ts';
import type { MethodContext } from '../method.ts';
import { type Member, memberKey, outsideOf } from './year.ts';

export interface MemberMonth extends Member {
  /** The year's budget without what waits for performance */
  readonly basic: Fen;
  /** The month's part of it */
  readonly share: Fen;
  readonly outside: Fen;
  readonly payable: Fen;
}

/** What every 醫共體 is paid in a month; care is the month's alone. */
export function settleMonth(
  members: readonly Member[],
  month: string,
  { area, use, trace }: MethodContext,
): readonly MemberMonth[] {
  const { params, monthWeights: weights } = area;
  return members.map((member) => {
    const basic = fen(member.heads - heldOf(member.heads, params));
    const facts = { budget: basic, weights };
    const share = theRule(area.programme.monthBudget, facts).apply(facts).get(month)!;
    const outside = outsideOf(member.care);
    const place = { table: 'payments', row: memberKey(member), column: 'payable' };
    const payable = use(capitationMonth).apply(
      { share, outside, earned: member.care.earned, params },
      trace?.(place),
    );
    return { ...member, basic, share, outside, payable };
  });
}
