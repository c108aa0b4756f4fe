import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import { isoTime } from '../gateways/clock.ts';
import type { JobInput } from './job.ts';

/** Puts result tabs into the bureau's file, unless this run has done so already. */
export async function writeTabs(
  { context, run, config, progress, hold }: JobInput,
  sheets: readonly SheetModel[],
  resultDigest: string,
): Promise<void> {
  const { workbooks, clock } = context;
  await progress('寫入結果表', 80);
  if ((await workbooks.stamp(config.bureauFile))?.runId === run.runId) return;
  const stamp = { runId: run.runId, resultDigest, at: isoTime(clock) };
  await workbooks.write(config.bureauFile, { sheets, stamp }, hold);
}
