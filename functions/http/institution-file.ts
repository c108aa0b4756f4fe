import type { Context } from '../context.ts';
import type { Person } from '../gateways/identity.ts';
import { loadFigures } from '../jobs/figures.ts';
import { type AreaConfig, areaConfig } from '../runs/area.ts';
import { baseRun } from '../runs/base-run.ts';
import { tabsLeft } from '../runs/own-file.ts';
import { requireSinglePeople, sharedWrongly } from '../runs/sharing.ts';
import { runAnswer, startRun } from '../runs/start.ts';
import { inScript } from '../script.ts';
import { REQUESTS } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';
import { CallProblem } from './problem.ts';

const TITLES = { dispute: '爭議材料', pack: '數據包' } as const;

/**
 * POST dispute, POST pack: one institution's file from what a period stands at. Asked without a file, it answers what
 * the file should be called: the person makes and owns it, for the program's account can own none.
 */
const institutionFile = (action: keyof typeof TITLES): Endpoint<typeof REQUESTS.dispute> => ({
  request: REQUESTS.dispute,
  answer: async (context, person, { area, period, institution, file }) => {
    requirePermission(context, person, area, action);
    const config = await areaConfig(context.store, area);
    const { run: base } = await baseRun(context, area, period);
    const { institutions } = await loadFigures(context.store, area, base.runId);
    if (!institutions.some(({ code }) => code === institution)) {
      throw new CallProblem('INSTITUTION_UNKNOWN', { period, code: institution });
    }
    if (file === undefined) {
      const text = `${institution} ${period} ${inScript(TITLES[action], config.locale)}`;
      return { status: 200, body: { text } };
    }
    await requireOwnFile(context, person, config, file);
    const details = { base: base.runId, institution, file };
    await tabsLeft(context, { area, action, period, details }, file);
    const { inputDigest, lawDate, knownAt } = base;
    const run = await startRun(context, {
      area,
      action,
      period,
      inputDigest,
      codeVersion: context.codeVersion,
      by: person.email,
      lawDate,
      knownAt,
      revision: '',
      findingsDigest: '',
      details,
      state: 'queued',
    });
    return runAnswer(context, run);
  },
});

export const dispute = institutionFile('dispute');
export const pack = institutionFile('pack');

/** A file of its own, which both the person and the program may write: nobody borrows the program's reach. */
async function requireOwnFile(
  { workbooks, serviceAccount }: Context,
  person: Person,
  { bureauFile, reportFiles }: AreaConfig,
  file: string,
): Promise<void> {
  if (file === bureauFile || Object.values(reportFiles).includes(file)) {
    throw sharedWrongly('機構文件須自成一個文件，不能用結算工作簿或醫共體的報表文件。');
  }
  const access = await workbooks.access(file);
  const canWrite = (who: string): boolean =>
    access.some(({ email, role }) => email === who && (role === 'owner' || role === 'writer'));
  if (!canWrite(serviceAccount)) throw new CallProblem('FILE_UNREACHABLE', { file, account: serviceAccount });
  if (!canWrite(person.email)) throw sharedWrongly(`文件 ${file} 須由經辦者本人有編輯權限。`);
  requireSinglePeople(file, access);
}
