import { type Fen, fen } from '../money/fen.ts';
import { oddFenReason } from '../rules/odd-fen.ts';
import type { Given } from './explanation.ts';
import { given, yuanOf } from './given.ts';

/** What the method of the largest remainder added to a share that was cut to the fen: one fen, or nothing. */
export function oddFen(amount: Fen, weight: bigint, total: bigint, part: Fen): Given {
  const odd = fen(part - (amount * weight) / total);
  return given('u', '零頭', yuanOf(odd), { kind: 'choice', because: oddFenReason(odd) });
}
