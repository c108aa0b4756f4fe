import type { Finding } from '../../shared/findings/finding.ts';
import { canonicalJson, hashOf } from '../../shared/settle/hash.ts';
import { type Clock, isoTime } from '../gateways/clock.ts';
import { sha256 } from '../gateways/sha256.ts';
import type { Document, Store, Stored, Write } from '../gateways/store.ts';
import type { RunAnswer } from '../http/contract.ts';
import { paths } from './paths.ts';

export type RunAction = RunAnswer['action'];

/** What makes two presses the same run. */
export interface RunKey {
  readonly area: string;
  readonly action: RunAction;
  /** `2025-03`, `2025`, or empty where an action has none */
  readonly period: string;
  /** The digest of what the run works on: the input's, or for a closing the run it closes */
  readonly inputDigest: string;
  readonly codeVersion: string;
  /** What the action needs besides: the run a closing closes, the reason of a correction */
  readonly details: Readonly<Record<string, string>>;
}

/** A run as stored. Everything a person may ask of it later is in it or under its digests. */
export interface Run extends RunKey {
  readonly runId: string;
  readonly state: RunAnswer['state'];
  readonly step: string;
  readonly share: number;
  readonly by: string;
  /** Others who pressed for the same run */
  readonly alsoBy: readonly string[];
  readonly at: string;
  readonly lawDate: string;
  readonly knownAt: string;
  /** The file's revision when its input was read */
  readonly revision: string;
  readonly resultDigest: string;
  /** Under which the findings are kept; empty for none */
  readonly findingsDigest: string;
  readonly summary: readonly string[];
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly attempts: number;
}

/** The same key, the same run (rulebook §12.7, §12.8). */
export function runIdOf({ area, action, period, inputDigest, codeVersion, details }: RunKey): string {
  const text = canonicalJson([area, action, period, inputDigest, codeVersion, details]);
  return hashOf(sha256, text).slice('sha256:'.length);
}

export type NewRun = RunKey &
  Pick<Run, 'by' | 'lawDate' | 'knownAt' | 'revision' | 'findingsDigest'> & {
    readonly state: 'queued' | 'refused';
  };

/** Creates a run once; the run that is there when the same was asked before. */
export async function createRun(
  store: Store,
  clock: Clock,
  fresh: NewRun,
): Promise<{ run: Run; created: boolean }> {
  const runId = runIdOf(fresh);
  const run: Run = {
    ...fresh,
    runId,
    step: fresh.state === 'refused' ? '數據有誤' : '等待',
    share: 0,
    alsoBy: [],
    at: isoTime(clock),
    resultDigest: '',
    summary: [],
    problem: null,
    attempts: 0,
  };
  const path = paths.run(fresh.area, runId);
  const created = await store.commit([{ kind: 'create', path, data: run as unknown as Document }]);
  return created ? { run, created } : { run: (await loadRun(store, fresh.area, runId))!.run, created };
}

export interface LoadedRun {
  readonly run: Run;
  readonly stored: Stored;
}

export async function loadRun(store: Store, area: string, runId: string): Promise<LoadedRun | undefined> {
  const stored = await store.get(paths.run(area, runId));
  return stored && { run: stored.data as unknown as Run, stored };
}

/** Changes a run that nobody else changed since it was loaded; false when somebody did, or `also` cannot be. */
export async function updateRun(
  store: Store,
  { run, stored }: LoadedRun,
  changes: Partial<Run>,
  also: readonly Write[] = [],
): Promise<boolean> {
  const data = { ...run, ...changes } as unknown as Document;
  return store.commit([{ kind: 'update', path: stored.path, data, ifVersion: stored.version }, ...also]);
}

/** Notes that another person asked for the same run: either of them may then have it confirmed by the other. */
export async function notePresser(store: Store, { area, runId }: Run, email: string): Promise<void> {
  for (;;) {
    const loaded = await loadRun(store, area, runId);
    if (!loaded || loaded.run.by === email || loaded.run.alsoBy.includes(email)) return;
    if (await updateRun(store, loaded, { alsoBy: [...loaded.run.alsoBy, email] })) return;
  }
}

/** Who prepared a run that `email` confirms: somebody else, or `undefined` when nobody else did. */
export const preparedBy = ({ by, alsoBy }: Run, email: string): string | undefined =>
  [by, ...alsoBy].find((person) => person !== email);

/** Nothing more will be done for it unless it is asked for again. */
export const isOver = ({ state }: Run): boolean =>
  state === 'done' || state === 'refused' || state === 'failed';

const NAMELESS: readonly RunAction[] = ['check', 'settle', 'verify'];

/**
 * A run for those who may only look, among them the leaders of a 醫共體: point values, totals and counts, but no line
 * that names an institution or a case, of whomever it is.
 */
export const withoutNames = (run: Run): Run => ({
  ...run,
  findingsDigest: '',
  details: {},
  summary: NAMELESS.includes(run.action) ? run.summary : run.summary.slice(0, 1),
});

/** What a caller may see of a run. */
export const answerOf = (run: Run, findings: readonly Finding[]): RunAnswer => ({
  runId: run.runId,
  action: run.action,
  period: run.period,
  state: run.state,
  step: run.step,
  share: run.share,
  by: run.by,
  at: run.at,
  ...(run.inputDigest === '' ? {} : { inputDigest: run.inputDigest }),
  ...(run.resultDigest === '' ? {} : { resultDigest: run.resultDigest }),
  findings: [...findings],
  summary: [...run.summary],
  ...(run.problem ? { problem: run.problem } : {}),
});
