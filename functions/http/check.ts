import { isoToday } from '../gateways/clock.ts';
import { runAnswer, startFileRun } from '../runs/start.ts';
import { REQUESTS } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';

/** POST check: findings into the sheet. */
export const check: Endpoint<typeof REQUESTS.check> = {
  request: REQUESTS.check,
  answer: async (context, person, { area }) => {
    requirePermission(context, person, area, 'check');
    const lawDate = isoToday(context.clock);
    const asked = { area, action: 'check', period: '', lawDate, evenWhenRefused: true } as const;
    return runAnswer(context, await startFileRun(context, person, asked));
  },
};
