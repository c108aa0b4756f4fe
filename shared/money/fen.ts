import { formatUnits, readDecimal } from './decimal-text.ts';
import { type Fraction, fraction } from './fraction.ts';
import { roundHalfAway } from './round.ts';

declare const brand: unique symbol;

/** Integer money: 1 yuan = 100 fen. The only type an amount of money has in this program. */
export type Fen = bigint & { readonly [brand]: 'fen' };

export const fen = (amount: bigint): Fen => amount as Fen;

export const NO_MONEY = fen(0n);

/** The yuan of a fixed text such as `12600.00`. @throws SyntaxError when it is not money to the fen. */
export function yuan(text: string): Fen {
  const read = readDecimal(text);
  if (!read || read.decimals > 2) throw new SyntaxError(`not an amount in yuan: ${text}`);
  return fen(read.units * 10n ** BigInt(2 - read.decimals));
}

/** Yuan with two decimals, as contracts and statements print it. */
export const formatYuan = (amount: Fen): string => formatUnits(amount, 2);

export const addFen = (a: Fen, b: Fen): Fen => fen(a + b);
export const subtractFen = (a: Fen, b: Fen): Fen => fen(a - b);

export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return fen(total);
}

export const fenFraction = (amount: Fen): Fraction => fraction(amount);

/** `amount × ratio`, to the fen, halves away from zero. */
export const portion = (amount: Fen, ratio: Fraction): Fen =>
  fen(roundHalfAway({ n: amount * ratio.n, d: ratio.d }));
