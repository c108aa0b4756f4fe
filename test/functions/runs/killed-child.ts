import { join } from 'node:path';
import type { Request, Response } from '@google-cloud/functions-framework';
import { OAuth2Client } from 'google-auth-library';
import type { Context } from '../../../functions/context.ts';
import { httpFunctions } from '../../../functions/functions.ts';
import { openGoogleWorkbooks } from '../../../functions/gateways/google-workbooks.ts';
import { type LocalQueue, openLocalQueue } from '../../../functions/gateways/local-queue.ts';
import { openSqliteStore } from '../../../functions/gateways/sqlite-store.ts';
import { work } from '../../../functions/jobs/work.ts';
import { takeUpUnfinished } from '../../../functions/runs/take-up.ts';
import { CODE_VERSION } from '../../../functions/version.ts';

/** A button as somebody presses it. */
export interface Press {
  readonly name: string;
  readonly email: string;
  readonly body: { readonly area: string; readonly period?: string; readonly runId?: string };
}

/** The program on one folder, with its spreadsheets in another process. */
export interface Place {
  readonly folder: string;
  readonly rootUrl: string;
}

export interface ChildWork {
  readonly serviceAccount: string;
  readonly grants: Context['grants'];
  readonly press: Press;
  /** Takes up what a killed process left here, presses again as whoever got no answer would, and verifies. */
  readonly resume?: Place;
  /** Works here, and is killed once it has done `effects` things that others can see. */
  readonly attack?: Place & { readonly effects: number };
}

/** Longer than any lease lasts */
const LATER_MS = 3_600_000;

interface Program {
  readonly context: Context;
  readonly queue: LocalQueue;
  readonly press: (press: Press) => Promise<{ readonly runId: string; readonly state: string }>;
}

function open({ folder, rootUrl }: Place, ahead: number, effect: () => void): Program {
  const { serviceAccount, grants } = job;
  const sqlite = openSqliteStore(join(folder, 'dianzhi.sqlite'));
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: serviceAccount });
  const clock = { now: () => Date.now() + ahead };
  const workbooks = openGoogleWorkbooks({ auth, rootUrl, serviceAccount, clock });
  const store: Context['store'] = {
    ...sqlite,
    commit: async (writes) => {
      const done = await sqlite.commit(writes);
      effect();
      return done;
    },
  };
  const queue = openLocalQueue({ store, deliver: (task) => work(context, task), delay: () => 5 });
  const context: Context = {
    store,
    queue,
    workbooks: {
      read: (file, tabs) => workbooks.read(file, tabs),
      top: (file, tab, rows) => workbooks.top(file, tab, rows),
      revision: (file) => workbooks.revision(file),
      stamp: (file) => workbooks.stamp(file),
      access: (file) => workbooks.access(file),
      write: async (file, write, hold) => {
        await workbooks.write(file, write, hold);
        effect();
      },
    },
    fileLinks: () => [],
    identity: { verify: async (authorization) => ({ email: authorization!.slice('Bearer '.length) }) },
    clock,
    grants,
    queueCaller: '',
    serviceAccount,
    codeVersion: CODE_VERSION,
  };
  const functions = httpFunctions(Promise.resolve(context));
  const press: Program['press'] = async ({ name, email, body }) => {
    const headers = { authorization: `Bearer ${email}` };
    const request = { method: 'POST', headers, body } as unknown as Request;
    let answer: unknown;
    const response = {
      status: () => response,
      set: () => response,
      type: () => response,
      json: (sent: unknown) => {
        answer = sent;
      },
      send: (text: string) => {
        throw new Error(text);
      },
    };
    await functions[name]!(request, response as unknown as Response);
    await queue.idle();
    const { runId } = answer as { runId: string };
    const run = await store.get(`areas/${body.area}/runs/${runId}`);
    return run!.data as unknown as { runId: string; state: string };
  };
  return { context, queue, press };
}

const job = JSON.parse(process.argv[2]!) as ChildWork;
const { resume, attack, press } = job;
if (resume) {
  const program = open(resume, LATER_MS, () => {});
  await program.queue.resume();
  await takeUpUnfinished(program.context.store, program.queue);
  await program.queue.idle();
  const { area, period } = press.body;
  const runs = await program.context.store.list(`areas/${area}/runs`, { limit: 100 });
  const run = runs.find(({ data }) => data['action'] === press.name && data['period'] === period);
  const again = await program.press(press);
  const verified = await program.press({ ...press, name: 'verify', body: { area } });
  process.stdout.write(`${JSON.stringify([run?.data['state'] ?? 'none', again, verified])}\n`);
}
if (attack) {
  let effects = 0;
  const effect = (): void => {
    if (effects === attack.effects) process.kill(process.pid, 'SIGKILL');
    effects += 1;
  };
  effect();
  const done = await open(attack, 0, effect).press(press);
  process.stdout.write(`${JSON.stringify(done)}\n`);
}
