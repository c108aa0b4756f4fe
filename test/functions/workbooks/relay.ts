import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** What happens to a `batchUpdate` on its way. */
export type Fault =
  | 'none'
  /** The service does the work, but its answer never arrives. */
  | 'answer lost'
  /** The request never arrives. */
  | 'request lost'
  /** The sender hears of an error at once; the request arrives while it is being sent again. */
  | 'request late'
  | { readonly status: number; readonly retryAfter?: string };

export interface Relayed {
  /** Verb and path, such as `POST :batchUpdate` */
  readonly what: string;
  readonly bytes: number;
  readonly body: string;
}

/** Stands between the gateway and the service: notes every request, and spoils the batches it was told to. */
export class Relay {
  readonly seen: Relayed[] = [];
  /** For the next batches, one after the other. */
  readonly faults: Fault[] = [];
  readonly #target: string;
  #late: (() => Promise<unknown>) | undefined;
  url = '';

  constructor(target: string) {
    this.#target = target;
  }

  async start(): Promise<this> {
    const server = createServer((request, response) => void this.#serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return this;
  }

  /** The requests since the last time. */
  take(): string[] {
    return this.seen.splice(0).map(({ what }) => what);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    const path = new URL(request.url!, this.#target).pathname;
    const what = `${request.method} ${path.replace(/^.*\/(files|spreadsheets)\/[^/:]+/, '$1')}`;
    this.seen.push({ what, bytes: body.length, body: body.toString() });
    const isBatch = path.endsWith(':batchUpdate');
    const fault = (isBatch && this.faults.shift()) || 'none';
    const send = () => this.#forward(request, body);

    if (typeof fault === 'object') {
      response.writeHead(
        fault.status,
        fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter },
      );
      return void response.end('{}');
    }
    if (fault === 'request lost') return void request.socket.destroy();
    if (fault === 'answer lost') {
      await send();
      return void request.socket.destroy();
    }
    if (fault === 'request late') {
      this.#late = send;
      return void request.socket.destroy();
    }
    if (isBatch && this.#late) {
      await this.#late();
      this.#late = undefined;
      await pause(1);
    }
    const { status, text } = await send();
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(text);
  }

  async #forward(request: IncomingMessage, body: Buffer): Promise<{ status: number; text: string }> {
    const answer = await fetch(new URL(request.url!, this.#target), {
      method: request.method!,
      headers: {
        authorization: request.headers.authorization ?? '',
        'content-type': request.headers['content-type'] ?? 'application/json',
      },
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    return { status: answer.status, text: await answer.text() };
  }
}
