import { type Fen, fen, sumFen } from '../../money/fen.ts';
import { ACCOUNTS } from './fund-year/costs.ts';
import type { Account, Statement } from './statement.ts';

/** What one account bears by one payment method. Money in fen. */
export interface MethodSum {
  readonly method: string;
  readonly account: Account;
  readonly cost: Fen;
  readonly paid: Fen;
  readonly toPay: Fen;
}

/** Every method that pays, by account; methods in the order they were settled. */
export const methodSums = (statements: readonly Statement[]): readonly MethodSum[] =>
  statements.flatMap(({ title, entitlements }) =>
    ACCOUNTS.flatMap(([account]): MethodSum[] => {
      const own = entitlements.filter((entitlement) => entitlement.account === account);
      if (own.length === 0) return [];
      const [cost, paid] = [sumFen(own.map((one) => one.cost)), sumFen(own.map((one) => one.paid))];
      return [{ method: title, account, cost, paid, toPay: fen(cost - paid) }];
    }),
  );
