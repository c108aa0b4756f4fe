import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { FileUnreachable } from '../workbooks.ts';
import { Patience, type Waiting } from './patience.ts';
import { type Meaning, readRefusal } from './refusal.ts';
import { type FileShape, SHAPE_FIELDS, shapeOf } from './shape.ts';

/** One HTTP request about to be sent. */
export interface Call {
  readonly method: 'files.get' | 'permissions.list' | 'spreadsheets.get' | 'spreadsheets.batchUpdate';
  readonly fileId: string;
}

export interface CallOptions extends Waiting {
  readonly auth: NonNullable<sheets_v4.Options['auth']>;
  readonly rootUrl?: string;
  /** May throw, and the request is not sent. */
  readonly onCall?: (call: Call) => void;
}

/** What became of a batch: applied, with the file's shape since then; not applied; or nobody knows. */
export type Outcome =
  | { readonly kind: 'applied'; readonly shape: FileShape | undefined }
  | { readonly kind: 'refused' | 'unsure'; readonly error: unknown; readonly retryAfter: string | undefined };

/** Sheets gives up after 180 seconds. */
const TIMEOUT = 200_000;

/** The requests this program makes. Each waits its turn when quota is short; all of one piece of work share a patience. */
export class Calls {
  readonly #sheets: sheets_v4.Sheets;
  readonly #drive: drive_v3.Drive;
  readonly #options: CallOptions;

  constructor(options: CallOptions) {
    const { auth, rootUrl } = options;
    const local = rootUrl === undefined ? {} : { rootUrl, noProxy: [new URL(rootUrl).origin] };
    const common = { auth, retry: false, timeout: TIMEOUT, params: { prettyPrint: false }, ...local };
    this.#sheets = sheets({ version: 'v4', ...common });
    this.#drive = drive({ version: 'v3', ...common });
    this.#options = options;
  }

  patience(hold?: () => Promise<void>): Patience {
    return new Patience(this.#options, hold);
  }

  /** Drive counts a file's versions up with every change, also those nobody sees. */
  async version(fileId: string, patience: Patience): Promise<string> {
    const { data } = await this.#insist({ method: 'files.get', fileId }, patience, () =>
      this.#drive.files.get({ fileId, fields: 'version', supportsAllDrives: true }),
    );
    return data.version ?? '';
  }

  async spreadsheet(
    fileId: string,
    fields: string,
    patience: Patience,
    ranges?: string[],
  ): Promise<sheets_v4.Schema$Spreadsheet> {
    const { data } = await this.#insist({ method: 'spreadsheets.get', fileId }, patience, () =>
      this.#sheets.spreadsheets.get({ spreadsheetId: fileId, fields, ...(ranges && { ranges }) }),
    );
    return data;
  }

  async shape(fileId: string, patience: Patience): Promise<FileShape> {
    return shapeOf(await this.spreadsheet(fileId, SHAPE_FIELDS, patience));
  }

  async permissions(fileId: string, patience: Patience): Promise<drive_v3.Schema$Permission[]> {
    const fields = 'nextPageToken,permissions(type,role,emailAddress,domain,deleted)';
    const all: drive_v3.Schema$Permission[] = [];
    let page: { readonly pageToken?: string } | undefined = {};
    while (page) {
      const params: drive_v3.Params$Resource$Permissions$List = {
        fileId,
        fields,
        pageSize: 100,
        supportsAllDrives: true,
        ...page,
      };
      const { data } = await this.#insist({ method: 'permissions.list', fileId }, patience, () =>
        this.#drive.permissions.list(params),
      );
      all.push(...(data.permissions ?? []));
      page = data.nextPageToken ? { pageToken: data.nextPageToken } : undefined;
    }
    return all;
  }

  /** Sends a batch once; only what was certainly not done for want of quota is sent again. */
  async batch(fileId: string, requests: sheets_v4.Schema$Request[], patience: Patience): Promise<Outcome> {
    const call: Call = { method: 'spreadsheets.batchUpdate', fileId };
    const requestBody = { requests, includeSpreadsheetInResponse: true };
    const fields = `updatedSpreadsheet(${SHAPE_FIELDS})`;
    for (;;) {
      this.#options.onCall?.(call);
      try {
        const { data } = await this.#sheets.spreadsheets.batchUpdate({
          spreadsheetId: fileId,
          requestBody,
          fields,
        });
        const { updatedSpreadsheet: after } = data;
        return { kind: 'applied', shape: after && shapeOf(after) };
      } catch (error) {
        const { meaning, retryAfter } = readRefusal(error);
        if (meaning === 'refused' || meaning === 'unsure') return { kind: meaning, error, retryAfter };
        if (meaning !== 'quota') throw translated(error, meaning, fileId);
        await patience.wait(retryAfter, error);
      }
    }
  }

  /** Repeats a request that only reads. */
  async #insist<T>(call: Call, patience: Patience, send: () => Promise<T>): Promise<T> {
    for (;;) {
      this.#options.onCall?.(call);
      try {
        return await send();
      } catch (error) {
        const { meaning, retryAfter } = readRefusal(error);
        if (meaning !== 'quota' && meaning !== 'unsure') throw translated(error, meaning, call.fileId);
        await patience.wait(retryAfter, error);
      }
    }
  }
}

const translated = (error: unknown, meaning: Meaning, fileId: string): unknown =>
  meaning === 'unreachable' ? new FileUnreachable(fileId, { cause: error }) : error;
