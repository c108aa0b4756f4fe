import { isoToday } from '../gateways/clock.ts';
import { areaConfig } from '../runs/area.ts';
import { readLedger, standing } from '../runs/ledger.ts';
import { runAnswer, startRun } from '../runs/start.ts';
import { REQUESTS } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';
import { CallProblem } from './problem.ts';

/** POST publish: the report files of every 醫共體, from what the ledger says of the period. */
export const publish: Endpoint<typeof REQUESTS.publish> = {
  request: REQUESTS.publish,
  answer: async (context, person, { area, period }) => {
    requirePermission(context, person, area, 'publish');
    const { store, codeVersion, clock } = context;
    const config = await areaConfig(store, area);
    const entry = standing(await readLedger(store, area), period);
    if (!entry) throw new CallProblem('NOT_CLOSED', { period });
    if (config.twoPerson && entry.preparedBy === person.email) {
      throw new CallProblem('SECOND_PERSON', { by: entry.preparedBy });
    }
    const run = await startRun(context, {
      area,
      action: 'publish',
      period,
      inputDigest: entry.hash,
      codeVersion,
      by: person.email,
      lawDate: isoToday(clock),
      knownAt: isoToday(clock),
      revision: '',
      findingsDigest: '',
      details: {},
      state: 'queued',
    });
    return runAnswer(context, run);
  },
};
