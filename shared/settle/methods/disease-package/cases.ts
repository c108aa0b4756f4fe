import { theRule } from '../../../law/rule.ts';
import { type Fen, fen, sumFen } from '../../../money/fen.ts';
import { packageByRatio, packageLessPatient } from '../../../rules/disease-package/fund-part.ts';
import { packageByItem, packageComplete, packageUnpaid } from '../../../rules/disease-package/package.ts';
import { packageClearing, packagePrepayment } from '../../../rules/disease-package/payment.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import { inPeriod } from '../in-period.ts';
import type { MethodContext } from '../method.ts';
import { PackagePrices, RATIO_COLUMN } from './prices.ts';

export type PackageCaseRow = Tables['packageCases'][number];

/** The cases of one disease in one institution and fund. Money in fen. */
export interface DiseaseSums {
  readonly institution: string;
  readonly fund: Fund;
  readonly disease: string;
  readonly name: string | null;
  readonly price: Fen;
  readonly cases: number;
  readonly completed: number;
  readonly total: Fen;
  /** By item, what the fund would have paid */
  readonly itemized: Fen;
  /** Price less charges of the completed cases: the institution's gain */
  readonly balance: Fen;
  readonly ofCompleted: Fen;
  readonly ofOthers: Fen;
}

/** What one institution is owed in one fund. Money in fen. */
export interface PackageDue {
  readonly institution: string;
  readonly fund: Fund;
  readonly lines: readonly DiseaseSums[];
  readonly due: Fen;
  /** Month: what is to be paid now; year: what is left to pay */
  readonly payment: Fen;
  /** Year: what was paid in its months */
  readonly paid: Fen;
}

export const packageCasesIn = ({ area, period }: Pick<MethodContext, 'area' | 'period'>) =>
  area.tables.packageCases.filter((row) => inPeriod(period, row));

/** By institution, fund and disease, in plain string order. */
export function diseaseSums(context: MethodContext): readonly DiseaseSums[] {
  const prices = new PackagePrices(context.area.tables);
  const byKey = Map.groupBy(packageCasesIn(context), diseaseKey);
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rows]) => sumOf(context, prices, rows));
}

export const diseaseKey = ({
  institution,
  fund,
  disease,
}: Pick<DiseaseSums, 'institution' | 'fund' | 'disease'>): string => `${institution} ${fund} ${disease}`;

function sumOf(context: MethodContext, prices: PackagePrices, rows: readonly PackageCaseRow[]): DiseaseSums {
  const { institution, fund, disease } = rows[0]!;
  const { name, price } = prices.lookup(disease, context.area.institutions.get(institution)!)!;
  const completed = rows.filter((row) => row.completed);
  const dueOf = (of: readonly PackageCaseRow[], column: string) =>
    sumFen(of.map((row) => caseDue(context, prices, row, column)));
  return {
    institution,
    fund,
    disease,
    name,
    price,
    cases: rows.length,
    completed: completed.length,
    total: sumFen(rows.map(({ total }) => total)),
    itemized: sumFen(rows.map(({ fundPaid }) => fundPaid)),
    balance: sumFen(completed.map(({ total }) => fen(price - total))),
    ofCompleted: dueOf(completed, 'ofCompleted'),
    ofOthers: dueOf(
      rows.filter((row) => !row.completed),
      'ofOthers',
    ),
  };
}

/** The check has seen to it that every case has a price, and a ratio where one is needed. */
function caseDue(
  { area, use, trace }: MethodContext,
  prices: PackagePrices,
  row: PackageCaseRow,
  column: string,
): Fen {
  const { params } = area;
  const told = trace?.({ table: 'diseases', row: diseaseKey(row), column });
  const price = prices.lookup(row.disease, area.institutions.get(row.institution)!)!;
  const priced = {
    price: price.price,
    ratio: price[RATIO_COLUMN[row.fund]] ?? undefined,
    patientPaid: row.patientPaid,
    params,
  };
  const fundPart = theRule([use(packageByRatio), use(packageLessPatient)], priced).apply(priced, told);
  const facts = { fundPart, fundPaid: row.fundPaid, completed: row.completed, params };
  const rules = [use(packageComplete), use(packageByItem), use(packageUnpaid)];
  return theRule(rules, facts).apply(facts, told);
}

/** Every institution with a case, or, for the year, with a payment; by institution, then fund. */
export function packageDues(context: MethodContext, sums: readonly DiseaseSums[]): readonly PackageDue[] {
  const { area, period, use, trace } = context;
  const keyOf = ({ institution, fund }: { institution: string; fund: Fund }) => `${institution} ${fund}`;
  const byKey = Map.groupBy(sums, keyOf);
  const paidByKey = Map.groupBy(period.kind === 'year' ? area.tables.packagePayments : [], keyOf);
  return [...new Set([...byKey.keys(), ...paidByKey.keys()])].sort().map((row) => {
    const lines = byKey.get(row) ?? [];
    const paidRows = paidByKey.get(row) ?? [];
    const { institution, fund } = (lines[0] ?? paidRows[0])!;
    const due = sumFen(lines.flatMap(({ ofCompleted, ofOthers }) => [ofCompleted, ofOthers]));
    const paid = sumFen(paidRows.map(({ amount }) => amount));
    const told = trace?.({ table: 'dues', row, column: 'payment' });
    const payment =
      period.kind === 'month'
        ? use(packagePrepayment).apply({ due, params: area.params }, told)
        : use(packageClearing).apply({ due, paid }, told);
    return { institution, fund, lines, due, payment, paid };
  });
}
