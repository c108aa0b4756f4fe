import { isoToday } from '../gateways/clock.ts';
import { areaConfig } from '../runs/area.ts';
import { runAnswer, startRun } from '../runs/start.ts';
import { REQUESTS } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';

/** POST verify: walks the ledger and settles every recorded run again. */
export const verify: Endpoint<typeof REQUESTS.verify> = {
  request: REQUESTS.verify,
  answer: async (context, person, { area }) => {
    requirePermission(context, person, area, 'verify');
    await areaConfig(context.store, area);
    const today = isoToday(context.clock);
    const run = await startRun(context, {
      area,
      action: 'verify',
      period: '',
      inputDigest: '',
      codeVersion: context.codeVersion,
      by: person.email,
      lawDate: today,
      knownAt: today,
      revision: '',
      findingsDigest: '',
      details: {},
      state: 'queued',
    });
    return runAnswer(context, run);
  },
};
