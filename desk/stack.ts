import { join } from 'node:path';
import { OAuth2Client } from 'google-auth-library';
import type { Context } from '../functions/context.ts';
import type { AttachedCases } from '../functions/gateways/attached-cases.ts';
import { type Clock, systemClock } from '../functions/gateways/clock.ts';
import { googleFileLinks } from '../functions/gateways/google/file-links.ts';
import { openGoogleWorkbooks } from '../functions/gateways/google-workbooks.ts';
import type { Grant, Identity } from '../functions/gateways/identity.ts';
import { type LocalQueue, openLocalQueue } from '../functions/gateways/local-queue.ts';
import { openSqliteStore } from '../functions/gateways/sqlite-store.ts';
import type { Store } from '../functions/gateways/store.ts';
import { work } from '../functions/jobs/work.ts';
import { takeUpUnfinished } from '../functions/runs/take-up.ts';
import { CODE_VERSION } from '../functions/version.ts';
import { type FunctionsServer, startFunctions } from './functions-server.ts';
import { type GoogleTwin, startGoogleTwin, type TwinOptions } from './google/server.ts';
import { dropLeases } from './left-leases.ts';
import { type LocalIdentity, openLocalIdentity } from './local-identity.ts';

/** The accounts of the program itself on one machine. */
export const SERVICE_ACCOUNT = 'dianzhi@local.iam.gserviceaccount.com';
export const QUEUE_CALLER = 'queue@local.iam.gserviceaccount.com';

export interface StackOptions {
  /** Everything the stack keeps: spreadsheets, runs, ledger */
  readonly folder: string;
  readonly grants: readonly Grant[];
  /** SQLite in the folder unless another is given */
  readonly store?: Store;
  /** Tokens of this process unless another provider is given; the twin always takes this process's own */
  readonly identity?: Identity;
  readonly clock?: Clock;
  /** No other process uses the store: then what a process that died was at is taken up at once */
  readonly alone?: boolean;
  /** Case files beside the workbooks */
  readonly attachedCases?: AttachedCases;
  /** How people of this surface open the files of institutions */
  readonly fileLinks?: Context['fileLinks'];
  readonly twin?: Pick<TwinOptions, 'quota' | 'hooks'>;
  /** How the program waits for a busy service */
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** The whole program on one machine: spreadsheets, functions over HTTP, store, queue. */
export interface Stack {
  readonly twin: GoogleTwin;
  readonly functions: FunctionsServer;
  readonly store: Store;
  readonly queue: LocalQueue;
  readonly identity: LocalIdentity;
  readonly context: Context;
  close(): Promise<void>;
}

/** @throws RangeError without grants: no list, no start */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { folder, grants, clock = systemClock, twin: twinOptions = {}, sleep } = options;
  if (grants.length === 0) throw new RangeError('the allow-list is empty');
  const local = openLocalIdentity();
  const twin = await startGoogleTwin({
    folder: join(folder, 'sheets'),
    clock,
    tokens: (token) => {
      const email = local.emailOf(token);
      if (email === undefined) return undefined;
      return { email, kind: email === SERVICE_ACCOUNT ? 'serviceAccount' : 'person' };
    },
    ...twinOptions,
  });
  const store = options.store ?? openSqliteStore(join(folder, 'dianzhi.sqlite'));
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: local.issue(SERVICE_ACCOUNT) });
  const queue: LocalQueue = openLocalQueue({ store, deliver: (task) => work(context, task) });
  const context: Context = {
    store,
    queue,
    workbooks: openGoogleWorkbooks({
      auth,
      rootUrl: twin.url,
      serviceAccount: SERVICE_ACCOUNT,
      clock,
      ...(sleep && { sleep }),
    }),
    attachedCases: options.attachedCases,
    fileLinks: options.fileLinks ?? googleFileLinks,
    identity: options.identity ?? local,
    clock,
    grants,
    queueCaller: QUEUE_CALLER,
    serviceAccount: SERVICE_ACCOUNT,
    codeVersion: CODE_VERSION,
  };
  const functions = await startFunctions(context);
  // The twin has its folder for itself, so by now nobody else is here.
  if (options.alone) await dropLeases(store);
  await queue.resume();
  await takeUpUnfinished(store, queue);
  return {
    twin,
    functions,
    store,
    queue,
    identity: local,
    context,
    close: async () => {
      await functions.close();
      await queue.close();
      await twin.close();
      await store.close();
    },
  };
}
