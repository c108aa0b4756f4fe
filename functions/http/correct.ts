import { lastDay } from '../../shared/settle/run.ts';
import { periodOf } from '../../shared/settle/settlement.ts';
import { readLedger, standing } from '../runs/ledger.ts';
import { runAnswer, startFileRun } from '../runs/start.ts';
import { REQUESTS } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';
import { CallProblem } from './problem.ts';

/** POST correct: prepares the correction of a closed period; a second person records it through close. */
export const correct: Endpoint<typeof REQUESTS.correct> = {
  request: REQUESTS.correct,
  answer: async (context, person, { area, period, reason, document }) => {
    requirePermission(context, person, area, 'correct');
    const before = standing(await readLedger(context.store, area), period);
    if (!before) throw new CallProblem('NOT_CLOSED', { period });
    const lawDate = lastDay(periodOf(period));
    const details = { reason, document, corrects: String(before.seq) };
    const asked = { area, action: 'correct', period, lawDate, details } as const;
    return runAnswer(context, await startFileRun(context, person, asked));
  },
};
