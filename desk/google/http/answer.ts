import type { ServerResponse } from 'node:http';
import type { ApiError } from '../api/errors.ts';
import { errorBody } from '../api/errors.ts';
import type { Download } from './call.ts';

const JSON_TYPE = 'application/json; charset=UTF-8';

/** JSON, a download, or nothing at all. Gives the status. */
export function answer(response: ServerResponse, result: unknown): number {
  if (result === undefined) return send(response, 204, undefined, '');
  if (isDownload(result)) return send(response, 200, result.type, result.bytes);
  return send(response, 200, JSON_TYPE, JSON.stringify(result));
}

export const refuse = (response: ServerResponse, api: 'sheets' | 'drive', error: ApiError): number =>
  send(response, error.code, JSON_TYPE, JSON.stringify(errorBody(api, error)));

const isDownload = (result: unknown): result is Download =>
  typeof result === 'object' && result !== null && 'bytes' in result && 'type' in result;

export function send(
  response: ServerResponse,
  status: number,
  type: string | undefined,
  content: string | Uint8Array,
): number {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  response.writeHead(status, {
    'cache-control': 'private',
    'x-content-type-options': 'nosniff',
    ...(type !== undefined && { 'content-type': type }),
    'content-length': bytes.length,
  });
  response.end(bytes);
  return status;
}
