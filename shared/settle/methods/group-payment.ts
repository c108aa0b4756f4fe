import { finding } from '../../findings/finding.ts';
import { type Fen, fen, formatYuan, NO_MONEY } from '../../money/fen.ts';
import { checkGroups } from './group-payment/check.ts';
import { type GroupLine, type GroupMonth, groupLines, groupMonthOf } from './group-payment/lines.ts';
import { membersTable, monthsTable, totalsTable } from './group-payment/tables.ts';
import { type GroupYear, groupYearOf, type RewardPool, rewardPools } from './group-payment/year.ts';
import { duesTable, poolsTable, rewardsTable, sharingTable } from './group-payment/year-tables.ts';
import type { Method, MethodContext } from './method.ts';
import type { Account, Entitlement, Statement, StatementTable } from './statement.ts';

const TITLE = '集團總額付費';
const SHEET = '集團總額結算';

/** The 項目 of the 預算 tab that a group's total, and its rewards, are paid from. */
export const GROUP_BUDGET = '集團總額';
export const GROUP_REWARD_BUDGET = '集團獎勵';

/**
 * 集團總額付費：以集團為一個結算單位，總額預付、結餘留用、合理超支分擔。每月審核後統一撥付牽頭醫院，年終按總額、考核與方案年次
 * 分擔。
 */
export const groupPayment: Method = {
  step: 'groupPayment',
  title: TITLE,
  sheet: SHEET,
  tabs: ['groupTotals', 'groupBase', 'groupSpending', 'groupPayments', 'groupRewards'],
  check: checkGroups,
  settle: (context) => {
    const lines = groupLines(context);
    if (!totalsPositive(context, lines) || lines.length === 0) return undefined;
    const { period } = context;
    return period.kind === 'month' ? settleMonth(context, lines, period.month) : settleYear(context, lines);
  },
};

function totalsPositive({ area, report }: MethodContext, lines: readonly GroupLine[]): boolean {
  const wrong = lines.filter(({ total }) => total <= 0n);
  for (const { consortium, fund, total, row } of wrong) {
    const values = { group: consortium, fund, total: formatYuan(total) };
    report(finding('GROUP_TOTAL_NOT_POSITIVE', area.places.groupTotals(row.row, 'consortium'), values));
  }
  return wrong.length === 0;
}

const statement = (tables: readonly StatementTable[], entitlements: readonly Entitlement[]): Statement => ({
  method: 'groupPayment',
  title: TITLE,
  sheet: SHEET,
  tables,
  entitlements: entitlements.filter(({ cost, paid }) => cost !== 0n || paid !== 0n),
});

function settleMonth(context: MethodContext, lines: readonly GroupLine[], month: string): Statement {
  const months = lines.map((line) => groupMonthOf(context, line, month));
  for (const each of months) tellAhead(context, each);
  return statement(
    [monthsTable(context, months), membersTable(context), totalsTable(context, lines)],
    months.flatMap(({ line, advance, payment }) => [
      ofGroup(line, line.fund, '年初預付', advance),
      ofGroup(line, line.fund, '月度撥付', fen(payment - advance)),
    ]),
  );
}

function tellAhead({ area, report }: MethodContext, { line, soFar }: GroupMonth): void {
  if (soFar <= line.total) return;
  const values = {
    group: line.consortium,
    fund: line.fund,
    spent: formatYuan(soFar),
    total: formatYuan(line.total),
  };
  report(finding('GROUP_SPENDING_AHEAD', area.places.groupTotals(line.row.row, 'consortium'), values));
}

function settleYear(context: MethodContext, lines: readonly GroupLine[]): Statement | undefined {
  const years = lines.map((line) => groupYearOf(context, line));
  if (!years.every((year) => year !== undefined)) return undefined;
  const pools = rewardPools(context, lines);
  const rewarded = pools.some(({ rewards }) => rewards.length > 0);
  return statement(
    [
      duesTable(context, years),
      sharingTable(context, years),
      totalsTable(context, lines),
      membersTable(context),
      ...(pools.length > 0 ? [poolsTable(context, pools)] : []),
      ...(rewarded ? [rewardsTable(context, pools)] : []),
    ],
    [...years.flatMap(yearEntitlements), ...pools.flatMap(rewardEntitlements)],
  );
}

/** The group's share of an overrun is owed back to the fund; finance's share relieves the fund and is paid by 財政. */
const yearEntitlements = (year: GroupYear): readonly Entitlement[] => {
  const { line, here, exempt, retained, byGroup, byFinance, paid } = year;
  const { fund } = line;
  return [
    ofGroup(line, fund, '審核支付', here, paid),
    ofGroup(line, fund, '總額外按項目', exempt),
    ofGroup(line, fund, '結餘留用', retained),
    ofGroup(line, fund, '超支由集團承擔', fen(-byGroup)),
    ofGroup(line, fund, '超支由財政承擔', fen(-byFinance)),
    ofGroup(line, '財政', '超支由財政承擔', byFinance),
  ];
};

const rewardEntitlements = ({ rewards }: RewardPool): readonly Entitlement[] =>
  rewards.map(({ line, institution, amount }) => ({
    account: line.fund,
    budgetItem: GROUP_REWARD_BUDGET,
    party: { kind: 'institution', code: institution },
    item: '集團獎勵',
    cost: amount,
    paid: NO_MONEY,
  }));

const ofGroup = (
  { consortium }: GroupLine,
  account: Account,
  item: string,
  cost: Fen,
  paid: Fen = NO_MONEY,
): Entitlement => ({
  account,
  budgetItem: GROUP_BUDGET,
  party: { kind: 'consortium', code: consortium },
  item,
  cost,
  paid,
});
