import { diseaseSums, type PackageDue, packageDues } from './disease-package/cases.ts';
import { checkPackages } from './disease-package/check.ts';
import { diseasesTable, duesTable, pricesTable } from './disease-package/tables.ts';
import type { Method, MethodContext } from './method.ts';
import type { Entitlement, Statement } from './statement.ts';

const TITLE = '單病種付費';
const SHEET = '單病種結算';

/** The 項目 of the 預算 tab that packages are paid from. */
export const PACKAGE_BUDGET = '單病種';

/** 單病種付費：完成臨床路徑的病例按病種標準付，未完成的按參數所定；逐機構列出應付、已撥付與清算。 */
export const diseasePackage: Method = {
  step: 'diseasePackage',
  title: TITLE,
  sheet: SHEET,
  tabs: ['packagePrices', 'packageCases'],
  check: checkPackages,
  settle: settlePackages,
};

function settlePackages(context: MethodContext): Statement | undefined {
  const sums = diseaseSums(context);
  const dues = packageDues(context, sums);
  if (dues.length === 0) return undefined;
  return {
    method: 'diseasePackage',
    title: TITLE,
    sheet: SHEET,
    tables: [duesTable(context, sums, dues), diseasesTable(context, sums), pricesTable(context)],
    entitlements: dues.map((due) => entitlement(due, context.period.kind === 'year')),
  };
}

const entitlement = (
  { institution, fund, due, payment, paid }: PackageDue,
  inYear: boolean,
): Entitlement => ({
  account: fund,
  budgetItem: PACKAGE_BUDGET,
  party: { kind: 'institution', code: institution },
  item: '單病種付費',
  cost: inYear ? due : payment,
  paid,
});
