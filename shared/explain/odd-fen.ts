import { type Fen, fen } from '../money/fen.ts';
import type { Given } from './explanation.ts';
import { given, yuanOf } from './given.ts';

/** What the method of the largest remainder added to a share that was cut to the fen: one fen, or nothing. */
export function oddFen(amount: Fen, weight: bigint, total: bigint, part: Fen): Given {
  const cut = (amount * weight) / total;
  const odd = fen(part - cut);
  const because =
    odd === 0n
      ? '截到分後沒有補足：餘數不夠大，或沒有餘下的分'
      : '截到分後餘下的零頭按最大餘數法逐分補足，本份餘數在前，補一分；餘數相同時編碼小者先';
  return given('u', '零頭', yuanOf(odd), { kind: 'choice', because });
}
