import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OAuth2Client } from 'google-auth-library';
import { onTestFinished } from 'vitest';
import type { Api } from '../../../desk/google/api/sheets-api.ts';
import { startGoogleTwin } from '../../../desk/google/server.ts';
import { type GoogleOptions, openGoogleWorkbooks } from '../../../functions/gateways/google-workbooks.ts';
import type { Workbooks } from '../../../functions/gateways/workbooks.ts';
import { Relay } from './relay.ts';

const OWNER = 'owner@example.com';
const PERSON = 'lin@example.com';
const SERVICE_ACCOUNT = 'dianzhi@county.iam.gserviceaccount.com';
const FIRST_TAB = 'Sheet1';

/** Of an answer everything is taken to be there: a test that finds it is not fails. */
type Whole<T> = T extends readonly (infer I)[]
  ? readonly Whole<I>[]
  : T extends object
    ? { readonly [K in keyof T]-?: Whole<NonNullable<T[K]>> }
    : T;
type Book = Whole<Api<'Spreadsheet'>>;
type Sheet = Book['sheets'][number];

/** A spreadsheet of an owner, shared with a person and with the program, and what a test does to it. */
export interface Setting {
  readonly fileId: string;
  readonly owner: string;
  readonly person: string;
  readonly serviceAccount: string;
  /** The tab a new file has. */
  readonly firstTab: string;
  readonly relay: Relay;
  readonly slept: number[];
  /** The gateway under test, and others that remember nothing. */
  readonly workbooks: Workbooks;
  readonly restarted: (options?: Partial<GoogleOptions>) => Workbooks;
  /** What others do and see, past the relay. */
  readonly edit: (email: string, requests: readonly object[]) => Promise<unknown>;
  readonly get: (email: string, query: string) => Promise<Book>;
  readonly sheets: () => Promise<Book['sheets']>;
  readonly look: (tab: string) => Promise<Sheet>;
  readonly sheetId: (tab: string) => Promise<number>;
  readonly everything: () => Promise<Book>;
}

export async function setting(): Promise<Setting> {
  const folder = mkdtempSync(join(tmpdir(), 'workbooks-'));
  const twin = await startGoogleTwin({
    folder,
    tokens: (token) => ({ email: token, kind: token === SERVICE_ACCOUNT ? 'serviceAccount' : 'person' }),
  });
  onTestFinished(async () => {
    await twin.close();
    rmSync(folder, { recursive: true });
  });
  const call = async <T>(email: string, verb: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(new URL(path, twin.url), {
      method: verb,
      headers: { authorization: `Bearer ${email}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return JSON.parse(text) as T;
  };
  const sheet = { properties: { title: FIRST_TAB } };
  const { spreadsheetId: fileId } = await call<Book>(OWNER, 'POST', 'v4/spreadsheets', { sheets: [sheet] });
  for (const emailAddress of [PERSON, SERVICE_ACCOUNT]) {
    const permission = { type: 'user', role: 'writer', emailAddress };
    await call(OWNER, 'POST', `drive/v3/files/${fileId}/permissions?sendNotificationEmail=false`, permission);
  }

  const relay = await new Relay(twin.url).start();
  const slept: number[] = [];
  const restarted = (options: Partial<GoogleOptions> = {}): Workbooks => {
    const auth = new OAuth2Client();
    auth.setCredentials({ access_token: SERVICE_ACCOUNT });
    const sleep = async (milliseconds: number) => void slept.push(milliseconds);
    return openGoogleWorkbooks({
      auth,
      rootUrl: relay.url,
      serviceAccount: SERVICE_ACCOUNT,
      sleep,
      ...options,
    });
  };
  const get = (email: string, query: string) => call<Book>(email, 'GET', `v4/spreadsheets/${fileId}${query}`);
  const sheets = async () => (await get(OWNER, '?includeGridData=true')).sheets;
  const look = async (tab: string) => (await sheets()).find(({ properties: { title } }) => title === tab)!;
  return {
    fileId,
    owner: OWNER,
    person: PERSON,
    serviceAccount: SERVICE_ACCOUNT,
    firstTab: FIRST_TAB,
    relay,
    slept,
    workbooks: restarted(),
    restarted,
    edit: (email, requests) => call(email, 'POST', `v4/spreadsheets/${fileId}:batchUpdate`, { requests }),
    get,
    sheets,
    look,
    sheetId: async (tab) => (await look(tab)).properties.sheetId,
    everything: () => get(OWNER, '?includeGridData=true'),
  };
}
