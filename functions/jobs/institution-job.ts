import { CaseTable } from '../../shared/cases/case-table.ts';
import { finding } from '../../shared/findings/finding.ts';
import { dataPack, disputeFile } from '../../shared/report/institution/files.ts';
import { byInstitution } from '../../shared/report/institution/own-cases.ts';
import { ForeignContent } from '../../shared/report/owner.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import type { Context } from '../context.ts';
import { isoTime } from '../gateways/clock.ts';
import { CallProblem } from '../http/problem.ts';
import type { AreaConfig } from '../runs/area.ts';
import { openRun } from '../runs/open-run.ts';
import { tabsLeft } from '../runs/own-file.ts';
import { loadRun, type Run } from '../runs/run.ts';
import { requireSinglePeople } from '../runs/sharing.ts';
import { inScript } from '../script.ts';
import { type Job, JobStopped } from './job.ts';

/** 爭議檔、數據包: a file of values for one institution, with nothing of any other. */
export const institutionJob: Job = async ({ context, run, config, progress, hold }) => {
  const { workbooks, clock } = context;
  const file = run.details['file'] ?? '';
  await progress('重算該期結算', 20);
  const made = await orFinding(() => institutionSheets(context, config, run));
  if ('found' in made) return { state: 'refused', findings: [made.found], summary: [], resultDigest: '' };
  const { sheets, resultDigest } = made;
  await progress('寫入機構文件', 70);
  requireSinglePeople(file, await workbooks.access(file));
  if ((await workbooks.stamp(file))?.runId !== run.runId) {
    const names = new Set(sheets.map(({ name }) => name));
    const remove = (await tabsLeft(context, run, file)).filter((name) => !names.has(name));
    const stamp = { runId: run.runId, resultDigest, at: isoTime(clock) };
    await workbooks.write(file, { sheets, remove, stamp }, hold);
  }
  const summary = [`已寫入 ${sheets.length} 張表`, `機構 ${run.details['institution']}，${run.period}`];
  return { state: 'done', findings: [], summary, resultDigest };
};

/** The tabs of a run's file, from the settlement it was asked about. @throws ForeignContent */
export async function institutionSheets(
  context: Context,
  { locale }: Pick<AreaConfig, 'locale'>,
  { area: of, action, details }: Run,
): Promise<{ readonly sheets: readonly SheetModel[]; readonly resultDigest: string }> {
  const { base = '', institution = '' } = details;
  const run = (await loadRun(context.store, of, base))?.run;
  if (!run) throw new JobStopped('RUN_UNKNOWN');
  const open = await openRun(context, run);
  if (!open) throw new CallProblem('RUN_NOT_REPLAYABLE', { runId: base });
  const { area, digest, settlement, resultDigest } = open.settled;
  const { table, places } = await open.rows();
  const own = byInstitution(table).get(institution) ?? new CaseTable();
  const digests = { input: run.inputDigest, result: resultDigest };
  const script = (text: string) => inScript(text, locale);
  const settled = { area, digest, settlement, digests, table: own, places, script };
  const sheets = action === 'pack' ? dataPack(institution, settled) : disputeFile(institution, settled);
  return { sheets, resultDigest };
}

async function orFinding<T extends object>(make: () => Promise<T>) {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof ForeignContent)) throw error;
    const { tab, found: text } = error;
    return { found: finding('FOREIGN_CONTENT', { tab }, { tab, text }) };
  }
}
