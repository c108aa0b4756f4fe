import { sha256 } from '../functions/gateways/sha256.ts';
import type { Report } from '../shared/findings/finding.ts';
import { canonicalJson, hashOf } from '../shared/settle/hash.ts';
import { settle } from '../shared/settle/settle.ts';
import { type Period, type Settlement, settlementFigures } from '../shared/settle/settlement.ts';
import type { LoadedInput } from './input.ts';

/** A period settled, with the two digests that identify it. */
export interface SettledRun {
  readonly settlement: Settlement;
  readonly digests: { readonly input: string; readonly result: string };
}

export function settleInput(input: LoadedInput, period: Period, report: Report): SettledRun | undefined {
  const settlement = settle(input.area, input.digest, period, report);
  if (!settlement) return undefined;
  const result = hashOf(sha256, canonicalJson(settlementFigures(settlement)));
  return { settlement, digests: { input: input.inputDigest, result } };
}
