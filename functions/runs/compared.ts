import { type SettledInput, settledRun } from '../../shared/compare/compare-runs.ts';
import { periodOf } from '../../shared/settle/settlement.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../gateways/sha256.ts';
import type { Run } from './run.ts';
import { checkStored } from './stored-input.ts';

/** A run settled again from its stored input, with all that a comparison looks into. `undefined`: it does not settle. */
export async function comparedRun(
  context: Pick<Context, 'store' | 'attachedCases'>,
  run: Run,
): Promise<SettledInput | undefined> {
  const period = periodOf(run.period);
  const input = await checkStored(context, run, { period, rows: 'wanted' });
  if (!input.ok) return undefined;
  const { area, digest, cases, casesDigest, inputDigest } = input;
  const subject = { area, digest, ...(cases && { cases }), casesDigest, inputDigest };
  const settled = settledRun(subject, period, sha256, () => {});
  return settled && { subject, run: settled };
}
