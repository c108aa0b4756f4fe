import type { AttachedCases } from './gateways/attached-cases.ts';
import type { Clock } from './gateways/clock.ts';
import type { Grant, Identity } from './gateways/identity.ts';
import type { Queue } from './gateways/queue.ts';
import type { Store } from './gateways/store.ts';
import type { Workbooks } from './gateways/workbooks.ts';
import type { Run } from './runs/run.ts';

export interface Link {
  readonly title: string;
  readonly address: string;
}

/** Everything outside the program that a function uses; each surface brings its own. */
export interface Context {
  readonly store: Store;
  readonly queue: Queue;
  readonly workbooks: Workbooks;
  /** Only where a surface takes case files beside the workbook */
  readonly attachedCases?: AttachedCases | undefined;
  readonly identity: Identity;
  readonly clock: Clock;
  /** How a person opens what a run wrote into a file of its own */
  readonly fileLinks: (run: Pick<Run, 'area' | 'runId' | 'action' | 'period' | 'details'>) => readonly Link[];
  /** Who may do what; never empty */
  readonly grants: readonly Grant[];
  /** The account whose token the queue presents to `work` */
  readonly queueCaller: string;
  /** The account that files must be shared with */
  readonly serviceAccount: string;
  readonly codeVersion: string;
}
