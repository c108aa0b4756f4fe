import { compareRuns, type SettledInput } from '../../shared/compare/compare-runs.ts';
import { comparisonDocument } from '../../shared/compare/document.ts';
import { periodText } from '../../shared/settle/settlement.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../gateways/sha256.ts';
import { areaConfig } from '../runs/area.ts';
import { comparedRun } from '../runs/compared.ts';
import { loadRun } from '../runs/run.ts';
import { REQUESTS } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';
import { CallProblem } from './problem.ts';

/** POST compare: two runs of a period, settled again from their stored inputs, and what every difference moved. */
export const compare: Endpoint<typeof REQUESTS.compare> = {
  request: REQUESTS.compare,
  answer: async (context, person, { area, runA, runB }) => {
    requirePermission(context, person, area, 'compare');
    await areaConfig(context.store, area);
    const a = await settledAgain(context, area, runA);
    const b = await settledAgain(context, area, runB);
    const [period, other] = [a, b].map(({ run }) => periodText(run.settlement.period));
    if (other !== period) throw new CallProblem('RUN_OTHER_PERIOD', { period: other! });
    return { status: 200, body: comparisonDocument(compareRuns(a, b, sha256), { a: runA, b: runB }) };
  },
};

async function settledAgain(context: Context, area: string, runId: string): Promise<SettledInput> {
  const run = (await loadRun(context.store, area, runId))?.run;
  if (!run || (run.action !== 'settle' && run.action !== 'correct')) throw new CallProblem('RUN_UNKNOWN');
  if (run.state !== 'done') throw new CallProblem('RUN_NOT_DONE');
  const settled = await comparedRun(context, run);
  if (!settled) throw new CallProblem('RUN_NOT_REPLAYABLE', { runId });
  return settled;
}
