import { formatUnits } from './decimal-text.ts';

const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** A decimal text with its thousands apart; decimals stay together. */
export function withThousands(text: string): string {
  const [whole = '', tail] = text.split('.');
  return tail === undefined ? grouped(whole) : `${grouped(whole)}.${tail}`;
}

/** An amount in fen as people read it, in yuan. */
export const moneyText = (amount: bigint): string => withThousands(formatUnits(amount, 2));
