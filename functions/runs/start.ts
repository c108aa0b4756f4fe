import { periodOf } from '../../shared/settle/settlement.ts';
import type { Context } from '../context.ts';
import { isoTime, isoToday } from '../gateways/clock.ts';
import type { Person } from '../gateways/identity.ts';
import type { Answer } from '../http/endpoint.ts';
import { inScript } from '../script.ts';
import { type AreaConfig, areaConfig } from './area.ts';
import { loadFindings, saveFindings } from './findings.ts';
import {
  CASES_DETAIL,
  CELLS_DETAIL,
  checkInput,
  checkTabs,
  INPUT_TABS,
  rawDigest,
  saveInput,
  withOthers,
} from './inputs.ts';
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
  /** It looks at more than is settled: known by all cells, and they are kept as they are */
  readonly everyCell?: true;
}

/** Reads the bureau file, keeps what was read, and makes the run of it; the same press twice is the same run. */
export async function startFileRun(context: Context, { email }: Person, asked: FileRun): Promise<Run> {
  const { store, workbooks, clock, codeVersion } = context;
  const { area, action, period, lawDate, details = {} } = asked;
  const { bureauFile } = await areaConfig(store, area);
  const { tabs: wanted, otherTabs, revision } = await workbooks.read(bureauFile, INPUT_TABS);
  const tabs = withOthers(wanted, otherTabs);
  const knownAt = isoToday(clock);
  const clocks = { lawDate, knownAt };
  const attached = await context.attachedCases?.current(area);
  const input = attached
    ? await checkTabs(tabs, clocks, attached)
    : await checkInput(tabs, clocks, period === '' ? undefined : periodOf(period));
  const works = input.ok || asked.evenWhenRefused === true;
  const known = {
    ...details,
    ...(attached && { [CASES_DETAIL]: attached.digest }),
    ...(asked.everyCell && { [CELLS_DETAIL]: rawDigest(tabs) }),
  };
  if (works) await saveInput(store, area, input.inputDigest, tabs, known);
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
    details: known,
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
  for (const file of shownIn(run, await areaConfig(store, run.area))) {
    if ((await workbooks.stamp(file))?.runId !== run.runId) return true;
  }
  return false;
}

/** Results that the bureau's own file shows. */
const IN_THE_BUREAU: readonly RunAction[] = ['check', 'settle', 'whatif', 'contrast', 'forecast', 'watch'];

function shownIn({ action, details }: Run, { bureauFile, reportFiles }: AreaConfig): readonly string[] {
  if (IN_THE_BUREAU.includes(action)) return [bureauFile];
  if (action === 'dispute' || action === 'pack') return [details['file'] ?? ''];
  return action === 'publish' ? Object.values(reportFiles) : [];
}

/** A run that is on its way is 202, one that is over 200; in the script of the area's workbook. */
export async function runAnswer({ store, fileLinks }: Context, run: Run): Promise<Answer> {
  const { locale } = await areaConfig(store, run.area);
  const links = run.state === 'done' && run.details['file'] !== undefined ? fileLinks(run) : [];
  const answer = {
    ...answerOf(run, await loadFindings(store, run.area, run.findingsDigest)),
    ...(links.length > 0 && { links }),
  };
  const body: unknown = JSON.parse(inScript(JSON.stringify(answer), locale));
  return { status: isOver(run) ? 200 : 202, body };
}
