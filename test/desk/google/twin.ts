import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OAuth2Client } from 'google-auth-library';
import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { onTestFinished } from 'vitest';
import type { Person } from '../../../desk/google/drive/file.ts';
import { type GoogleTwin, startGoogleTwin, type TwinOptions } from '../../../desk/google/server.ts';

export type Request = sheets_v4.Schema$Request;
export type Reply = sheets_v4.Schema$Response;

/** A token says whose it is: `person owner@x.cn` or `serviceAccount robot@x.cn project`. */
export const tokens = (token: string): Person | undefined => {
  const [kind, email, project] = token.split(' ');
  if ((kind !== 'person' && kind !== 'serviceAccount') || email === undefined) return undefined;
  return { kind, email, ...(project !== undefined && { project }) };
};

export const OWNER = 'owner@bureau.cn';
export const ROBOT = 'robot@project.iam.cn';
export const WRITER = 'writer@bureau.cn';
export const READER = 'reader@hospital.cn';
export const STRANGER = 'stranger@elsewhere.cn';

const token = (email: string): string => `${email === ROBOT ? 'serviceAccount' : 'person'} ${email}`;

export interface Clients {
  readonly sheets: sheets_v4.Sheets;
  readonly drive: drive_v3.Drive;
}

export interface TestTwin extends GoogleTwin {
  readonly as: (email: string, project?: string) => Clients;
}

/** A folder that goes away with the test. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'google-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A twin that stops with the test, and Google's own clients that talk to it. */
export async function testTwin(options: Partial<TwinOptions> = {}): Promise<TestTwin> {
  const twin = await startGoogleTwin({ folder: options.folder ?? (await testFolder()), tokens, ...options });
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= twin.close();
    return closed;
  };
  onTestFinished(close);
  return { ...twin, close, as: (email, project) => clients(twin.url, email, project) };
}

export function clients(rootUrl: string, email: string, project?: string): Clients {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: project === undefined ? token(email) : `${token(email)} ${project}` });
  const common = { rootUrl, auth, retry: false };
  return { sheets: sheets({ version: 'v4', ...common }), drive: drive({ version: 'v3', ...common }) };
}

export interface Refusal {
  readonly code: number;
  readonly message: string;
  readonly status?: string;
  readonly details?: readonly Record<string, unknown>[];
  readonly errors?: readonly Record<string, unknown>[];
}

/** The error in the answer of a request that must fail. */
export async function refusal(request: Promise<unknown>): Promise<Refusal> {
  try {
    await request;
  } catch (error) {
    const body = (error as { response?: { data?: { error?: Refusal } } }).response?.data?.error;
    if (body) return body;
    throw error;
  }
  throw new Error('the request was answered with success');
}

export const SHEET = 0;

/** A spreadsheet of the owner's with one tab «表», and short ways to it. */
export class Book {
  readonly id: string;
  readonly twin: TestTwin;

  private constructor(twin: TestTwin, id: string) {
    this.twin = twin;
    this.id = id;
  }

  static async create(twin: TestTwin, rowCount = 10, columnCount = 6): Promise<Book> {
    const properties = { sheetId: SHEET, title: '表', gridProperties: { rowCount, columnCount } };
    const { data } = await twin.as(OWNER).sheets.spreadsheets.create({
      requestBody: { properties: { title: '結算' }, sheets: [{ properties }] },
    });
    return new Book(twin, data.spreadsheetId!);
  }

  async share(email: string, role: string): Promise<void> {
    await this.twin.as(OWNER).drive.permissions.create({
      fileId: this.id,
      requestBody: { type: 'user', role, emailAddress: email },
    });
  }

  async batch(requests: Request[], email = OWNER): Promise<Reply[]> {
    const { data } = await this.twin.as(email).sheets.spreadsheets.batchUpdate({
      spreadsheetId: this.id,
      requestBody: { requests },
    });
    return data.replies ?? [];
  }

  refused(requests: Request[], email = OWNER): Promise<Refusal> {
    return refusal(this.batch(requests, email));
  }

  async put(range: string, values: unknown[][], valueInputOption = 'RAW', email = OWNER): Promise<void> {
    await this.twin.as(email).sheets.spreadsheets.values.update({
      spreadsheetId: this.id,
      range,
      valueInputOption,
      requestBody: { values },
    });
  }

  async values(range = '表', valueRenderOption = 'UNFORMATTED_VALUE'): Promise<unknown[][]> {
    const { data } = await this.twin.as(OWNER).sheets.spreadsheets.values.get({
      spreadsheetId: this.id,
      range,
      valueRenderOption,
    });
    return data.values ?? [];
  }

  async get(fields?: string, email = OWNER, ranges?: string[]): Promise<sheets_v4.Schema$Spreadsheet> {
    const { data } = await this.twin.as(email).sheets.spreadsheets.get({
      spreadsheetId: this.id,
      ...(fields === undefined ? { includeGridData: true } : { fields }),
      ...(ranges && { ranges }),
    });
    return data;
  }

  /** The first tab. */
  async sheet(fields?: string, email = OWNER): Promise<sheets_v4.Schema$Sheet> {
    const { sheets: all = [] } = await this.get(fields && `sheets(${fields})`, email);
    return all[0]!;
  }

  async cell(range: string, fields = '*'): Promise<sheets_v4.Schema$CellData> {
    const { sheets: all = [] } = await this.get(`sheets(data(rowData(values(${fields}))))`, OWNER, [range]);
    return all[0]?.data?.[0]?.rowData?.[0]?.values?.[0] ?? {};
  }
}

/** Rows and columns from 0, the last ones excluded. */
export const range = (
  top: number,
  left: number,
  bottom: number,
  right: number,
): sheets_v4.Schema$GridRange => ({
  sheetId: SHEET,
  startRowIndex: top,
  endRowIndex: bottom,
  startColumnIndex: left,
  endColumnIndex: right,
});

export const rows = (...values: sheets_v4.Schema$CellData[][]): sheets_v4.Schema$RowData[] =>
  values.map((cells) => ({ values: cells }));

export const text = (stringValue: string): sheets_v4.Schema$CellData => ({
  userEnteredValue: { stringValue },
});
