import { packagesTable, partsTable } from './fund-budget/division-tables.ts';
import { FUND_BUDGET_TABS, planBudgets } from './fund-budget/plan.ts';
import { adjustmentsTable, balanceTable, categoriesTable, openingTable } from './fund-budget/tables.ts';
import type { Method, MethodContext } from './method.ts';
import type { Statement } from './statement.ts';

const SHEET = '預算平衡表';

/**
 * 總額預算：年初總額的測算、分項、儲備與年內調整，與預算表逐項對照。Nothing here is paid: what is settled from is the
 * 預算 tab, and this says what it should hold.
 */
export const fundBudget: Method = {
  step: 'fundBudget',
  title: '總額預算',
  sheet: SHEET,
  tabs: FUND_BUDGET_TABS,
  check: (input, report) => {
    planBudgets(input, report);
  },
  settle: (context) => (context.period.kind === 'year' ? settleYear(context) : undefined),
};

/** The check has told of every finding already. */
function settleYear(context: MethodContext): Statement {
  const plans = planBudgets(context.area, () => {}, context.trace);
  return {
    method: 'fundBudget',
    title: '總額預算',
    sheet: SHEET,
    tables: [
      openingTable(plans, context),
      ...plans.filter(({ opening }) => opening.categories.length > 0).map(categoriesTable),
      ...plans.map(balanceTable),
      ...(plans.some(({ entries }) => entries.length > 0) ? [adjustmentsTable(plans)] : []),
      ...plans.filter(({ packages }) => packages.length > 0).map((plan) => packagesTable(plan, context)),
      ...plans.filter(({ parts }) => parts.length > 0).map((plan) => partsTable(plan, context)),
    ],
    entitlements: [],
  };
}
