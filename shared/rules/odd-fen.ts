import { type Traced, traced } from '../law/trace.ts';
import type { Fen } from '../money/fen.ts';
import { type Fraction, fraction } from '../money/fraction.ts';

/** Why a share that was cut to the fen has one fen more, or has not. */
export const oddFenReason = (odd: bigint): string =>
  odd === 0n
    ? '截到分後沒有補足：餘數不夠大，或沒有餘下的分'
    : '截到分後餘下的零頭按最大餘數法逐分補足，本份餘數在前，補一分；餘數相同時編碼小者先';

/** What the method of the largest remainder added to a share of `exact` fen: one fen, or nothing. */
export function oddFenOf(exact: Fraction, part: Fen): Traced {
  const odd = part - exact.n / exact.d;
  return { ...traced(fraction(odd, 100n), '元', '零頭'), reason: oddFenReason(odd) };
}
