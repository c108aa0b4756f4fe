import { fen, subtractFen } from '../../money/fen.ts';
import { MONTHS } from '../../rules/payment/month-budget.ts';
import { inForce } from '../../rules/programme.ts';
import { growth } from '../../rules/supervision/early-warning/growth.ts';
import { outlierMonth } from '../../rules/supervision/early-warning/outlier-month.ts';
import { pace } from '../../rules/supervision/early-warning/pace.ts';
import { reserve } from '../../rules/supervision/early-warning/reserve.ts';
import type { Area } from '../../settle/area.ts';
import { lastYearOf } from '../../settle/last-year-months.ts';
import { parameterPlace } from '../../settle/parameter-set.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import { billedIn, budgetOfMonths, type FundMonth } from './fund-months.ts';
import { amountText, type EarlyWarning, ofRule, percent, yuanText } from './warning.ts';

const NAMES: readonly string[] = MONTHS;

interface FundSoFar {
  readonly fund: Fund;
  readonly area: Area;
  /** At least one */
  readonly months: readonly FundMonth[];
}

const stateOf = ({ beyond }: { readonly beyond: boolean }) => (beyond ? 'beyond' : 'kept');

const nameOf = ({ area }: FundSoFar, month: string): string => `${area.params.year}-${month}`;

const soFar = (sofar: FundSoFar) => {
  const through = nameOf(sofar, sofar.months.at(-1)!.month);
  return { through, billed: billedIn(sofar.months), budget: budgetOfMonths(sofar.months) };
};

/** 支出進度 */
export function paceWarning(sofar: FundSoFar): readonly EarlyWarning[] {
  const { fund, area } = sofar;
  const { through, billed, budget } = soFar(sofar);
  if (budget <= 0n) return [];
  const rule = inForce(area.programme, pace);
  const found = rule.apply({ billed, budget, margin: area.params['watch.pace.margin'] });
  const texts = { rate: percent(found.value), limit: percent(found.limit) };
  const amounts = { billed: amountText(billed), budget: amountText(budget) };
  return [
    {
      ...ofRule(rule),
      subject: `${fund}基金`,
      period: through,
      value: texts.rate,
      limit: texts.limit,
      basis: `年初至今基金記賬 ${amounts.billed}，同期月度預算 ${amounts.budget}`,
      state: stateOf(found),
      finding: {
        code: 'WARNING_PACE',
        where: area.places.budget(),
        values: { fund, month: through, ...amounts, ...texts },
      },
    },
  ];
}

/** 支出增速，有上年月度時 */
export function growthWarning(sofar: FundSoFar): readonly EarlyWarning[] {
  const { fund, area, months } = sofar;
  const last = lastYearOf(fund, area.tables.lastYearMonths);
  if (!last) return [];
  const before = fen(months.reduce((sum, { month }) => sum + last.spending[NAMES.indexOf(month)]!, 0n));
  if (before <= 0n) return [];
  const { through, billed } = soFar(sofar);
  const rule = inForce(area.programme, growth);
  const found = rule.apply({ billed, before, cap: area.params['budget.growth.cap'] });
  const texts = { rate: percent(found.value), limit: percent(found.limit) };
  const amounts = { billed: amountText(billed), before: amountText(before) };
  return [
    {
      ...ofRule(rule),
      subject: `${fund}基金`,
      period: through,
      value: texts.rate,
      limit: texts.limit,
      basis: `年初至今基金記賬 ${amounts.billed}，上年同期 ${amounts.before}`,
      state: stateOf(found),
      finding: {
        code: 'WARNING_GROWTH',
        where: area.places.lastYearMonths(),
        values: { fund, month: through, ...amounts, ...texts },
      },
    },
  ];
}

/** 調劑金餘量，填了上限並按插值分擔時 */
export function reserveWarning(sofar: FundSoFar): readonly EarlyWarning[] {
  const { fund, area } = sofar;
  const { params, tables, places } = area;
  const whole = params['sharing.reserve'];
  if (whole === null || whole <= 0n || params['sharing.mode'] !== 'interpolate') return [];
  const { through, billed, budget } = soFar(sofar);
  const overrun = subtractFen(billed, budget);
  const rule = inForce(area.programme, reserve);
  const most = params['watch.reserve.used'];
  const found = rule.apply({ overrun, bear: params['sharing.bear'], reserve: whole, most });
  const texts = { rate: percent(found.value), limit: percent(found.limit) };
  return [
    {
      ...ofRule(rule),
      subject: `${fund}基金`,
      period: through,
      value: texts.rate,
      limit: texts.limit,
      basis: `年初至今超支 ${amountText(overrun)}（負為結餘），調劑金 ${amountText(whole)}`,
      state: stateOf(found),
      finding: {
        code: 'WARNING_RESERVE',
        where: parameterPlace('sharing.reserve', tables.parameters, places.parameters),
        values: { fund, month: through, overrun: amountText(overrun), ...texts },
      },
    },
  ];
}

/** 離群月份：只看這些月份，各與其前的月份及上年各月相比 */
export function outlierWarnings(sofar: FundSoFar, asked: readonly string[]): readonly EarlyWarning[] {
  const { fund, area, months } = sofar;
  const last = lastYearOf(fund, area.tables.lastYearMonths)?.spending.map(fen) ?? [];
  const rule = inForce(area.programme, outlierMonth);
  const { 'watch.outlier.k': times, 'watch.outlier.months': least } = area.params;
  return months.flatMap(({ month, billed }) => {
    if (!asked.includes(month)) return [];
    const known = months.filter((one) => one.month <= month).map((one) => one.billed);
    const found = rule.apply({ month: billed, months: [...known, ...last], times, least });
    if (!found) return [];
    const period = nameOf(sofar, month);
    const texts = { rate: yuanText(found.value), limit: yuanText(found.limit) };
    const [amount, median] = [amountText(billed), yuanText(found.median)];
    return [
      {
        ...ofRule(rule),
        subject: `${fund}基金`,
        period,
        value: texts.rate,
        limit: texts.limit,
        basis: `本月基金記賬 ${amount}，${known.length + last.length} 個月的中位數 ${median}`,
        state: stateOf(found),
        finding: {
          code: 'WARNING_OUTLIER_MONTH',
          where: area.places.cases(),
          values: { fund, month: period, billed: amount, median, ...texts },
        },
      },
    ];
  });
}

/** The same of an institution's own months, all funds together; only what is beyond, for they are many. */
export function institutionOutliers(
  area: Area,
  code: string,
  months: readonly Pick<FundMonth, 'month' | 'billed'>[],
  asked: readonly string[],
): readonly EarlyWarning[] {
  const rule = inForce(area.programme, outlierMonth);
  const { 'watch.outlier.k': times, 'watch.outlier.months': least } = area.params;
  return months.flatMap(({ month, billed }) => {
    if (!asked.includes(month)) return [];
    const known = months.filter((one) => one.month <= month).map((one) => one.billed);
    const found = rule.apply({ month: billed, months: known, times, least });
    if (!found?.beyond) return [];
    return [
      {
        ...ofRule(rule),
        owner: { kind: 'institution', code } as const,
        subject: code,
        period: `${area.params.year}-${month}`,
        value: yuanText(found.value),
        limit: yuanText(found.limit),
        basis: `本月基金記賬 ${amountText(billed)}，${known.length} 個月的中位數 ${yuanText(found.median)}`,
        state: 'beyond' as const,
      },
    ];
  });
}
