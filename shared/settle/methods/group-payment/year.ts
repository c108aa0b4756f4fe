import { finding } from '../../../findings/finding.ts';
import { theRule } from '../../../law/rule.ts';
import { type Fen, fen, sumFen } from '../../../money/fen.ts';
import type { YearShares } from '../../../rules/group-payment/facts.ts';
import { groupClearing } from '../../../rules/group-payment/payment.ts';
import { groupReward, groupRewardPool } from '../../../rules/group-payment/reward.ts';
import { groupOverrun, groupOverrunFailed, groupSurplus } from '../../../rules/group-payment/sharing.ts';
import { passed, scoreOf } from '../appraisal/score.ts';
import type { MethodContext } from '../method.ts';
import { sortedBy } from '../sorted.ts';
import { type GroupLine, lineKey, type Spending, spendingOf, sumAudited } from './lines.ts';

/** A group's year. Money in fen. */
export interface GroupYear extends Spending, YearShares {
  readonly line: GroupLine;
  readonly spent: Fen;
  readonly passed: boolean;
  /** What the fund owes the group here: its spending, the surplus, less what the group and finance bear */
  readonly due: Fen;
  readonly paid: Fen;
  readonly clearing: Fen;
}

/** Which year of its scheme a settlement year is; `undefined` where the first is not told. */
export function schemeYearOf({ year, 'groupPayment.firstYear': first }: MethodContext['area']['params']) {
  return first === null ? undefined : year - first + 1;
}

/** `undefined` after telling that a group was not appraised. */
export function groupYearOf(context: MethodContext, line: GroupLine): GroupYear | undefined {
  const { area, use, trace } = context;
  const { params, tables } = area;
  const ofLine = (row: Parameters<typeof lineKey>[0]) => lineKey(row) === lineKey(line);
  const spending = spendingOf(tables.groupSpending.filter(ofLine));
  const appraisedWell = passedOf(context, line);
  if (appraisedWell === undefined) return undefined;
  const facts = {
    total: line.total,
    spent: sumFen([spending.here, spending.elsewhere]),
    passed: appraisedWell,
    unreasonable: line.row.unreasonable,
    schemeYear: schemeYearOf(params),
    params,
  };
  const told = (table: string, column: string) => trace?.({ table, row: lineKey(line), column });
  const sharing = theRule([use(groupSurplus), use(groupOverrun), use(groupOverrunFailed)], facts);
  const column = facts.spent > facts.total ? 'byGroup' : 'retained';
  const shares = sharing.apply(facts, told('sharing', column));
  const { here, exempt } = spending;
  const due = fen(here + exempt + shares.retained - shares.byGroup - shares.byFinance);
  const paid = sumFen(tables.groupPayments.filter(ofLine).map(({ amount }) => amount));
  return {
    line,
    ...spending,
    spent: facts.spent,
    passed: appraisedWell,
    ...shares,
    due,
    paid,
    clearing: use(groupClearing).apply({ due, paid }, told('dues', 'clearing')),
  };
}

function passedOf(context: MethodContext, { row, consortium }: GroupLine): boolean | undefined {
  const plan = context.area.params['groupPayment.plan'];
  if (plan === null) return row.passed;
  const result = passed(context, plan, { kind: 'consortium', code: consortium });
  if (result === undefined) {
    const where = context.area.places.groupTotals(row.row, 'consortium');
    context.report(finding('GROUP_NOT_APPRAISED', where, { group: consortium, plan }));
  }
  return result;
}

/** What one institution gets of its group's reward. Money in fen. */
export interface Reward {
  readonly line: GroupLine;
  readonly institution: string;
  readonly qualified: boolean;
  readonly score: ReturnType<typeof scoreOf>;
  readonly spent: Fen;
  readonly amount: Fen;
}

export interface RewardPool {
  readonly line: GroupLine;
  readonly pool: Fen;
  readonly rewards: readonly Reward[];
}

/** The reward of every group that has told what its insured used last year. */
export function rewardPools(context: MethodContext, lines: readonly GroupLine[]): readonly RewardPool[] {
  const { area, use, trace } = context;
  const { params } = area;
  return lines.flatMap((line) => {
    const { lastYearUse } = line.row;
    if (lastYearUse === null) return [];
    const told = (table: string, column: string) => trace?.({ table, row: lineKey(line), column });
    const pool = use(groupRewardPool).apply({ lastYearUse, params }, told('pools', 'pool'));
    const members = membersOf(context, line);
    const facts = {
      pool,
      members: members.flatMap(({ institution: code, qualified, score, spent }) =>
        qualified && score ? [{ code, score, spent }] : [],
      ),
      params,
    };
    const parts = use(groupReward).apply(facts, told('rewards', 'amount'));
    const rewards = members.map((member) => ({
      ...member,
      line,
      amount: parts.get(member.institution) ?? fen(0n),
    }));
    return [{ line, pool, rewards }];
  });
}

/** The institutions of a group that were considered for its reward, with what they spent of its total. */
function membersOf(context: MethodContext, line: GroupLine) {
  const { institutions, tables } = context.area;
  return sortedBy(tables.groupRewards, ({ institution }) => institution)
    .filter(({ institution }) => institutions.get(institution)?.consortium === line.consortium)
    .map(({ institution, qualified, score }) => ({
      institution,
      qualified,
      score: score ?? plannedScore(context, institution),
      spent: sumAudited(
        tables.groupSpending.filter(
          (row) => lineKey(row) === lineKey(line) && row.institution === institution && !row.exempt,
        ),
      ),
    }));
}

function plannedScore(context: MethodContext, institution: string) {
  const plan = context.area.params['groupPayment.rewardPlan'];
  return plan === null ? undefined : scoreOf(context, plan, { kind: 'institution', code: institution });
}
