import { areaConfig } from '../runs/area.ts';
import { namedRun, newestRun, shownRun } from '../runs/base-run.ts';
import { runAnswer, startRun } from '../runs/start.ts';
import { REQUESTS } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';

/** POST contrast: two runs of a period side by side in the bureau's workbook; unless named, the published and the newest. */
export const contrast: Endpoint<typeof REQUESTS.contrast> = {
  request: REQUESTS.contrast,
  answer: async (context, person, { area, period, first, second }) => {
    requirePermission(context, person, area, 'contrast');
    await areaConfig(context.store, area);
    const a =
      first === '' ? await shownRun(context, area, period) : await namedRun(context, area, period, first);
    const b =
      second === '' ? await newestRun(context, area, period) : await namedRun(context, area, period, second);
    const { inputDigest, lawDate, knownAt } = b.run;
    const run = await startRun(context, {
      area,
      action: 'contrast',
      period,
      inputDigest,
      codeVersion: context.codeVersion,
      by: person.email,
      lawDate,
      knownAt,
      revision: '',
      findingsDigest: '',
      details: { a: a.run.runId, b: b.run.runId },
      state: 'queued',
    });
    return runAnswer(context, run);
  },
};
