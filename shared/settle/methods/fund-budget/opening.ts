import { finding, type Report } from '../../../findings/finding.ts';
import { theRule } from '../../../law/rule.ts';
import type { Trace } from '../../../law/trace.ts';
import { type Fen, fen, formatYuan, NO_MONEY, sumFen } from '../../../money/fen.ts';
import { type Fraction, fraction } from '../../../money/fraction.ts';
import type { OpeningForm } from '../../../rules/fund-budget/facts.ts';
import { growthGuard } from '../../../rules/fund-budget/growth-guard.ts';
import { openingAgreed } from '../../../rules/fund-budget/opening-agreed.ts';
import { openingAudited } from '../../../rules/fund-budget/opening-audited.ts';
import {
  openingContribution,
  openingMean,
  openingWeighted,
} from '../../../rules/fund-budget/opening-years.ts';
import { openingZeroBased } from '../../../rules/fund-budget/opening-zero-based.ts';
import { yearBase } from '../../../rules/fund-budget/year-base.ts';
import { inForce } from '../../../rules/programme.ts';
import type { BudgetElement } from '../../../sheets/tabs/fund-budget-tabs.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import type { AmountPlace, MethodInput } from '../method.ts';
import { type CategoryLine, categoriesOf } from './categories.ts';
import { documentsOf, FORM_TITLES, percentText, settingsOf } from './settings.ts';

/** One year's spending and what of it is the base. */
export interface YearLine {
  readonly year: number;
  readonly spending: Fen;
  readonly overrun: Fen;
  readonly outbreak: Fen;
  /** Part of the spending that stays in the base */
  readonly retained: Fen;
  readonly base: Fen;
  readonly documents: string;
}

/** Where a fund's year starts. */
export interface Opening {
  readonly form: OpeningForm;
  readonly growth: Fraction;
  /** Oldest first */
  readonly years: readonly YearLine[];
  readonly contributions: { readonly before: Fen; readonly now: Fen };
  readonly categories: readonly CategoryLine[];
  readonly amount: Fen;
  /** Of the contributions or of the agreed total */
  readonly documents: string;
  /** Last year's base, and the most that the guard lets it grow to; absent where last year was not given */
  readonly guard: { readonly base: Fen; readonly most: Fen } | undefined;
}

const RULES = [
  openingAudited,
  openingMean,
  openingWeighted,
  openingContribution,
  openingZeroBased,
  openingAgreed,
];

const OF_A_YEAR: readonly BudgetElement[] = ['決算支出', '超支分擔', '疫情追加', '結餘留用'];

type Element = readonly [year: number, element: BudgetElement];

/** 預算基數 of one fund, by year and element; several rows add up. */
class BaseRows {
  readonly rows: Tables['fundBudgetBase'];

  constructor(fund: Fund, { tables }: MethodInput) {
    this.rows = tables.fundBudgetBase.filter((row) => row.fund === fund);
  }

  of([year, element]: Element): Tables['fundBudgetBase'] {
    return this.rows.filter((row) => row.year === year && row.element === element);
  }

  amount(at: Element): Fen {
    return sumFen(this.of(at).map(({ amount }) => amount));
  }
}

type Placed = (place: AmountPlace) => Trace;

/** The opening budget of one fund. `undefined` after a blocking finding. */
export function openingOf(
  fund: Fund,
  input: MethodInput,
  report: Report,
  trace?: Placed,
): Opening | undefined {
  const { params, programme } = input;
  const { form, growth } = settingsOf(input, fund);
  const { year } = params;
  const rows = new BaseRows(fund, input);
  const needed = yearsOf(form, input);
  const further = furtherElements(form, year);
  const shown = rows.of([year - 1, '決算支出']).length > 0 ? new Set([...needed, year - 1]) : new Set(needed);
  const complete = checkRows(fund, rows, needed, [...shown], further, input, report);
  const years = [...shown].sort().map((at) => yearLine(fund, at, rows, input, report, trace));
  const categories = categoriesOf(fund, form, input, report, trace);
  if (!complete || !categories || !years.every((line) => line !== undefined)) return undefined;

  const facts = {
    form,
    bases: years.filter((line) => needed.includes(line.year)).map(({ base }) => base),
    yearWeights: params['budget.year.weights'],
    growth,
    contributions: { before: rows.amount([year - 1, '征繳額']), now: rows.amount([year, '征繳額']) },
    categories: categories.map(({ amount }) => amount),
    agreed: rows.amount([year, '談定總額']),
  };
  const rule = theRule(
    RULES.map((one) => inForce(programme, one)),
    facts,
  );
  const place = { table: 'opening', row: `${fund} 年初總額預算`, column: 'amount' };
  const amount = rule.apply(facts, trace?.(place));
  return {
    form,
    growth,
    years,
    contributions: facts.contributions,
    categories,
    amount,
    documents: documentsOf(further.flatMap((at) => rows.of(at))),
    guard: guardOf(fund, amount, years, input, report, trace),
  };
}

/** Tells of what the form needs and does not have, and of what it has no use for; false when something is missing. */
function checkRows(
  fund: Fund,
  rows: BaseRows,
  needed: readonly number[],
  shown: readonly number[],
  further: readonly Element[],
  input: MethodInput,
  report: Report,
): boolean {
  const place = input.places.fundBudgetBase;
  const { key, form } = settingsOf(input, fund);
  const valuesOf = ([year, element]: Element) => ({
    fund,
    form: FORM_TITLES[form],
    key,
    year: String(year),
    element,
  });
  const missing = [...needed.map((year): Element => [year, '決算支出']), ...further].filter(
    (at) => rows.of(at).length === 0 || (at[1] === '征繳額' && rows.amount(at) === NO_MONEY),
  );
  for (const at of missing) report(finding('FUND_BUDGET_BASE_MISSING', place(), valuesOf(at)));
  const used = [...shown.flatMap((year) => OF_A_YEAR.map((element): Element => [year, element])), ...further];
  for (const { year, element, row } of rows.rows) {
    if (used.some((at) => at[0] === year && at[1] === element)) continue;
    report(finding('FUND_BUDGET_BASE_UNUSED', place(row, 'element'), valuesOf([year, element])));
  }
  return missing.length === 0;
}

/** One year's base. `undefined` where its spending is missing or does not hold its parts. */
function yearLine(
  fund: Fund,
  year: number,
  rows: BaseRows,
  { places, programme }: MethodInput,
  report: Report,
  trace?: Placed,
): YearLine | undefined {
  const [first] = rows.of([year, '決算支出']);
  if (!first) return undefined;
  const facts = {
    spending: rows.amount([year, '決算支出']),
    overrun: rows.amount([year, '超支分擔']),
    outbreak: rows.amount([year, '疫情追加']),
  };
  const retained = rows.amount([year, '結餘留用']);
  const parts = fen(facts.overrun + facts.outbreak + retained);
  if (parts > facts.spending) {
    const values = {
      fund,
      year: String(year),
      parts: formatYuan(parts),
      spending: formatYuan(facts.spending),
    };
    report(finding('FUND_BUDGET_BASE_TOO_SMALL', places.fundBudgetBase(first.row, 'amount'), values));
    return undefined;
  }
  const place = { table: 'opening', row: `${fund} 決算基數 ${year}`, column: 'amount' };
  const base = inForce(programme, yearBase).apply(facts, trace?.(place));
  const documents = documentsOf(OF_A_YEAR.flatMap((element) => rows.of([year, element])));
  return { year, ...facts, retained, base, documents };
}

/** The years whose base the form reads, oldest first. */
function yearsOf(form: OpeningForm, { params }: MethodInput): readonly number[] {
  const before = (count: number) => Array.from({ length: count }, (_, index) => params.year - count + index);
  switch (form) {
    case 'audited':
      return before(1);
    case 'weighted':
      return before(params['budget.year.weights'].length);
    case 'mean':
    case 'contribution':
      return before(params['budget.mean.years']);
    default:
      return [];
  }
}

/** What the form reads besides the spending of years. */
function furtherElements(form: OpeningForm, year: number): readonly Element[] {
  if (form === 'contribution') {
    return [
      [year - 1, '征繳額'],
      [year, '征繳額'],
    ];
  }
  return form === 'agreed' ? [[year, '談定總額']] : [];
}

/** Growth above the guard is told, never cut. */
function guardOf(
  fund: Fund,
  opening: Fen,
  years: readonly YearLine[],
  { params, places, programme }: MethodInput,
  report: Report,
  trace?: Placed,
): Opening['guard'] {
  const last = years.find(({ year }) => year === params.year - 1);
  if (!last) return undefined;
  const cap = params['budget.growth.cap'];
  const place = { table: 'opening', row: `${fund} 增速上限`, column: 'amount' };
  const most = inForce(programme, growthGuard).apply({ base: last.base, cap }, trace?.(place));
  if (opening > most) {
    report(
      finding('FUND_BUDGET_GROWTH_HIGH', places.fundBudgetBase(), {
        fund,
        opening: formatYuan(opening),
        base: formatYuan(last.base),
        growth: last.base === NO_MONEY ? '—' : percentText(fraction(opening - last.base, last.base)),
        cap: percentText(cap),
      }),
    );
  }
  return { base: last.base, most };
}
