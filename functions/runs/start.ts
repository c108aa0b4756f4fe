import { periodOf } from '../../shared/settle/settlement.ts';
import type { Context } from '../context.ts';
import { isoTime, isoToday } from '../gateways/clock.ts';
import type { Person } from '../gateways/identity.ts';
import type { Answer } from '../http/endpoint.ts';
import { inScript } from '../script.ts';
import { type AreaConfig, areaConfig } from './area.ts';
import { loadFindings, saveFindings } from './findings.ts';
import { CASES_DETAIL, checkInput, checkTabs, INPUT_TABS, saveInput } from './inputs.ts';
import {
  answerOf,
  createRun,
  isOver,
  loadRun,
  type NewRun,
  notePresser,
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
  const { tabs: wanted, otherTabs, revision } = await workbooks.read(bureauFile, INPUT_TABS);
  // A tab with a slip in its name is told, not passed over: it is checked by its name alone.
  const tabs = [...wanted, ...otherTabs.map((name) => ({ name, rows: [] }))];
  const knownAt = isoToday(clock);
  const clocks = { lawDate, knownAt };
  const attached = await context.attachedCases?.current(area);
  const input = attached
    ? await checkTabs(tabs, clocks, attached)
    : await checkInput(tabs, clocks, period === '' ? undefined : periodOf(period));
  const works = input.ok || asked.evenWhenRefused === true;
  if (works) await saveInput(store, area, input.inputDigest, tabs, attached?.digest);
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
    details: { ...details, ...(attached && { [CASES_DETAIL]: attached.digest }) },
    state: works ? 'queued' : 'refused',
  });
}

/**
 * Creates the run once and puts it in the queue. Asked again, one that is on its way is queued again, should its task
 * be lost; one that failed, or whose result is no longer what the files show, is worked on anew; every other one is
 * simply the run it was.
 */
export async function startRun(context: Context, fresh: NewRun): Promise<Run> {
  const { store, queue, clock } = context;
  const { run, created } = await createRun(store, clock, fresh);
  if (!created) await notePresser(store, run, fresh.by);
  if (run.state === 'refused') return run;
  if (!isOver(run)) {
    await queue.enqueue({ area: run.area, runId: run.runId });
    return run;
  }
  if (run.state === 'done' && !(await isOutdated(context, run))) return run;
  const again = {
    state: 'queued',
    step: '等待',
    share: 0,
    summary: [],
    problem: null,
    attempts: 0,
    revision: fresh.revision,
    ...(run.action === 'verify' && { by: fresh.by, at: isoTime(clock) }),
  } as const;
  const loaded = (await loadRun(store, run.area, run.runId))!;
  if (isOver(loaded.run) && !(await updateRun(store, loaded, again))) return startRun(context, fresh);
  await queue.enqueue({ area: run.area, runId: run.runId });
  return { ...run, ...again };
}

/** A finished run whose result is not what people now see; a ledger is verified anew whenever that is asked for. */
async function isOutdated({ store, workbooks }: Context, run: Run): Promise<boolean> {
  if (run.action === 'verify') return true;
  for (const file of shownIn(run.action, await areaConfig(store, run.area))) {
    if ((await workbooks.stamp(file))?.runId !== run.runId) return true;
  }
  return false;
}

function shownIn(action: RunAction, { bureauFile, reportFiles }: AreaConfig): readonly string[] {
  if (action === 'check' || action === 'settle') return [bureauFile];
  return action === 'publish' ? Object.values(reportFiles) : [];
}

/** A run that is on its way is 202, one that is over 200; in the script of the area's workbook. */
export async function runAnswer({ store }: Context, run: Run): Promise<Answer> {
  const { locale } = await areaConfig(store, run.area);
  const answer = answerOf(run, await loadFindings(store, run.area, run.findingsDigest));
  const body: unknown = JSON.parse(inScript(JSON.stringify(answer), locale));
  return { status: isOver(run) ? 200 : 202, body };
}
