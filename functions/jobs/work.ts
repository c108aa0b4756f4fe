import type { Context } from '../context.ts';
import type { Task } from '../gateways/queue.ts';
import { FileUnreachable } from '../gateways/workbooks.ts';
import { asProblem } from '../http/endpoint.ts';
import { CallProblem, problemOf } from '../http/problem.ts';
import { areaConfig } from '../runs/area.ts';
import { saveFindings } from '../runs/findings.ts';
import { acquireLease, keepAlive, type Lease, LeaseLost } from '../runs/lease.ts';
import { paths } from '../runs/paths.ts';
import { isOver, loadRun, type Run, type RunAction, updateRun } from '../runs/run.ts';
import { checkJob } from './check-job.ts';
import { closeJob } from './close-job.ts';
import { contrastJob } from './contrast-job.ts';
import { correctJob } from './correct-job.ts';
import { forecastJob } from './forecast-job.ts';
import { institutionJob } from './institution-job.ts';
import { type Job, JobStopped } from './job.ts';
import { publishJob } from './publish-job.ts';
import { settleJob } from './settle-job.ts';
import { verifyJob } from './verify-job.ts';
import { watchJob } from './watch-job.ts';
import { whatIfJob } from './what-if-job.ts';

const JOBS: Readonly<Record<RunAction, Job>> = {
  check: checkJob,
  settle: settleJob,
  close: closeJob,
  correct: correctJob,
  publish: publishJob,
  verify: verifyJob,
  whatif: whatIfJob,
  contrast: contrastJob,
  forecast: forecastJob,
  dispute: institutionJob,
  pack: institutionJob,
  watch: watchJob,
};

/** Renewed all the while: only of a worker that died, or was stopped for as long, does it run out. */
const LEASE_MS = 60_000;
const MOST_ATTEMPTS = 5;

/** `later`: somebody else holds the area, or a service was busy; the queue delivers the task again. */
export type Worked = 'over' | 'later';

/** Does the work of one run while holding its area's lease. Delivered twice, it is done once. */
export async function work(context: Context, { area, runId }: Task): Promise<Worked> {
  const { store, clock } = context;
  const toDo = async (): Promise<Run | undefined> => {
    const run = (await loadRun(store, area, runId))?.run;
    return run && !isOver(run) ? run : undefined;
  };
  if (!(await toDo())) return 'over';
  const lease = await acquireLease(store, clock, paths.lease(area), runId, LEASE_MS);
  if (!lease) return 'later';
  const letGo = keepAlive(lease, LEASE_MS);
  try {
    const run = await toDo();
    return run ? await workUnderLease(context, run, lease) : 'over';
  } catch (error) {
    if (error instanceof LeaseLost) return 'later';
    throw error;
  } finally {
    await letGo();
  }
}

async function workUnderLease(context: Context, run: Run, lease: Lease): Promise<Worked> {
  const save = (changes: Partial<Run>) => changeRun(context, run, changes, lease);
  try {
    await save({ state: 'running', attempts: run.attempts + 1 });
    const config = await areaConfig(context.store, run.area);
    const result = await JOBS[run.action]({
      context,
      run,
      config,
      progress: (step, share) => save({ step, share }),
      hold: lease.renew,
      guard: lease.guard,
    });
    const { findings, ...left } = result;
    const findingsDigest = await saveFindings(context.store, run.area, findings);
    await save({ ...left, findingsDigest, step: '完成', share: 100 });
    return 'over';
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    if (mayPass(error) && run.attempts + 1 < MOST_ATTEMPTS) {
      await save({ step: '服務繁忙，稍後重試' });
      return 'later';
    }
    const stopped = error instanceof JobStopped ? new CallProblem(error.code) : asProblem(error, context);
    if (stopped.code === 'INTERNAL') console.error(error);
    const { code, title, detail } = problemOf(stopped);
    await save({ state: 'failed', step: '未完成', problem: { code, message: `${title}：${detail}` } });
    return 'over';
  }
}

/** A fault that another attempt may not meet. */
const mayPass = (error: unknown): boolean =>
  ![JobStopped, CallProblem, FileUnreachable].some((final) => error instanceof final);

/** @throws LeaseLost: whoever took the lease works on the run now, and has the say on it. */
async function changeRun(
  { store }: Context,
  { area, runId }: Run,
  changes: Partial<Run>,
  lease: Lease,
): Promise<void> {
  for (;;) {
    await lease.renew();
    const loaded = await loadRun(store, area, runId);
    if (!loaded || (await updateRun(store, loaded, changes, lease.guard()))) return;
  }
}
