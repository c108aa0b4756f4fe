import { type Fen, fen, NO_MONEY, sumFen } from '../../../money/fen.ts';
import { INPATIENT } from '../../../sheets/read-tables.ts';
import { FUNDS, type Fund } from '../../../sheets/tabs/values.ts';
import { budgetByItem, budgetItemOf } from '../../budget-items.ts';
import type { MethodContext } from '../method.ts';
import type { Party } from '../party.ts';
import type { Account } from '../statement.ts';

/** Accounts in the order the page shows them, with the names that keys of tables carry. */
export const ACCOUNTS = [
  ['職工', 'employee'],
  ['居民', 'resident'],
  ['財政', 'treasury'],
  ['長護', 'long-term-care'],
] as const satisfies readonly (readonly [Account, string])[];

export const hasBudget = (account: Account): account is Fund => FUNDS.some(({ hant }) => hant === account);

/** One amount that an account bears for one party by one method. */
export interface Cost {
  readonly account: Account;
  readonly item: string;
  readonly party: Party;
  readonly method: string;
  readonly cost: Fen;
  readonly paid: Fen;
}

/** A payment method of the page, and the tab that shows how it comes to its amounts. */
export interface PaidBy {
  readonly key: string;
  readonly title: string;
  readonly sheet: string | null;
}

export const POINTS = 'points';

/** The methods that cost anything, in the order they are settled. */
export function methodsOfYear({ area, points, statements }: MethodContext): readonly PaidBy[] {
  const sheet = area.settlesPoints ? '機構結算' : null;
  return [
    ...(points.institutions.length > 0 ? [{ key: POINTS, title: '點數付費', sheet }] : []),
    ...statements
      .filter(({ entitlements }) => entitlements.length > 0)
      .map((statement) => ({ key: statement.method, title: statement.title, sheet: statement.sheet })),
  ];
}

/** Every amount of the year: of points by institution, of the other methods by entitlement. */
export const costsOf = ({ points, statements }: MethodContext): readonly Cost[] => [
  ...points.institutions.map(
    ({ fund, code, due, adjustments, prepaid }): Cost => ({
      account: fund,
      item: INPATIENT,
      party: { kind: 'institution', code },
      method: POINTS,
      cost: fen(due + adjustments),
      paid: prepaid,
    }),
  ),
  ...statements.flatMap(({ method, entitlements }) =>
    entitlements.map(
      ({ account, budgetItem, party, cost, paid }): Cost => ({
        account,
        item: budgetItemOf(budgetItem),
        party,
        method,
        cost,
        paid,
      }),
    ),
  ),
];

/** Money of an account in all. */
export interface Money {
  readonly cost: Fen;
  readonly paid: Fen;
}

export const sumOf = (costs: readonly Money[]): Money => ({
  cost: sumFen(costs.map(({ cost }) => cost)),
  paid: sumFen(costs.map(({ paid }) => paid)),
});

/**
 * What the costs of an account must come to, from the pools and the tabs in the place of the institutions' statements:
 * Σ due of a pool is what it distributes, with the money paid 按項目 and without the odd fen.
 */
export function accountMoney(account: Account, { area, points, statements }: MethodContext): Money {
  const ofFund = <R extends { readonly fund: string }>(rows: readonly R[]) =>
    rows.filter(({ fund }) => fund === account);
  const dues = ofFund(points.pools).map(({ distributable, leftPool, residual }) =>
    fen(distributable + leftPool - residual),
  );
  const amounts = (rows: readonly { readonly fund: string; readonly amount: Fen }[]) =>
    ofFund(rows).map(({ amount }) => amount);
  const others = statements
    .flatMap(({ entitlements }) => entitlements)
    .filter((entitlement) => entitlement.account === account);
  return {
    cost: sumFen([...dues, ...amounts(area.tables.clearingAdjustments), ...others.map(({ cost }) => cost)]),
    paid: sumFen([...amounts(area.tables.monthPayments), ...others.map(({ paid }) => paid)]),
  };
}

/** The budget of an account by item; `undefined` where the 預算 tab has no such account. */
export const budgetOfAccount = (
  account: Account,
  { area }: MethodContext,
): ReadonlyMap<string, Fen> | undefined =>
  hasBudget(account) ? budgetByItem(area.tables, account) : undefined;

export const totalBudget = (account: Account, { area }: MethodContext): Fen =>
  area.tables.budget.reduce<Fen>(
    (sum, { fund, amount }) => (fund === account ? fen(sum + amount) : sum),
    NO_MONEY,
  );
