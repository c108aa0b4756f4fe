import { inChina } from '../../shared/report/notice-tab.ts';
import type { Context } from '../context.ts';
import { listAll } from '../gateways/list-all.ts';
import type { Store } from '../gateways/store.ts';
import { CallProblem } from '../http/problem.ts';
import { type Entry, readLedger, standing } from './ledger.ts';
import { paths } from './paths.ts';
import { sourceOf } from './published.ts';
import { loadRun, type Run } from './run.ts';

/** A settled run, and the entry of the ledger that records it. */
export interface BaseRun {
  readonly run: Run;
  readonly entry: Entry | undefined;
}

/** The finished settlements and corrections of a period, the earliest first. */
export async function settledRuns(store: Store, area: string, period: string): Promise<readonly Run[]> {
  const all = await Array.fromAsync(listAll(store, paths.runs(area)));
  return all
    .map(({ data }) => data as unknown as Run)
    .filter((run) => isSettled(run) && run.period === period && run.state === 'done')
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

export const isSettled = ({ action }: Run): boolean => action === 'settle' || action === 'correct';

/** What a period stands at: as recorded in the ledger, else as settled last. @throws CallProblem NOT_SETTLED */
export async function baseRun(
  { store }: Pick<Context, 'store'>,
  area: string,
  period: string,
): Promise<BaseRun> {
  const entry = standing(await readLedger(store, area), period);
  const recorded = entry && (await loadRun(store, area, entry.runId))?.run;
  const run = recorded ?? (await settledRuns(store, area, period)).at(-1);
  if (!run) throw new CallProblem('NOT_SETTLED', { period });
  return { run, entry };
}

/** What the readers of a period were shown last, else what it stands at, else the settlement before the last. */
export async function shownRun(
  { store }: Pick<Context, 'store'>,
  area: string,
  period: string,
): Promise<BaseRun> {
  const entries = await readLedger(store, area);
  const published = entries.findLast((entry) => entry.kind === 'published' && entry.period === period);
  const entry = (published && sourceOf(entries, published)) ?? standing(entries, period);
  const recorded = entry && (await loadRun(store, area, entry.runId))?.run;
  const run = recorded ?? (await settledRuns(store, area, period)).at(-2);
  if (!run) throw new CallProblem('NOTHING_TO_COMPARE', { period });
  return { run, entry };
}

/** The settlement of a period that came last. @throws CallProblem NOT_SETTLED */
export async function newestRun(
  { store }: Pick<Context, 'store'>,
  area: string,
  period: string,
): Promise<BaseRun> {
  const run = (await settledRuns(store, area, period)).at(-1);
  if (!run) throw new CallProblem('NOT_SETTLED', { period });
  return { run, entry: entryOf(await readLedger(store, area), run) };
}

/**
 * A run as people name it: the number of its entry in the ledger, or the first digits of its result digest as a result
 * tab shows it, or of the run's own id; of several with that digest the last.
 *
 * @throws CallProblem RUN_NAME_UNKNOWN
 */
export async function namedRun(
  { store }: Pick<Context, 'store'>,
  area: string,
  period: string,
  typed: string,
): Promise<BaseRun> {
  const name = typed.replace(/^第?(\d{1,6})筆?$/, '$1');
  const unknown = () => new CallProblem('RUN_NAME_UNKNOWN', { period, name: typed });
  const entries = await readLedger(store, area);
  if (/^\d{1,6}$/.test(name)) {
    const asked = entries.find(({ seq }) => String(seq) === name);
    const entry = asked?.kind === 'published' ? sourceOf(entries, asked) : asked;
    const run = entry?.period === period ? (await loadRun(store, area, entry.runId))?.run : undefined;
    if (!run) throw unknown();
    return { run, entry };
  }
  if (!/^(sha256:)?[0-9a-f]{8,64}$/.test(name)) throw unknown();
  const digits = name.replace(/^sha256:/, '');
  const run = (await settledRuns(store, area, period)).findLast(
    ({ runId, resultDigest }) => runId.startsWith(digits) || resultDigest.startsWith(`sha256:${digits}`),
  );
  if (!run) throw unknown();
  return { run, entry: entryOf(entries, run) };
}

const entryOf = (entries: readonly Entry[], { runId }: Run): Entry | undefined =>
  entries.findLast((entry) => entry.runId === runId);

/** How a run is headed in a table: by its place in the ledger, or by when it was tried. */
export const labelOf = ({ run, entry }: BaseRun): string =>
  entry ? `賬冊第 ${entry.seq} 筆` : `試算 ${inChina(run.at)}`;
