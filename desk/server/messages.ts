import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from '../page/contract.ts';
import { Refused } from './refused.ts';

/** The whole body. @throws Refused 413 */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new Refused(413, `一次最多 ${Math.floor(mostBytes / 2 ** 20)} MB。`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const MOST_JSON_BYTES = 2 ** 20;

/** @throws Refused 400, 413 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, MOST_JSON_BYTES);
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new Refused(400, '請求不合格式。');
  }
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

export function send(response: ServerResponse, status: number, type: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length });
  response.end(bytes);
}

export function refuse(response: ServerResponse, error: unknown): void {
  const { status, message, findings } =
    error instanceof Refused ? error : new Refused(500, '程序出錯，詳情見運行程序的窗口。');
  if (!(error instanceof Refused)) console.error(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const refusal: Refusal = { message, ...(findings.length > 0 && { findings }) };
  sendJson(response, refusal, status);
}
