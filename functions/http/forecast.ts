import { lastDay } from '../../shared/settle/run.ts';
import { periodOf } from '../../shared/settle/settlement.ts';
import { runAnswer, startFileRun } from '../runs/start.ts';
import { REQUESTS } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';

/** POST forecast: the year's end as seen from the months up to this one. */
export const forecast: Endpoint<typeof REQUESTS.forecast> = {
  request: REQUESTS.forecast,
  answer: async (context, person, { area, period }) => {
    requirePermission(context, person, area, 'forecast');
    const lawDate = lastDay(periodOf(period.slice(0, 4)));
    const asked = { area, action: 'forecast', period, lawDate } as const;
    return runAnswer(context, await startFileRun(context, person, asked));
  },
};
