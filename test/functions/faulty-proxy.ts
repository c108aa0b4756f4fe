import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What happens to one commit on its way to the emulator. */
export type Fault =
  | { readonly kind: 'request lost' }
  /** The commit happens; `meanwhile` runs before the connection breaks without an answer. */
  | { readonly kind: 'answer lost'; readonly meanwhile?: () => Promise<unknown> }
  /** Nothing happens, and the service says why. */
  | { readonly kind: 'refused'; readonly http: number; readonly status: string };

export interface FaultyProxy {
  readonly host: string;
  /** How many commits came by, faulty or not */
  commits(): number;
  close(): Promise<void>;
}

interface Answer {
  readonly response: IncomingMessage;
  readonly body: Buffer;
}

async function forward(host: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const { method = 'GET', url = '/', headers } = incoming;
  const outgoing = request(`http://${host}${url}`, { method, headers });
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { response, body: await buffer(response) };
}

function pass(to: ServerResponse, { response, body }: Answer): void {
  const { 'content-type': type = 'application/json' } = response.headers;
  to.writeHead(response.statusCode ?? 500, { 'content-type': type }).end(body);
}

/** Stands before the emulator at `host` and does `faults`, one to each commit in turn, then nothing more. */
export async function startFaultyProxy(host: string, faults: readonly Fault[]): Promise<FaultyProxy> {
  let commits = 0;
  const handle = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    const fault = incoming.url?.includes(':commit') ? faults[commits++] : undefined;
    switch (fault?.kind) {
      case undefined:
        pass(answer, await forward(host, incoming, body));
        return;
      case 'refused':
        answer.writeHead(fault.http, { 'content-type': 'application/json' });
        answer.end(JSON.stringify({ error: { code: fault.http, message: 'fault', status: fault.status } }));
        return;
      case 'request lost':
        incoming.socket.destroy();
        return;
      case 'answer lost':
        await forward(host, incoming, body);
        await fault.meanwhile?.();
        incoming.socket.destroy();
    }
  };
  const server = createServer((incoming, answer) => void handle(incoming, answer)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    host: `127.0.0.1:${address.port}`,
    commits: () => commits,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
