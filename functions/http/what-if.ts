import { proposalsTab } from '../../shared/sheets/tabs/proposals-tab.ts';
import { areaConfig } from '../runs/area.ts';
import { baseRun } from '../runs/base-run.ts';
import { rawDigest, saveInput } from '../runs/inputs.ts';
import { runAnswer, startRun } from '../runs/start.ts';
import { REQUESTS } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';

const { hant, hans } = proposalsTab.name;

/** POST whatif: the proposals of 測算提案 beside what the period stands at, which stays as it is. */
export const whatIf: Endpoint<typeof REQUESTS.whatif> = {
  request: REQUESTS.whatif,
  answer: async (context, person, { area, period }) => {
    requirePermission(context, person, area, 'whatif');
    const { store, workbooks, codeVersion } = context;
    const { bureauFile } = await areaConfig(store, area);
    const { run: base } = await baseRun(context, area, period);
    const { tabs } = await workbooks.read(bureauFile, [hant, hans]);
    const proposals = rawDigest(tabs);
    await saveInput(store, area, proposals, tabs);
    const { inputDigest, lawDate, knownAt } = base;
    const run = await startRun(context, {
      area,
      action: 'whatif',
      period,
      inputDigest,
      codeVersion,
      by: person.email,
      lawDate,
      knownAt,
      revision: '',
      findingsDigest: '',
      details: { base: base.runId, proposals },
      state: 'queued',
    });
    return runAnswer(context, run);
  },
};
