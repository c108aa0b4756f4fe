import type { Digest } from '../../cases/digest.ts';
import { memberCells } from '../../cases/member-cells.ts';
import { theRule } from '../../law/rule.ts';
import { type Fen, fen, sumFen } from '../../money/fen.ts';
import { MONTHS } from '../../rules/payment/month-budget.ts';
import type { Area } from '../../settle/area.ts';
import type { Fund } from '../../sheets/tabs/values.ts';

/** A month that has cases: what they are billed to the fund, 按項目 included, and the month's share of the budget. */
export interface FundMonth {
  /** `01` … `12` */
  readonly month: string;
  readonly billed: Fen;
  readonly budget: Fen;
}

/** The months of a fund up to one of them; none for a fund without a budget. */
export function fundMonths(fund: Fund, area: Area, digest: Digest, through: string): readonly FundMonth[] {
  const budget = area.budget.get(fund);
  if (budget === undefined || budget <= 0n) return [];
  const facts = { budget, weights: area.monthWeights };
  const budgets = theRule(area.programme.monthBudget, facts).apply(facts);
  return billedMonths(digest, through, (cell) => cell.fund === fund).map(({ month, billed }) => ({
    month,
    billed,
    budget: budgets.get(month)!,
  }));
}

/** The months that have cases among these cells. */
export function billedMonths(
  digest: Digest,
  through: string,
  counts: (cell: ReturnType<typeof memberCells>[number]) => boolean,
): readonly Pick<FundMonth, 'month' | 'billed'>[] {
  const cells = memberCells(digest).filter((cell) => cell.place !== 'unpaid' && counts(cell));
  return MONTHS.filter((month) => month <= through).flatMap((month) => {
    const own = cells.filter((cell) => cell.month === month);
    return own.length > 0 ? [{ month, billed: sumFen(own.map(({ fundPaid }) => fundPaid)) }] : [];
  });
}

export const billedIn = (months: readonly Pick<FundMonth, 'billed'>[]): Fen =>
  sumFen(months.map(({ billed }) => billed));

export const budgetOfMonths = (months: readonly FundMonth[]): Fen =>
  fen(months.reduce((sum, { budget }) => sum + budget, 0n));
