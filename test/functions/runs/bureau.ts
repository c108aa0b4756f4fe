import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, onTestFinished } from 'vitest';
import type { Fault, RequestInfo } from '../../../desk/google/http/fault.ts';
import { makeFile, type Person, signIn } from '../../../desk/person.ts';
import { SERVICE_ACCOUNT, type Stack, type StackOptions, startStack } from '../../../desk/stack.ts';
import type { Grant } from '../../../functions/gateways/identity.ts';
import type { Problem, RunAnswer } from '../../../functions/http/contract.ts';
import { type Entry, readLedger } from '../../../functions/runs/ledger.ts';
import type { County } from '../../bad-input/county.ts';
import { twoConsortia } from './county.ts';

export const AREA = '330000';
export const OTHER_AREA = '330001';
export const MONTH = '2025-03';

export const CLERK = 'jingban@shili.gov.cn';
export const COLLEAGUE = 'jingban2@shili.gov.cn';
export const REVIEWER = 'fuhe@shili.gov.cn';
export const CHIEF = 'kezhang@shili.gov.cn';
export const LEADER = 'yuanzhang@m1.cn';
export const NEIGHBOUR = 'jingban@linxian.gov.cn';
export const NEIGHBOUR_CHIEF = 'fuhe@linxian.gov.cn';
export const STRANGER = 'nobody@elsewhere.cn';

export const GRANTS: readonly Grant[] = [
  { email: CLERK, role: '經辦', area: AREA },
  { email: COLLEAGUE, role: '經辦', area: AREA },
  { email: REVIEWER, role: '覆核', area: AREA },
  { email: CHIEF, role: '覆核', area: AREA },
  { email: LEADER, role: '查看', area: AREA },
  { email: NEIGHBOUR, role: '經辦', area: OTHER_AREA },
  { email: NEIGHBOUR_CHIEF, role: '覆核', area: OTHER_AREA },
];

/** What a function answered. */
export interface Called<T = RunAnswer & Problem> {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly body: T;
}

/** A bureau at work: the whole program around one county, and ways to press its buttons. */
export interface Bureau {
  readonly stack: Stack;
  readonly folder: string;
  readonly bureauFile: string;
  readonly reportFiles: { readonly M1: string; readonly M2: string };
  /** Milliseconds that the program's clock is ahead */
  ahead: number;
  /** What goes wrong with requests to Sheets and Drive */
  fault: (info: RequestInfo) => Fault | undefined | Promise<Fault | undefined>;
  readonly person: (email: string) => Person;
  readonly call: (name: string, email: string, body: object) => Promise<Called>;
  readonly poll: (runId: string, email?: string) => Promise<Called>;
  /** Calls a function, waits until the queue has nothing to do, and asks what became of the run. */
  readonly press: (name: string, email: string, body?: object) => Promise<RunAnswer>;
  /** A month settled by the clerk and closed by the reviewer; the settled run. */
  readonly closeMonth: () => Promise<RunAnswer>;
  readonly ledger: () => Promise<readonly Entry[]>;
  /** The rows below the header of 月度預付 */
  readonly payments: () => Promise<readonly (readonly string[])[]>;
  readonly stamp: (file?: string) => Promise<string | undefined>;
  /** Every document of the store, and the revision of every file. */
  readonly state: () => string;
  /** The counts of `spreadsheets.batchUpdate` by the program since `stack.twin.resetStats` */
  readonly writes: () => number;
  readonly close: () => Promise<void>;
}

/** The tabs of a bureau's file, header first. */
export type Tabs = Pick<County, 'tabs'>;

export interface BureauOptions extends Partial<StackOptions> {
  readonly county?: Tabs;
}

/** Folders with everything set up and pasted, made once for each county. */
const prepared = new Map<string, Promise<Prepared>>();
afterAll(async () => {
  for (const made of prepared.values()) await rm((await made).folder, { recursive: true });
});

type Prepared = Pick<Bureau, 'folder' | 'bureauFile' | 'reportFiles'>;

/** A bureau that closes with the test. */
export async function openBureau({
  county = twoConsortia(),
  ...options
}: BureauOptions = {}): Promise<Bureau> {
  const key = JSON.stringify(county.tabs());
  let made = prepared.get(key);
  if (!made) {
    made = prepare(county);
    prepared.set(key, made);
  }
  const { folder: from, ...files } = await made;
  const folder = await mkdtemp(join(tmpdir(), 'dianzhi-bureau-'));
  await cp(from, folder, { recursive: true });
  const bureau = await start(folder, files, options);
  onTestFinished(async () => {
    await bureau.close();
    await rm(folder, { recursive: true });
  });
  return bureau;
}

async function prepare(county: Tabs): Promise<Prepared> {
  const folder = await mkdtemp(join(tmpdir(), 'dianzhi-prepared-'));
  const stack = await startStack({ folder, grants: GRANTS });
  try {
    const clerk = signIn(stack, CLERK);
    const share = { [SERVICE_ACCOUNT]: 'writer', [REVIEWER]: 'writer', [COLLEAGUE]: 'writer' } as const;
    const bureauFile = await makeFile(clerk, '示例縣結算', share);
    const reportFiles = {
      M1: await makeFile(clerk, '第一醫共體', { [SERVICE_ACCOUNT]: 'writer', [LEADER]: 'reader' }),
      M2: await makeFile(clerk, '第二醫共體', { [SERVICE_ACCOUNT]: 'writer' }),
    };
    await enter(clerk, bureauFile, county);
    const answer = await fetch(`${stack.functions.url}/setup`, {
      method: 'POST',
      headers: { authorization: `Bearer ${clerk.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ area: AREA, name: '示例縣', bureauFile, reportFiles }),
    });
    if (answer.status !== 200) throw new Error(await answer.text());
    await tidy(clerk, bureauFile, county);
    return { folder, bureauFile, reportFiles };
  } finally {
    await stack.close();
  }
}

/** The county in tabs of a hundred rows, or as many as it has; setup would prepare twenty thousand, for every test to read again and again. */
async function enter({ sheets }: Person, spreadsheetId: string, county: Tabs): Promise<void> {
  const requests = county.tabs().map(([title, rows]) => {
    const gridProperties = { rowCount: Math.max(100, rows.length), columnCount: 20 };
    return { addSheet: { properties: { title, gridProperties } } };
  });
  await sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
  const data = county.tabs().map(([tab, values]) => ({ range: `${tab}!A1`, values: [...values] }));
  await sheets.spreadsheets.values.batchUpdate({
    spreadsheetId,
    requestBody: { valueInputOption: 'RAW', data },
  });
}

/** Takes the tabs out that setup added and the county does not use. */
async function tidy({ sheets }: Person, spreadsheetId: string, county: Tabs): Promise<void> {
  const used = new Set(county.tabs().map(([title]) => title));
  const { data } = await sheets.spreadsheets.get({ spreadsheetId });
  const requests = data
    .sheets!.filter(({ properties }) => !used.has(properties!.title!))
    .map(({ properties }) => ({ deleteSheet: { sheetId: properties!.sheetId! } }));
  await sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
}

async function start(
  folder: string,
  files: Pick<Bureau, 'bureauFile' | 'reportFiles'>,
  options: Partial<StackOptions>,
): Promise<Bureau> {
  const stack = await startStack({
    folder,
    grants: GRANTS,
    clock: { now: () => Date.now() + bureau.ahead },
    twin: { hooks: { beforeRequest: (info) => bureau.fault(info) } },
    sleep: async () => {},
    ...options,
  });
  let closed: Promise<void> | undefined;
  const people = new Map<string, Person>();
  const person = (email: string): Person => {
    const known = people.get(email) ?? signIn(stack, email);
    people.set(email, known);
    return known;
  };
  const ask = async (path: string, email: string, init: RequestInit = {}): Promise<Called> => {
    const headers = { authorization: `Bearer ${person(email).token}`, 'content-type': 'application/json' };
    return read(await fetch(`${stack.functions.url}/${path}`, { ...init, headers }));
  };
  const bureau: Bureau = {
    stack,
    folder,
    ...files,
    ahead: 0,
    fault: () => undefined,
    person,
    call: (name, email, body) => ask(name, email, { method: 'POST', body: JSON.stringify(body) }),
    poll: (runId, email = CLERK) => ask(`settle?area=${AREA}&run=${runId}`, email),
    press: async (name, email, body = {}) => {
      const { status, text, body: started } = await bureau.call(name, email, { area: AREA, ...body });
      if (started.runId === undefined) throw new Error(`${name}: ${status} ${text}`);
      await stack.queue.idle();
      return (await bureau.poll(started.runId)).body;
    },
    closeMonth: async () => {
      const settled = await bureau.press('settle', CLERK, { period: MONTH });
      await bureau.press('close', REVIEWER, { period: MONTH, runId: settled.runId });
      return settled;
    },
    ledger: () => readLedger(stack.store, AREA),
    payments: async () => {
      const { sheets } = person(CLERK);
      const { data } = await sheets.spreadsheets.values.get({
        spreadsheetId: files.bureauFile,
        range: '月度預付!A2:D',
      });
      return (data.values ?? []) as string[][];
    },
    stamp: async (file = files.bureauFile) => (await stack.context.workbooks.stamp(file))?.runId,
    state: () => stateOf(folder, stack),
    writes: () => stack.twin.stats().users[SERVICE_ACCOUNT]?.methods['spreadsheets.batchUpdate'] ?? 0,
    close: () => {
      closed ??= stack.close();
      return closed;
    },
  };
  return bureau;
}

export async function read(answer: Response): Promise<Called> {
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  const body = (type.includes('json') ? JSON.parse(text) : {}) as Called['body'];
  return { status: answer.status, type, text, body };
}

function stateOf(folder: string, { twin }: Stack): string {
  const db = new DatabaseSync(join(folder, 'dianzhi.sqlite'), { readOnly: true });
  try {
    const documents = db.prepare('SELECT * FROM documents ORDER BY collection, id').all();
    const files = twin.library.files().sort((a, b) => (a.id < b.id ? -1 : 1));
    return JSON.stringify({ documents, files }, null, 1);
  } finally {
    db.close();
  }
}
