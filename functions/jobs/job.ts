import type { Finding } from '../../shared/findings/finding.ts';
import type { Context } from '../context.ts';
import type { Write } from '../gateways/store.ts';
import type { ProblemCode } from '../http/problem.ts';
import type { AreaConfig } from '../runs/area.ts';
import type { Run } from '../runs/run.ts';

/** What a job may use while it holds the area's lease. */
export interface JobInput {
  readonly context: Context;
  readonly run: Run;
  readonly config: AreaConfig;
  /** Tells how far the run is, and keeps the lease. @throws LeaseLost */
  readonly progress: (step: string, share: number) => Promise<void>;
  /** Holds the lease for another term, before and while a write outside the store waits. @throws LeaseLost */
  readonly hold: () => Promise<void>;
  /** Makes a commit fail once another worker holds the lease; right after `progress` or `hold`. */
  readonly guard: () => readonly Write[];
}

/** What a finished job leaves on its run. */
export interface JobResult {
  readonly state: 'done' | 'refused';
  readonly findings: readonly Finding[];
  readonly summary: readonly string[];
  readonly resultDigest: string;
}

/** The work of one action. Every job may be broken off anywhere and run again: it finds what was done and goes on. */
export type Job = (input: JobInput) => Promise<JobResult>;

/** The run cannot go on, and a person must know why. */
export class JobStopped extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode) {
    super(code);
    this.code = code;
  }
}
