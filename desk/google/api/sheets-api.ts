import { CELL_MESSAGES } from './cell-messages.ts';
import { type Message, readMessage } from './messages.ts';
import { REQUEST_MESSAGES } from './request-messages.ts';
import { SHEET_MESSAGES } from './sheet-messages.ts';
import { VALUE_MESSAGES } from './value-messages.ts';

/** Every message of Sheets v4 that this service reads or writes. */
export const SHEETS_API = {
  ...CELL_MESSAGES,
  ...SHEET_MESSAGES,
  ...REQUEST_MESSAGES,
  ...VALUE_MESSAGES,
} as const;

export type MessageName = keyof typeof SHEETS_API;
export type Api<N extends MessageName> = Message<typeof SHEETS_API, N>;

/** @throws ApiError 400 */
export const readBody = <N extends MessageName>(name: N, body: unknown): Api<N> =>
  readMessage(SHEETS_API, name, body ?? {});
