import type { Context } from '../context.ts';
import type { Task } from '../gateways/queue.ts';
import { QuotaExhausted } from '../gateways/workbooks.ts';
import { asProblem } from '../http/endpoint.ts';
import { CallProblem, problemOf } from '../http/problem.ts';
import { areaConfig } from '../runs/area.ts';
import { saveFindings } from '../runs/findings.ts';
import { acquireLease, type Lease, LeaseLost } from '../runs/lease.ts';
import { paths } from '../runs/paths.ts';
import { isOver, loadRun, type Run, type RunAction, updateRun } from '../runs/run.ts';
import { checkJob } from './check-job.ts';
import { closeJob } from './close-job.ts';
import { correctJob } from './correct-job.ts';
import { type Job, JobStopped } from './job.ts';
import { publishJob } from './publish-job.ts';
import { settleJob } from './settle-job.ts';
import { verifyJob } from './verify-job.ts';

const JOBS: Readonly<Record<RunAction, Job>> = {
  check: checkJob,
  settle: settleJob,
  close: closeJob,
  correct: correctJob,
  publish: publishJob,
  verify: verifyJob,
};

const LEASE_MS = 120_000;
const MOST_ATTEMPTS = 5;

/** `later`: somebody else holds the area, or a service was busy; the queue delivers the task again. */
export type Worked = 'over' | 'later';

/** Does the work of one run while holding its area's lease. Delivered twice, it is done once. */
export async function work(context: Context, { area, runId }: Task): Promise<Worked> {
  const { store, clock } = context;
  const loaded = await loadRun(store, area, runId);
  if (!loaded || isOver(loaded.run)) return 'over';
  const lease = await acquireLease(store, clock, paths.lease(area), runId, LEASE_MS);
  if (!lease) return 'later';
  try {
    return await workUnderLease(context, loaded.run, lease);
  } finally {
    await lease.release();
  }
}

async function workUnderLease(context: Context, run: Run, lease: Lease): Promise<Worked> {
  const save = (changes: Partial<Run>) => changeRun(context, run, changes);
  try {
    await save({ state: 'running', attempts: run.attempts + 1 });
    const config = await areaConfig(context.store, run.area);
    const progress = async (step: string, share: number) => {
      await lease.renew();
      await save({ step, share });
    };
    const result = await JOBS[run.action]({ context, run, config, progress, guard: lease.guard });
    const { findings, ...left } = result;
    const findingsDigest = await saveFindings(context.store, run.area, findings);
    await save({ ...left, findingsDigest, step: '完成', share: 100 });
    return 'over';
  } catch (error) {
    if (error instanceof LeaseLost) return 'later';
    if (mayPass(error) && run.attempts + 1 < MOST_ATTEMPTS) {
      await save({ step: '服務繁忙，稍後重試' });
      return 'later';
    }
    const stopped = error instanceof JobStopped ? new CallProblem(error.code) : asProblem(error);
    if (stopped.code === 'INTERNAL') console.error(error);
    const { code, title, detail } = problemOf(stopped);
    await save({ state: 'failed', step: '未完成', problem: { code, message: `${title}：${detail}` } });
    return 'over';
  }
}

/** A fault that another attempt may not meet. */
const mayPass = (error: unknown): boolean =>
  error instanceof QuotaExhausted || !(error instanceof JobStopped || error instanceof CallProblem);

async function changeRun({ store }: Context, { area, runId }: Run, changes: Partial<Run>): Promise<void> {
  for (;;) {
    const loaded = await loadRun(store, area, runId);
    if (!loaded || (await updateRun(store, loaded, changes))) return;
  }
}
