import type { IncomingMessage } from 'node:http';
import { ApiError } from '../api/errors.ts';
import { MOST_BODY_BYTES } from '../model/limits.ts';

/** The JSON of a request; `undefined` without a body. @throws ApiError 400 when it is too large or no JSON */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > MOST_BODY_BYTES) {
    throw ApiError.invalid(`Request payload size exceeds the limit: ${MOST_BODY_BYTES} bytes.`);
  }
  if (size === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw ApiError.invalid('Invalid JSON payload received. Unexpected token.');
  }
}
