import { type Fen, sumFen } from '../money/fen.ts';
import { fraction, ONE, plus } from '../money/fraction.ts';
import { moneyText } from '../money/money-text.ts';
import { roundHalfAway } from '../money/round.ts';
import { growthGuard } from '../rules/fund-budget/growth-guard.ts';
import { yearBase } from '../rules/fund-budget/year-base.ts';
import { inForce } from '../rules/programme.ts';
import type { Area } from '../settle/area.ts';
import { isInpatient } from '../settle/budget.ts';
import { lastYearOf } from '../settle/last-year-months.ts';
import type { BudgetElement } from '../sheets/tabs/fund-budget-tabs.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import type { FundFigures } from './figures.ts';

/** A limit, and how the year's end stands to it. Money in fen. */
export interface Warning {
  readonly id: 'overrun' | 'reserve' | 'growth' | 'guard';
  readonly title: string;
  readonly expected: bigint;
  readonly high: bigint;
  readonly limit: bigint;
  /** `expected`: it breaks as things are; `possible`: it breaks at the high end of the range */
  readonly state: 'expected' | 'possible' | 'kept';
  /** What is compared with what */
  readonly basis: string;
}

export const STATE_TEXT: Readonly<Record<Warning['state'], string>> = {
  expected: '預計突破',
  possible: '可能突破',
  kept: '未突破',
};

interface Year {
  readonly expected: FundFigures;
  readonly high: FundFigures;
  readonly budget: bigint;
}

/** 預警：點數池超支、調劑金用盡、住院支出增速、基金支出增速。 */
export function warningsOf(fund: Fund, year: Year, area: Area): readonly Warning[] {
  return [overrun(year), ...reserve(year, area), ...growth(fund, year, area), ...guard(fund, year, area)];
}

/** Exactly at the limit is not above it. */
function warning(
  about: Pick<Warning, 'id' | 'title' | 'basis'>,
  expected: bigint,
  high: bigint,
  limit: bigint,
): Warning {
  const state = expected > limit ? 'expected' : high > limit ? 'possible' : 'kept';
  return { ...about, expected, high, limit, state };
}

const overrun = ({ expected, high, budget }: Year): Warning =>
  warning(
    { id: 'overrun', title: '點數池超支', basis: '全年基金記賬（含按項目支付）對年度住院預算' },
    expected.billed,
    high.billed,
    budget,
  );

function reserve({ expected, high }: Year, { params }: Area): readonly Warning[] {
  const limit = params['sharing.reserve'];
  if (limit === null || params['sharing.mode'] !== 'interpolate') return [];
  const basis = '超支中由基金承擔的部分對調劑金上限（sharing.reserve）；超過的部分由機構承擔';
  return [warning({ id: 'reserve', title: '調劑金不足', basis }, expected.reserve, high.reserve, limit)];
}

/** Last year's months bear the same measure as this year's forecast: what cases are billed to the fund. */
function growth(fund: Fund, { expected, high }: Year, area: Area): readonly Warning[] {
  const last = lastYearOf(fund, area.tables.lastYearMonths);
  if (!last) return [];
  const before = last.spending.reduce((sum, amount) => sum + amount, 0n);
  const { n, d } = plus(ONE, area.params['budget.growth.cap']);
  const basis = `全年基金記賬對上年 ${moneyText(before)} ×（1 + 增速上限）`;
  const about = { id: 'growth', title: '住院支出增速', basis } as const;
  return [warning(about, expected.billed, high.billed, roundHalfAway(fraction(before * n, d)))];
}

/** The whole fund against last year's base: what its pool pays, and its other items at their budgets. */
function guard(fund: Fund, { expected, high }: Year, area: Area): readonly Warning[] {
  const { params, programme, tables } = area;
  const rows = tables.fundBudgetBase.filter((row) => row.fund === fund && row.year === params.year - 1);
  const amount = (element: BudgetElement): Fen =>
    sumFen(rows.filter((row) => row.element === element).map((row) => row.amount));
  if (!rows.some(({ element }) => element === '決算支出')) return [];
  const base = inForce(programme, yearBase).apply({
    spending: amount('決算支出'),
    overrun: amount('超支分擔'),
    outbreak: amount('疫情追加'),
  });
  const most = inForce(programme, growthGuard).apply({ base, cap: params['budget.growth.cap'] });
  const others = sumFen(
    tables.budget.filter((row) => row.fund === fund && !isInpatient(row)).map((row) => row.amount),
  );
  const basis = `住院基金支付加其他項目預算 ${moneyText(others)}，對上年決算基數 ${moneyText(base)} ×（1 + 增速上限）`;
  const about = { id: 'guard', title: '基金支出增速', basis } as const;
  return [warning(about, expected.paid + others, high.paid + others, most)];
}
