import type { SettledInput } from '../../shared/compare/compare-runs.ts';
import { CallProblem } from '../http/problem.ts';
import type { BaseRun } from '../runs/base-run.ts';
import { comparedRun } from '../runs/compared.ts';
import { readLedger } from '../runs/ledger.ts';
import { loadRun } from '../runs/run.ts';
import { type JobInput, JobStopped } from './job.ts';

/** A run that a job was asked about, settled again. */
export type Beside = BaseRun & { readonly settled: SettledInput };

/** @throws CallProblem RUN_NOT_REPLAYABLE when it comes out otherwise now */
export async function besideRun({ context, run: { area } }: JobInput, runId: string): Promise<Beside> {
  const run = (await loadRun(context.store, area, runId))?.run;
  if (!run) throw new JobStopped('RUN_UNKNOWN');
  const settled = await comparedRun(context, run);
  if (settled?.run.digests.result !== run.resultDigest)
    throw new CallProblem('RUN_NOT_REPLAYABLE', { runId });
  const entry = (await readLedger(context.store, area)).findLast((one) => one.runId === runId);
  return { run, entry, settled };
}
