import type { Digest } from '../cases/digest.ts';
import { type MemberCell, memberCells } from '../cases/member-cells.ts';
import { finding, type Report } from '../findings/finding.ts';
import { theRule } from '../law/rule.ts';
import { exactDecimal, formatUnits } from '../money/decimal-text.ts';
import { type Fen, fen, formatYuan, NO_MONEY, sumFen } from '../money/fen.ts';
import { applyAdjustments } from '../rules/adjustment/apply.ts';
import type { PoolValue } from '../rules/value/facts.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import type { Area } from './area.ts';
import { budgetOf } from './budget.ts';
import { checkYear } from './check-period.ts';
import { consortiumStatements } from './consortia.ts';
import { type MemberSums, memberSums } from './members.ts';
import { settleMethods } from './methods/settle-methods.ts';
import {
  FUND_ORDER,
  type InstitutionStatement,
  type Period,
  type PointsSettlement,
  type Pool,
  periodText,
  type Settlement,
} from './settlement.ts';

/**
 * Settles a month or a year from the sums of phase 1 (rulebook §5, §6). Preview and closing are this same
 * function. `undefined` when a blocking finding was reported.
 */
export function settle(area: Area, digest: Digest, period: Period, report: Report): Settlement | undefined {
  let blocked = false;
  const tell: Report = (told) => {
    blocked ||= told.severity === 'block';
    report(told);
  };
  if (!checkYear(period, area.params.year, area, tell)) return undefined;
  const ofPeriod = <C extends MemberCell>(cells: readonly C[]) =>
    period.kind === 'year' ? cells : cells.filter((cell) => cell.month === period.month);
  const members = ofPeriod(memberCells(digest));
  if (members.length === 0 && area.settlesPoints) {
    tell(finding('PERIOD_WITHOUT_CASES', area.places.cases(), { period: periodText(period) }));
    return undefined;
  }
  reportReviewShare(members, area, tell);
  const points = settlePoints(area, { cells: members, decimals: digest.decimals }, period, tell);
  if (!points || blocked) return undefined;
  const methods = settleMethods(area, ofPeriod(digest.cells), points, period, tell);
  if (blocked) return undefined;
  if (!area.settlesPoints && methods.length === 0) {
    tell(finding('PERIOD_WITHOUT_STATEMENTS', area.places.parameters(), { period: periodText(period) }));
    return undefined;
  }
  return {
    period,
    scheme: area.params.scheme,
    pointsDecimals: digest.decimals,
    valueDecimals: area.params['value.decimals'],
    ...points,
    statements: methods,
  };
}

/**
 * The points of a period from the cells of that period: pools, what each institution is due, and the 醫共體. `undefined`
 * when a blocking finding was reported.
 */
export function settlePoints(
  area: Area,
  { cells, decimals }: { readonly cells: readonly MemberCell[]; readonly decimals: number },
  period: Period,
  report: Report,
): PointsSettlement | undefined {
  const settled = FUND_ORDER.map((fund) => {
    const ofFund = cells.filter((cell) => cell.fund === fund);
    const members = memberSums(fund, ofFund, area, period);
    return ofFund.length > 0
      ? settlePool(fund, members, area, decimals, period, report)
      : { pool: undefined, statements: statements(fund, members, undefined, area, period) };
  });
  if (!settled.every((part) => part !== undefined)) return undefined;
  const institutions = settled.flatMap((part) => part.statements);
  return {
    pools: settled.flatMap(({ pool }) => pool ?? []),
    institutions,
    consortia: consortiumStatements(institutions, area),
  };
}

interface SettledPool {
  readonly pool: Pool | undefined;
  readonly statements: readonly InstitutionStatement[];
}

function settlePool(
  fund: Fund,
  sums: readonly MemberSums[],
  area: Area,
  decimals: number,
  period: Period,
  report: Report,
): SettledPool | undefined {
  const yearBudget = budgetOf(fund, area.tables, area.places, report);
  if (yearBudget === undefined) return undefined;

  const itemized = sumFen(sums.map((member) => member.fundPaid));
  const leftPool = sumFen(sums.map((member) => member.leftPool));
  const budget = period.kind === 'year' ? yearBudget : monthShare(yearBudget, period.month, area);
  const inPool = fen(budget - leftPool);
  const members =
    period.kind === 'year' ? adjusted(fund, sums, area, decimals, inPool, itemized, report) : sums;
  const distributable =
    period.kind === 'month'
      ? inPool
      : (() => {
          const facts = { budget: inPool, itemized, params: area.params };
          return theRule(area.programme.sharing, facts).apply(facts);
        })();

  const points = members.reduce((sum, member) => sum + member.points, 0n);
  if (points === 0n) {
    const values = { fund, period: periodText(period), amount: formatYuan(distributable) };
    report(finding('POINTS_ZERO', area.places.cases(), values));
    return undefined;
  }
  const facts = { distributable, members, pointsDecimals: decimals, params: area.params };
  const value = theRule(area.programme.value, facts).apply(facts);
  return {
    pool: {
      fund,
      cases: members.reduce((sum, member) => sum + member.cases, 0),
      points,
      budget,
      byItemFund: itemized,
      leftPool,
      distributable,
      patientAndOther: sumFen(members.map((member) => member.patientAndOther)),
      gross: value.gross,
      pointValue: value.pointValue,
      residual: value.residual,
    },
    statements: statements(fund, members, value, area, period),
  };
}

function monthShare(budget: Fen, month: string, area: Area): Fen {
  const facts = { budget, weights: area.monthWeights };
  return theRule(area.programme.monthBudget, facts).apply(facts).get(month)!;
}

/** The year's points after the adjustments of the programme, with what each rule changed. */
function adjusted(
  fund: Fund,
  sums: readonly MemberSums[],
  area: Area,
  decimals: number,
  budget: Fen,
  itemized: Fen,
  report: Report,
): readonly MemberSums[] {
  const { tables, params } = area;
  const { members, lines } = applyAdjustments(area.programme.adjustment, {
    fund,
    year: params.year,
    members: sums.map(({ code, cases, points }) => {
      const { level, primaryCare } = area.institutions.get(code)!;
      return { code, level, primaryCare, cases, points };
    }),
    pointsDecimals: decimals,
    areaMeanCost: area.areaMeanCost,
    budget,
    itemized,
    params,
    incentives: tables.incentives,
    innovation: tables.innovation,
    negotiatedDrugs: tables.negotiatedDrugs,
    lastYearPoints: tables.lastYearPoints,
    report,
  });
  const points = new Map(members.map((member) => [member.code, member.points]));
  return sums.map((member) => ({
    ...member,
    points: points.get(member.code)!,
    pointChanges: lines.filter(({ code }) => code === member.code),
  }));
}

function statements(
  fund: Fund,
  members: readonly MemberSums[],
  value: PoolValue | undefined,
  area: Area,
  period: Period,
): readonly InstitutionStatement[] {
  const prepayment = area.programme.prepayment[0]!;
  const clearing = area.programme.clearing[0]!;
  return members.map((member) => {
    const part = value?.members.get(member.code);
    const due = fen((part?.due ?? NO_MONEY) + member.leftPool);
    const { prepaid, adjustments } = member;
    return {
      code: member.code,
      fund,
      cases: member.cases,
      points: member.points,
      pointChanges: member.pointChanges,
      gross: part?.gross ?? NO_MONEY,
      byItemFund: member.fundPaid,
      patientAndOther: member.patientAndOther,
      leftPool: member.leftPool,
      due,
      prepayment: period.kind === 'month' ? prepayment.apply({ due, params: area.params }) : NO_MONEY,
      prepaid,
      adjustments,
      clearing: period.kind === 'year' ? clearing.apply({ due, prepaid, adjustments }) : NO_MONEY,
    };
  });
}

/** Special reviews beyond their share of discharges are told, never cut (rulebook §4). */
function reportReviewShare(cells: readonly MemberCell[], area: Area, report: Report): void {
  const cases = cells.reduce((sum, cell) => sum + cell.cases, 0);
  const decisions = cells.reduce((sum, cell) => sum + cell.decisions, 0);
  const cap = area.params['review.cap'];
  if (BigInt(decisions) * cap.d > BigInt(cases) * cap.n) {
    report(
      finding('REVIEW_SHARE_HIGH', area.places.decisions(), {
        decisions,
        cases,
        cap: exactDecimal(cap) ?? formatUnits(cap.n, 0),
      }),
    );
  }
}
