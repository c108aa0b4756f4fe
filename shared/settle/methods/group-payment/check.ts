import { finding, type Report } from '../../../findings/finding.ts';
import { formatYuan } from '../../../money/fen.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import { parameterPlace } from '../../parameter-set.ts';
import { hasPlan, isAppraised } from '../appraisal/score.ts';
import type { MethodInput } from '../method.ts';
import { baseYears, lineKey, type TotalRow } from './lines.ts';

/** What is wrong with the tabs of 集團總額付費, all at once. */
export function checkGroups(input: MethodInput, report: Report): void {
  checkTotals(input, report);
  checkBase(input, report);
  checkSpending(input, report);
  checkRewards(input, report);
  checkPlans(input, report);
}

/** More than twice the other: a total beside a sum per head, or a slip of the decimal point. */
const doubtful = ({ contribution, contributionBefore }: TotalRow): boolean =>
  contribution > 2n * contributionBefore || contributionBefore > 2n * contribution;

/** Every group and fund of another tab has its total. */
function checkTotals({ tables, places }: MethodInput, report: Report): void {
  const seen = new Map<string, number>();
  for (const total of tables.groupTotals) {
    const other = seen.get(lineKey(total));
    if (other !== undefined) {
      const values = { header: '醫共體與險種', text: lineKey(total), other };
      report(finding('CODE_DUPLICATE', places.groupTotals(total.row, 'consortium'), values));
    }
    seen.set(lineKey(total), total.row);
    if (total.contributionBefore === 0n) {
      report(finding('GROUP_CONTRIBUTION_ZERO', places.groupTotals(total.row, 'contributionBefore')));
    } else if (doubtful(total)) {
      const values = { now: formatYuan(total.contribution), before: formatYuan(total.contributionBefore) };
      const where = places.groupTotals(total.row, 'contribution');
      report(finding('GROUP_CONTRIBUTION_DOUBTFUL', where, values));
    }
  }
  const told = new Set<string>();
  for (const tab of ['groupBase', 'groupSpending', 'groupPayments'] as const) {
    for (const row of tables[tab] as readonly { consortium: string; fund: Fund; row: number }[]) {
      if (seen.has(lineKey(row)) || told.has(lineKey(row))) continue;
      told.add(lineKey(row));
      const values = { group: row.consortium, fund: row.fund };
      report(finding('GROUP_TOTAL_MISSING', places[tab](row.row, 'consortium'), values));
    }
  }
}

function checkBase({ tables, places, params }: MethodInput, report: Report): void {
  const years = baseYears(params);
  const [first, last] = [years[0]!, years.at(-1)!];
  const seen = new Map<string, number>();
  for (const base of tables.groupBase) {
    const text = `${lineKey(base)} ${base.year}`;
    const other = seen.get(text);
    if (other !== undefined) {
      const values = { header: '醫共體、險種與年度', text, other };
      report(finding('CODE_DUPLICATE', places.groupBase(base.row, 'consortium'), values));
    }
    seen.set(text, base.row);
    if (years.includes(base.year)) continue;
    const values = { year: String(base.year), first: String(first), last: String(last) };
    report(finding('GROUP_BASE_YEAR', places.groupBase(base.row, 'year'), values));
  }
  for (const total of tables.groupTotals) {
    for (const year of years.filter((one) => !seen.has(`${lineKey(total)} ${one}`))) {
      const values = { group: total.consortium, fund: total.fund, year: String(year), years: years.length };
      report(finding('GROUP_BASE_MISSING', places.groupTotals(total.row, 'consortium'), values));
    }
  }
}

function checkSpending({ tables, places, institutions }: MethodInput, report: Report): void {
  for (const row of tables.groupSpending) {
    const { consortium, institution, claimed, disallowed, elsewhere } = row;
    if (disallowed > claimed) {
      const values = { disallowed: formatYuan(disallowed), claimed: formatYuan(claimed) };
      report(finding('GROUP_DISALLOWED_EXCEEDS', places.groupSpending(row.row, 'disallowed'), values));
    }
    const known = institution === null ? undefined : institutions.get(institution);
    if (elsewhere || known?.consortium === consortium || (institution !== null && !known)) continue;
    const values = { who: institution === null ? '空白的機構' : `「${institution}」`, group: consortium };
    report(finding('GROUP_SPENDING_OUTSIDE', places.groupSpending(row.row, 'institution'), values));
  }
}

function checkRewards(input: MethodInput, report: Report): void {
  const { tables, places, institutions, consortia, params } = input;
  const groups = new Set(tables.groupTotals.map(({ consortium }) => consortium));
  const plan = params['groupPayment.rewardPlan'];
  const seen = new Map<string, number>();
  for (const { institution, qualified, score, row } of tables.groupRewards) {
    const where = places.groupRewards(row, 'institution');
    const other = seen.get(institution);
    if (other !== undefined) {
      report(finding('CODE_DUPLICATE', where, { header: '機構', text: institution, other }));
    }
    seen.set(institution, row);
    const known = institutions.get(institution);
    if (known && !groups.has(known.consortium ?? '')) {
      report(finding('GROUP_REWARD_OUTSIDE', where, { institution }));
    }
    const scored =
      score !== null ||
      (plan !== null && isAppraised({ tables, institutions, consortia }, plan, institution));
    if (qualified && !scored) {
      report(finding('GROUP_REWARD_SCORE_MISSING', places.groupRewards(row, 'score'), { institution }));
    }
  }
}

function checkPlans({ tables, places, params }: MethodInput, report: Report): void {
  for (const key of ['groupPayment.plan', 'groupPayment.rewardPlan'] as const) {
    const plan = params[key];
    if (plan === null || hasPlan({ tables }, plan)) continue;
    const where = parameterPlace(key, tables.parameters, places.parameters);
    report(finding('GROUP_PLAN_UNKNOWN', where, { key, plan }));
  }
}
