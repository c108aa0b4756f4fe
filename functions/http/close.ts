import type { Context } from '../context.ts';
import { isoToday } from '../gateways/clock.ts';
import { settleStored } from '../jobs/settled.ts';
import { stillHolds } from '../jobs/unchanged.ts';
import { areaConfig } from '../runs/area.ts';
import { readLedger, standing } from '../runs/ledger.ts';
import { loadRun, preparedBy, type Run } from '../runs/run.ts';
import { runAnswer, startRun } from '../runs/start.ts';
import { REQUESTS } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';
import { CallProblem } from './problem.ts';

/** POST close: a second person confirms a settled run, or a correction, and it is recorded in the ledger. */
export const close: Endpoint<typeof REQUESTS.close> = {
  request: REQUESTS.close,
  answer: async (context, person, { area, period, runId }) => {
    requirePermission(context, person, area, 'close');
    const config = await areaConfig(context.store, area);
    const settled = await settledRun(context, area, period, runId);
    if (config.twoPerson && preparedBy(settled, person.email) === undefined) {
      throw new CallProblem('SECOND_PERSON', { by: settled.by });
    }
    await requireOpen(context, settled);
    await requireUnpaid(context, settled);
    const recorded = (await readLedger(context.store, area)).some((entry) => entry.runId === runId);
    if (!recorded && !(await stillHolds(context, config, settled))) throw new CallProblem('INPUT_CHANGED');
    const { codeVersion, clock } = context;
    const run = await startRun(context, {
      area,
      action: 'close',
      period,
      inputDigest: settled.runId,
      codeVersion,
      by: person.email,
      lawDate: settled.lawDate,
      knownAt: isoToday(clock),
      revision: '',
      findingsDigest: '',
      details: { runId },
      state: 'queued',
    });
    return runAnswer(context, run);
  },
};

async function settledRun({ store }: Context, area: string, period: string, runId: string): Promise<Run> {
  const run = (await loadRun(store, area, runId))?.run;
  if (!run || (run.action !== 'settle' && run.action !== 'correct')) throw new CallProblem('RUN_UNKNOWN');
  if (run.period !== period) throw new CallProblem('RUN_OTHER_PERIOD', { period: run.period });
  if (run.state !== 'done') throw new CallProblem('RUN_NOT_DONE');
  return run;
}

/** A period is closed once; afterwards only corrections are added. */
async function requireOpen({ store }: Context, settled: Run): Promise<void> {
  const entry = standing(await readLedger(store, settled.area), settled.period);
  if (settled.action === 'correct') {
    if (!entry) throw new CallProblem('NOT_CLOSED', { period: settled.period });
  } else if (entry && entry.runId !== settled.runId) {
    throw new CallProblem('ALREADY_CLOSED', { period: settled.period, at: entry.at.slice(0, 10) });
  }
}

/** Closing writes the month's payments; rows that are there already would be paid, and deducted, twice. */
async function requireUnpaid(context: Context, settled: Run): Promise<void> {
  if (settled.action === 'correct' || settled.period.length === 4) return;
  const stored = await settleStored(context, settled);
  const paid = stored.ok && stored.area.tables.monthPayments.some(({ month }) => month === settled.period);
  if (paid) throw new CallProblem('ALREADY_PAID', { period: settled.period });
}
