import type { Rule } from '../../law/rule.ts';
import { allocate } from '../../money/allocate.ts';
import type { Fen } from '../../money/fen.ts';

export const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

export interface MonthBudgetFacts {
  /** The year's inpatient budget of one fund, in fen */
  readonly budget: Fen;
  /** One weight per month, in any common unit */
  readonly weights: readonly bigint[];
}

/** 月度預算：年度住院預算按各月權重分到十二個月，最大餘數法，合計恆等於年度預算。 */
export const monthBudget: Rule<MonthBudgetFacts, ReadonlyMap<string, Fen>, 'monthBudget'> = {
  id: 'month-budget',
  title: '月度預算',
  step: 'monthBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'Z21i', article: 'E', grade: '推定' }],
      interpretation: '月度點值與年度同式，取當月的預算份額；權重預設相等。',
      formula: 'B × w_m ÷ Σw（最大餘數法，鍵 01 至 12）',
      apply: ({ budget, weights }) =>
        allocate(
          budget,
          MONTHS.map((key, index) => ({ key, weight: weights[index] ?? 0n })),
        ),
    },
  ],
};
