import { work as doWork } from '../jobs/work.ts';
import { REQUESTS } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { CallProblem } from './problem.ts';

/** POST work: called by the queue alone, with the queue's own identity. 503 makes the queue deliver again. */
export const work: Endpoint<typeof REQUESTS.work> = {
  request: REQUESTS.work,
  answer: async (context, person, task) => {
    if (person.email !== context.queueCaller) {
      throw new CallProblem('NOT_ALLOWED', { who: person.email, area: task.area, action: 'work' });
    }
    if ((await doWork(context, task)) === 'later') throw new CallProblem('BUSY');
    return { status: 200, body: { worked: task.runId } };
  },
};
