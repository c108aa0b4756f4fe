import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { HttpFunction } from '@google-cloud/functions-framework';
import { sampleArea } from '../../desk/sample/sample.ts';
import { httpFunctions } from '../../functions/functions.ts';
import { systemClock } from '../../functions/gateways/clock.ts';
import type { Task } from '../../functions/gateways/queue.ts';
import { openSqliteStore } from '../../functions/gateways/sqlite-store.ts';
import type { Store } from '../../functions/gateways/store.ts';
import type { Stamp, Workbooks } from '../../functions/gateways/workbooks.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';

// Presses every button of a synthetic county and counts what deploy/costs.ts wants to know of one press. Documents and
// spreadsheets are in memory: the seconds are those of the program alone.

const AREA = '330000';
const PERIOD = '2025-03';
const PREPARER = 'a@example.com';
const CONFIRMER = 'b@example.com';
const QUEUE = 'queue@example.com';

class Count {
  reads = 0;
  writes = 0;
  /** Bytes of the documents that stay */
  stored = 0;
  /** Requests to Sheets and Drive */
  requests = 0;
}

const counting = (store: Store, count: Count): Store => ({
  get: (path) => {
    count.reads += 1;
    return store.get(path);
  },
  commit: (writes) => {
    count.writes += writes.length;
    for (const write of writes)
      if (write.kind === 'create') count.stored += JSON.stringify(write.data).length;
    return store.commit(writes);
  },
  list: async (collection, page) => {
    const documents = await store.list(collection, page);
    count.reads += Math.max(1, documents.length);
    return documents;
  },
  close: () => store.close(),
});

/** The county's tabs, before any month is paid. */
function tabsOf(cases: number): RawTab[] {
  const tabs: RawTab[] = [];
  for (const { name, rows } of sampleArea({ cases, seed: 1, year: 2025 })) {
    const all = [...rows].map((cells, index) => ({ row: index + 1, cells: [...cells] }));
    tabs.push({ name, rows: name === TABS.monthPayments.name.hant ? all.slice(0, 1) : all });
  }
  return tabs;
}

/** Takes every write; a read is two requests, all else is one. */
function workbooksOf(cases: number, count: Count): Workbooks {
  const tabs = tabsOf(cases);
  const stamps = new Map<string, Stamp>();
  const asked = <T>(requests: number, answer: T): Promise<T> => {
    count.requests += requests;
    return Promise.resolve(answer);
  };
  return {
    read: (_, names) =>
      asked(2, { tabs: tabs.filter(({ name }) => names.includes(name)), otherTabs: [], revision: '1' }),
    top: () => asked(2, []),
    revision: () => asked(1, '1'),
    write: (fileId, { stamp }) => {
      if (stamp) stamps.set(fileId, stamp);
      return asked(1, undefined);
    },
    stamp: (fileId) => asked(1, stamps.get(fileId)),
    access: () => asked(1, []),
  };
}

interface Request {
  readonly method?: 'GET';
  readonly person: string;
  readonly body?: object;
  readonly query?: object;
}

async function call(handle: HttpFunction, { method, person, body, query = {} }: Request): Promise<object> {
  let answer: object = {};
  const response = {
    status: () => response,
    set: () => response,
    type: () => response,
    json: (value: object) => {
      answer = value;
    },
    send: (problem: string) => {
      throw new Error(problem);
    },
  };
  const request = { method: method ?? 'POST', headers: { authorization: person }, body, query };
  await handle(request as never, response as never);
  return answer;
}

type Press = (name: string, person: string, body: object) => Promise<string>;

/** A county that has pressed nothing yet. */
async function county(cases: number): Promise<Press> {
  const count = new Count();
  const tasks: Task[] = [];
  const store = counting(openSqliteStore(':memory:'), count);
  const data = {
    area: AREA,
    name: '示例縣',
    bureauFile: 'bureau',
    reportFiles: { GT1: 'report 1', GT2: 'report 2' },
    scheme: 'zhejiang-2019',
    locale: 'zh-Hant',
    twoPerson: true,
  };
  await store.commit([{ kind: 'create', path: `areas/${AREA}`, data }]);
  const functions = httpFunctions(
    Promise.resolve({
      store,
      queue: { enqueue: async (task) => void tasks.push(task) },
      workbooks: workbooksOf(cases, count),
      identity: { verify: async (email) => ({ email: email! }) },
      clock: systemClock,
      fileLinks: () => [],
      grants: [
        { email: PREPARER, role: '經辦', area: AREA },
        { email: CONFIRMER, role: '覆核', area: AREA },
      ],
      queueCaller: QUEUE,
      serviceAccount: 'functions@example.com',
      codeVersion: '0',
    }),
  );

  return async (name, person, body) => {
    Object.assign(count, new Count());
    const times = [performance.now()];
    const answer = await call(functions[name]!, { person, body: { area: AREA, ...body } });
    times.push(performance.now());
    for (const task of tasks.splice(0)) await call(functions['work']!, { person: QUEUE, body: task });
    times.push(performance.now());
    const { reads, writes, stored, requests } = count;
    const { runId } = answer as { readonly runId: string };
    const query = { area: AREA, run: runId };
    const { state } = (await call(functions['settle']!, { method: 'GET', person, query })) as {
      state: string;
    };
    if (state !== 'done') throw new Error(`${name} ended ${state}`);
    const [request, work] = [times[1]! - times[0]!, times[2]! - times[1]!].map((ms) =>
      (ms / 1000).toFixed(1),
    );
    const columns = [cases, name, request, work, reads, writes, stored, requests, count.reads - reads];
    console.log(`| ${columns.join(' | ')} |`);
    return runId;
  };
}

async function pressAll(cases: number): Promise<void> {
  const check = await county(cases);
  await check('check', PREPARER, {});
  const press = await county(cases);
  const runId = await press('settle', PREPARER, { period: PERIOD });
  await press('close', CONFIRMER, { period: PERIOD, runId });
  await press('publish', CONFIRMER, { period: PERIOD });
  await press('correct', PREPARER, { period: PERIOD, reason: '-', document: '' });
  await press('verify', PREPARER, {});
  console.log(`${cases} cases: at most ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`);
}

const [cases] = process.argv.slice(2);
if (cases) {
  await pressAll(Number(cases));
} else {
  console.log(
    '| Cases | Press | s request | s work | Reads | Writes | Bytes | Sheets, Drive | Reads per poll |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|');
  for (const each of ['3000', '20000']) await once(fork(import.meta.filename, [each]), 'exit');
}
