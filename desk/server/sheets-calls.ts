import type { Person } from '../person.ts';
import type { Stack } from '../stack.ts';
import { Refused } from './refused.ts';

/** The calls of the Sheets API that a page makes, by its own name for them. */
export const CALLS = { values: 'values:batchUpdate', batch: ':batchUpdate' } as const;

/** Passes a call on to the Sheets service in the person's name: the browser never has a token. @throws Refused */
export async function callSheets(
  { twin }: Stack,
  { token }: Person,
  fileId: string,
  call: keyof typeof CALLS,
  body: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const path = call === 'values' ? `/${CALLS.values}` : CALLS.batch;
  const answer = await fetch(`${twin.url}v4/spreadsheets/${fileId}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  const said = (await answer.json()) as { readonly error?: { readonly message?: string } };
  if (!answer.ok) throw new Refused(answer.status, inChinese(said.error?.message ?? ''));
}

const inChinese = (message: string): string =>
  message.includes('protected cell') ? '本表由程序寫入，不能修改。' : `表格服務拒絕了這次修改：${message}`;
