import { lastDay } from '../../shared/settle/run.ts';
import { periodOf } from '../../shared/settle/settlement.ts';
import { runAnswer, startFileRun } from '../runs/start.ts';
import { REQUESTS } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';

/** POST watch: what a person should look at in a period. */
export const watch: Endpoint<typeof REQUESTS.watch> = {
  request: REQUESTS.watch,
  answer: async (context, person, { area, period }) => {
    requirePermission(context, person, area, 'watch');
    const lawDate = lastDay(periodOf(period));
    const asked = { area, action: 'watch', period, lawDate, everyCell: true } as const;
    return runAnswer(context, await startFileRun(context, person, asked));
  },
};
