import type { Request, Response } from '@google-cloud/functions-framework';
import { lastDay } from '../../shared/settle/run.ts';
import { periodOf } from '../../shared/settle/settlement.ts';
import type { Context } from '../context.ts';
import { loadRun, withoutNames } from '../runs/run.ts';
import { runAnswer, startFileRun } from '../runs/start.ts';
import { REQUESTS } from './contract.ts';
import { type Answer, answerOrRefuse, type Endpoint, handler, personOf, requireSize } from './endpoint.ts';
import { mayDo, requirePermission } from './permissions.ts';
import { CallProblem } from './problem.ts';

const start: Endpoint<typeof REQUESTS.settle> = {
  request: REQUESTS.settle,
  answer: async (context, person, { area, period }) => {
    requirePermission(context, person, area, 'settle');
    const lawDate = lastDay(periodOf(period));
    return runAnswer(
      context,
      await startFileRun(context, person, { area, action: 'settle', period, lawDate }),
    );
  },
};

/** POST settle makes a run; GET settle?area=…&run=… tells how far any run is. */
export function settle(context: Promise<Context>) {
  const post = handler(context, start);
  return (request: Request, response: Response): Promise<void> =>
    request.method === 'GET'
      ? answerOrRefuse(context, response, (ready) => poll(ready, request))
      : post(request, response);
}

async function poll(context: Context, request: Request): Promise<Answer> {
  requireSize(request);
  const person = await personOf(context, request);
  const area = String(request.query['area'] ?? '');
  requirePermission(context, person, area, 'read');
  const runId = String(request.query['run'] ?? '');
  const loaded = /^[0-9a-f]{64}$/.test(runId) ? await loadRun(context.store, area, runId) : undefined;
  if (!loaded) throw new CallProblem('RUN_UNKNOWN');
  return runAnswer(context, mayDo(context, person, area, 'check') ? loaded.run : withoutNames(loaded.run));
}
