import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import type { Context } from '../functions/context.ts';
import { httpFunctions } from '../functions/functions.ts';

export interface FunctionsServer {
  /** `http://127.0.0.1:PORT`; a function is at its name below it */
  readonly url: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * The HTTP functions on one loopback port, each behind the framework's own server just as in the cloud, where every
 * function has an address of its own.
 */
export async function startFunctions(context: Context, port = 0): Promise<FunctionsServer> {
  const servers = new Map<string, Server>();
  for (const [name, handle] of Object.entries(httpFunctions(Promise.resolve(context)))) {
    http(name, handle);
    servers.set(name, discreet(getTestServer(name)));
  }
  const front = createServer((request, response) => {
    const server = servers.get(/^\/(\w+)(?:\?|$)/.exec(request.url ?? '')?.[1] ?? '');
    if (!server) {
      response.writeHead(404).end();
      return;
    }
    server.emit('request', request, response);
  });
  await new Promise<void>((resolve) => front.listen(port, LOOPBACK, resolve));
  return {
    url: `http://${LOOPBACK}:${(front.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        front.closeAllConnections();
      }),
  };
}

/** Express answers a body that it cannot read with a stack trace wherever it is not in production. */
function discreet(server: Server): Server {
  const [app] = server.listeners('request') as unknown as [{ set(name: 'env', value: string): unknown }];
  app.set('env', 'production');
  return server;
}
