import { periodOf } from '../../shared/settle/settlement.ts';
import type { Context } from '../context.ts';
import { isoToday } from '../gateways/clock.ts';
import type { Person } from '../gateways/identity.ts';
import type { Answer } from '../http/endpoint.ts';
import { inScript } from '../script.ts';
import { areaConfig } from './area.ts';
import { loadFindings, saveFindings } from './findings.ts';
import { checkInput, INPUT_TABS, saveInput } from './inputs.ts';
import {
  answerOf,
  createRun,
  isOver,
  loadRun,
  type NewRun,
  type Run,
  type RunAction,
  updateRun,
} from './run.ts';

/** What a run on the bureau file's input is asked to do. */
export interface FileRun {
  readonly area: string;
  readonly action: RunAction;
  readonly period: string;
  readonly lawDate: string;
  readonly details?: Readonly<Record<string, string>>;
  /** A refused input still makes work: its findings are to be written into the file. */
  readonly evenWhenRefused?: true;
}

/** Reads the bureau file, keeps what was read, and makes the run of it; the same press twice is the same run. */
export async function startFileRun(context: Context, { email }: Person, asked: FileRun): Promise<Run> {
  const { store, workbooks, clock, codeVersion } = context;
  const { area, action, period, lawDate, details = {} } = asked;
  const { bureauFile } = await areaConfig(store, area);
  const { tabs, revision } = await workbooks.read(bureauFile, INPUT_TABS);
  const knownAt = isoToday(clock);
  const input = await checkInput(tabs, { lawDate, knownAt }, period === '' ? undefined : periodOf(period));
  const works = input.ok || asked.evenWhenRefused === true;
  if (works) await saveInput(store, area, input.inputDigest, tabs);
  return startRun(context, {
    area,
    action,
    period,
    inputDigest: input.inputDigest,
    codeVersion,
    by: email,
    lawDate,
    knownAt,
    revision,
    findingsDigest: await saveFindings(store, area, input.findings),
    details,
    state: works ? 'queued' : 'refused',
  });
}

/**
 * Creates the run once and puts it in the queue. Asked again, a run that failed, or whose result another run has
 * since replaced in the file, is worked on again; every other one is simply the run it was.
 */
export async function startRun(context: Context, fresh: NewRun): Promise<Run> {
  const { store, queue, clock } = context;
  const { run, created } = await createRun(store, clock, fresh);
  if (run.state === 'refused') return run;
  if (!created && !(await wantsWork(context, run))) return run;
  const loaded = (await loadRun(store, run.area, run.runId))!;
  const again = {
    state: 'queued',
    step: '等待',
    share: 0,
    problem: null,
    attempts: 0,
    revision: fresh.revision,
  } as const;
  if (!created) await updateRun(store, loaded, again);
  await queue.enqueue({ area: run.area, runId: run.runId });
  return created ? run : { ...run, ...again };
}

async function wantsWork({ store, workbooks }: Context, run: Run): Promise<boolean> {
  if (run.state === 'failed' || run.state === 'queued') return true;
  if (run.state !== 'done' || (run.action !== 'settle' && run.action !== 'check')) return false;
  const { bureauFile } = await areaConfig(store, run.area);
  return (await workbooks.stamp(bureauFile))?.runId !== run.runId;
}

/** A run that is on its way is 202, one that is over 200; in the script of the area's workbook. */
export async function runAnswer({ store }: Context, run: Run): Promise<Answer> {
  const { locale } = await areaConfig(store, run.area);
  const answer = answerOf(run, await loadFindings(store, run.area, run.findingsDigest));
  const body: unknown = JSON.parse(inScript(JSON.stringify(answer), locale));
  return { status: isOver(run) ? 200 : 202, body };
}
