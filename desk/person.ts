import { OAuth2Client } from 'google-auth-library';
import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { XLSX } from './google/export.ts';
import type { Stack } from './stack.ts';

/** Somebody who works on the spreadsheets of a stack, through Google's own clients. */
export interface Person {
  readonly email: string;
  /** What the functions know this person by */
  readonly token: string;
  readonly sheets: sheets_v4.Sheets;
  readonly drive: drive_v3.Drive;
}

export function signIn({ identity, twin }: Pick<Stack, 'identity' | 'twin'>, email: string): Person {
  const token = identity.issue(email);
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  const options = { auth, rootUrl: twin.url } as const;
  return {
    email,
    token,
    sheets: sheets({ version: 'v4', ...options }),
    drive: drive({ version: 'v3', ...options }),
  };
}

/** Makes a spreadsheet of one's own and shares it; its id. */
export async function makeFile(
  { sheets, drive }: Person,
  title: string,
  shares: Readonly<Record<string, 'writer' | 'reader'>>,
): Promise<string> {
  const made = await sheets.spreadsheets.create({ requestBody: { properties: { title } } });
  const fileId = made.data.spreadsheetId!;
  for (const [emailAddress, role] of Object.entries(shares)) {
    await drive.permissions.create({ fileId, requestBody: { type: 'user', role, emailAddress } });
  }
  return fileId;
}

/** `typed`: understood like keys pressed in a cell, so that dates and numbers become such; else texts stay texts. */
export async function paste(
  { sheets }: Person,
  spreadsheetId: string,
  range: string,
  rows: Iterable<readonly string[]>,
  how: 'typed' | 'texts',
): Promise<void> {
  await sheets.spreadsheets.values.update({
    spreadsheetId,
    range,
    valueInputOption: how === 'typed' ? 'USER_ENTERED' : 'RAW',
    requestBody: { values: Array.from(rows, (row) => [...row]) },
  });
}

/** The file as `.xlsx`. */
export async function download({ drive }: Person, fileId: string): Promise<Uint8Array> {
  const answer = await drive.files.export({ fileId, mimeType: XLSX }, { responseType: 'arraybuffer' });
  return new Uint8Array(answer.data as ArrayBuffer);
}
