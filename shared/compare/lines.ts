import { formatUnits } from '../money/decimal-text.ts';
import { compareText } from '../settle/methods/compare-text.ts';
import { FUND_ORDER } from '../settle/settlement.ts';
import { type Amount, type AmountName, type Amounts, type AmountUnit, COMMON_DECIMALS } from './amounts.ts';

/** Whose several amounts are told together. */
export type Bearer = Omit<AmountName, 'amount' | 'unit'>;

const ACCOUNTS: readonly string[] = [...FUND_ORDER, '財政', '長護'];

/** Everybody who has an amount in any of some settlements, by account and then by code. */
export function bearers(of: Bearer['of'], all: readonly Amounts[]): readonly Bearer[] {
  const known = new Map<string, Bearer>();
  for (const amounts of all) {
    for (const { amount: _, unit: __, value: ___, ...bearer } of amounts.values()) {
      if (bearer.of === of) known.set(sortKey(bearer), bearer);
    }
  }
  return [...known].sort(([a], [b]) => compareText(a, b)).map(([, bearer]) => bearer);
}

const sortKey = ({ account, who, budgetItem = '', item = '' }: Bearer): string =>
  [ACCOUNTS.indexOf(account), who, budgetItem, item].join('\u0000');

/** An amount as a decimal string. */
export function amountText(unit: AmountUnit, value: bigint, pointsDecimals: number): string {
  if (unit === 'cases') return String(value);
  return unit === 'money'
    ? formatUnits(value, 2)
    : formatUnits(pointUnits(value, pointsDecimals), pointsDecimals);
}

/** Points in as many decimals as a run has: exact, for no run has more than the common unit. */
export const pointUnits = (value: bigint, decimals: number): bigint =>
  value / 10n ** BigInt(COMMON_DECIMALS - decimals);

/** The amounts of everybody, told together: `{ due: "1.00", points: "2.0000" }`. */
export function amountLines(
  amounts: Amounts,
  pointsDecimals: number,
): readonly (Bearer & { readonly amounts: Readonly<Record<string, string>> })[] {
  const byBearer = new Map<string, Amount[]>();
  for (const amount of amounts.values()) {
    const key = `${amount.of}\u0000${sortKey(amount)}`;
    byBearer.set(key, [...(byBearer.get(key) ?? []), amount]);
  }
  return [...byBearer]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, lines]) => {
      const { amount: _, unit: __, value: ___, ...bearer } = lines[0]!;
      const texts = lines.map(
        ({ amount, unit, value }) => [amount, amountText(unit, value, pointsDecimals)] as const,
      );
      return { ...bearer, amounts: Object.fromEntries(texts) };
    });
}
