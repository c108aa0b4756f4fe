import { finding, type Report } from '../../../findings/finding.ts';
import type { Trace } from '../../../law/trace.ts';
import type { Fen } from '../../../money/fen.ts';
import { compare, type Fraction, ONE, plus, ZERO } from '../../../money/fraction.ts';
import type { OpeningForm } from '../../../rules/fund-budget/facts.ts';
import { categoryBudget } from '../../../rules/fund-budget/opening-zero-based.ts';
import { inForce } from '../../../rules/programme.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import { fundName } from '../../settlement.ts';
import type { AmountPlace, MethodInput } from '../method.ts';
import { documentsOf, FORM_TITLES, percentText, settingsOf } from './settings.ts';

/** One category of 零基預算 with its adjustments. */
export interface CategoryLine {
  readonly category: string;
  readonly base: Fen;
  readonly ratio: Fraction;
  readonly reasons: string;
  readonly documents: string;
  readonly amount: Fen;
}

/** The categories of 零基預算 by name; none unless that is the fund's form. */
export function categoriesOf(
  fund: Fund,
  form: OpeningForm,
  { tables, places, programme, params }: MethodInput,
  report: Report,
  trace?: (place: AmountPlace) => Trace,
): readonly CategoryLine[] | undefined {
  const rows = tables.fundBudgetCategories.filter((row) => row.fund === fund);
  const { key } = settingsOf({ params }, fund);
  if (form !== 'zeroBased') {
    const [first] = rows;
    const where = places.fundBudgetCategories(first?.row);
    if (first) report(finding('FUND_BUDGET_CATEGORY_UNUSED', where, { fund, key }));
    return [];
  }
  if (rows.length === 0) {
    const values = { fund, key, form: FORM_TITLES[form], year: String(params.year), element: '零基預算' };
    report(finding('FUND_BUDGET_BASE_MISSING', places.fundBudgetCategories(), values));
    return undefined;
  }
  const byCategory = [...Map.groupBy(rows, ({ category }) => category.trim())];
  const lines = byCategory
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([category, same]) => {
      const bases = same.filter(({ base }) => base !== null);
      const first = same[0]!;
      const evident = same.filter(
        ({ ratio, factor, evidence }) => ratio !== null && (factor === null || evidence === null),
      );
      if (bases.length !== 1) {
        const where = places.fundBudgetCategories((bases[1] ?? first).row, 'base');
        report(finding('FUND_BUDGET_CATEGORY_BASE', where, { fund, category, count: bases.length }));
      }
      for (const { row } of evident) {
        const where = places.fundBudgetCategories(row, 'evidence');
        report(finding('FUND_BUDGET_CATEGORY_EVIDENCE', where, { fund, category }));
      }
      const ratios = same.flatMap(({ ratio }) => ratio ?? []);
      const ratio = ratios.reduce(plus, ZERO);
      if (compare(plus(ONE, ratio), ZERO) < 0) {
        const where = places.fundBudgetCategories(first.row, 'ratio');
        report(finding('FUND_BUDGET_CATEGORY_NEGATIVE', where, { fund, category }));
        return undefined;
      }
      if (bases.length !== 1 || evident.length > 0) return undefined;
      const facts = { base: bases[0]!.base!, ratios };
      const place = { table: `categories-${fundName(fund)}`, row: category, column: 'amount' };
      const reasons = same
        .flatMap(({ ratio, factor, evidence }) =>
          ratio === null ? [] : [`${factor} ${percentText(ratio)}：${evidence}`],
        )
        .sort();
      return {
        category,
        base: facts.base,
        ratio,
        reasons: reasons.join('；'),
        documents: documentsOf(same),
        amount: inForce(programme, categoryBudget).apply(facts, trace?.(place)),
      };
    });
  return lines.every((line) => line !== undefined) ? lines : undefined;
}
