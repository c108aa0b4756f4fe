import { compareText } from '../settle/methods/compare-text.ts';
import { partyKey } from '../settle/methods/party.ts';
import type { Account } from '../settle/methods/statement.ts';
import type { Settlement, StatementMoney } from '../settle/settlement.ts';

/** Points and point values of runs with different decimals, in one unit: no setting allows more. */
export const COMMON_DECIMALS = 8;

export type AmountUnit = 'money' | 'points' | 'cases';

/** Whose amount it is, and which. */
export interface AmountName {
  readonly of: 'pool' | 'institution' | 'consortium' | 'entitlement';
  readonly account: Account;
  /** Of an institution or a consortium its code; of an entitlement its party (partyKey) */
  readonly who: string;
  /** Of an entitlement, the 預算 item it is paid from and what it is for */
  readonly budgetItem?: string;
  readonly item?: string;
  readonly amount: string;
  readonly unit: AmountUnit;
}

export interface Amount extends AmountName {
  /** In fen, in 10^-COMMON_DECIMALS points, or in cases */
  readonly value: bigint;
}

/** Amounts by name; what is not there is nothing. */
export type Amounts = ReadonlyMap<string, Amount>;

const nameOf = ({ of, account, who, budgetItem = '', item = '', amount }: AmountName): string =>
  [of, account, who, budgetItem, item, amount].join('\u0000');

/** The money of a statement that a comparison follows. */
const MONEY = [
  'gross',
  'patientAndOther',
  'leftPool',
  'due',
  'prepayment',
  'prepaid',
  'adjustments',
  'clearing',
] as const;
const POOL_MONEY = [
  'budget',
  'byItemFund',
  'leftPool',
  'distributable',
  'patientAndOther',
  'gross',
  'residual',
] as const;

/** Every amount of a settlement that adds up: of pools, institutions, consortia, and of the other payment methods. */
export function amountsOf(settlement: Settlement): Amounts {
  const amounts = new Map<string, Amount>();
  const add = (name: AmountName, value: bigint) => {
    const key = nameOf(name);
    const before = amounts.get(key)?.value ?? 0n;
    amounts.set(key, { ...name, value: before + value });
  };
  const money = (name: Pick<AmountName, 'of' | 'account' | 'who'>, line: StatementMoney) => {
    for (const amount of MONEY) add({ ...name, amount, unit: 'money' }, line[amount]);
  };
  const scale = 10n ** BigInt(COMMON_DECIMALS - settlement.pointsDecimals);
  for (const pool of settlement.pools) {
    const name = { of: 'pool', account: pool.fund, who: '' } as const;
    add({ ...name, amount: 'cases', unit: 'cases' }, BigInt(pool.cases));
    add({ ...name, amount: 'points', unit: 'points' }, pool.points * scale);
    for (const amount of POOL_MONEY) add({ ...name, amount, unit: 'money' }, pool[amount]);
  }
  for (const line of settlement.institutions) {
    const name = { of: 'institution', account: line.fund, who: line.code } as const;
    add({ ...name, amount: 'cases', unit: 'cases' }, BigInt(line.cases));
    add({ ...name, amount: 'points', unit: 'points' }, line.points * scale);
    money(name, line);
  }
  for (const line of settlement.consortia) {
    money({ of: 'consortium', account: line.fund, who: line.code }, line);
  }
  for (const { account, budgetItem, party, item, cost, paid } of settlement.statements.flatMap(
    ({ entitlements }) => entitlements,
  )) {
    const name = {
      of: 'entitlement',
      account,
      who: partyKey(party),
      budgetItem,
      item,
      unit: 'money',
    } as const;
    add({ ...name, amount: 'cost' }, cost);
    add({ ...name, amount: 'paid' }, paid);
  }
  return amounts;
}

/** What became more or less of every amount; equal ones are left out. */
export function difference(after: Amounts, before: Amounts): Amounts {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(compareText);
  return new Map(
    names.flatMap((name) => {
      const [old, fresh] = [before.get(name), after.get(name)];
      const value = (fresh?.value ?? 0n) - (old?.value ?? 0n);
      return value === 0n ? [] : [[name, { ...(fresh ?? old)!, value }] as const];
    }),
  );
}

export const sumAmounts = (parts: readonly Amounts[]): Amounts =>
  parts.reduce<Amounts>((sum, part) => difference(sum, negated(part)), new Map());

const negated = (amounts: Amounts): Amounts =>
  new Map([...amounts].map(([name, amount]) => [name, { ...amount, value: -amount.value }]));

/** One amount; zero where there is none. */
export const amountAt = (amounts: Amounts, name: Omit<AmountName, 'unit'>): bigint =>
  amounts.get(nameOf({ ...name, unit: 'money' }))?.value ?? 0n;

/** The sum of the amounts that a test picks. */
export const totalOf = (amounts: Amounts, picked: (amount: Amount) => boolean): bigint =>
  [...amounts.values()].filter(picked).reduce((sum, { value }) => sum + value, 0n);
