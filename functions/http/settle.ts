import type { Request, Response } from '@google-cloud/functions-framework';
import { lastDay } from '../../shared/settle/run.ts';
import { periodOf } from '../../shared/settle/settlement.ts';
import type { Context } from '../context.ts';
import { loadRun } from '../runs/run.ts';
import { runAnswer, startFileRun } from '../runs/start.ts';
import { REQUESTS } from './contract.ts';
import { type Endpoint, handler, personOf, sendProblem } from './endpoint.ts';
import { requirePermission } from './permissions.ts';
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
    request.method === 'GET' ? poll(context, request, response) : post(request, response);
}

async function poll(context: Promise<Context>, request: Request, response: Response): Promise<void> {
  try {
    const ready = await context;
    const person = await personOf(ready, request);
    const area = String(request.query['area'] ?? '');
    requirePermission(ready, person, area, 'read');
    const runId = String(request.query['run'] ?? '');
    const loaded = /^[0-9a-f]{64}$/.test(runId) ? await loadRun(ready.store, area, runId) : undefined;
    if (!loaded) throw new CallProblem('RUN_UNKNOWN');
    const { status, body } = await runAnswer(ready, loaded.run);
    response.status(status).set('Cache-Control', 'no-store').json(body);
  } catch (error) {
    sendProblem(response, error);
  }
}
