import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Desk } from './desk.ts';
import { Gate } from './gate.ts';
import { secure } from './headers.ts';
import { refuse, send } from './messages.ts';
import { sendPage } from './pages.ts';
import { notFound, Refused } from './refused.ts';
import { ROUTES } from './routes.ts';

export interface PageServer {
  readonly origin: string;
  /** What to open in a browser: it lets this browser in, and nobody without it comes in. */
  readonly address: string;
  close(): Promise<void>;
}

export interface PageOptions {
  readonly desk: Desk;
  /** Where the built page is */
  readonly pages: string;
  /** Any free one when it is taken, or not given */
  readonly port?: number;
}

const LOOPBACK = '127.0.0.1';

/** Serves the page and what it asks for, on loopback, to the one browser that was given the address. */
export async function startPageServer({ desk, pages, port = 0 }: PageOptions): Promise<PageServer> {
  const gate = new Gate();
  const server = createServer((request, response) => {
    secure(response);
    answer(gate, desk, pages, request, response).catch((error: unknown) => refuse(response, error));
  });
  await listen(server, port);
  const number = (server.address() as AddressInfo).port;
  gate.opened(number);
  const origin = `http://${LOOPBACK}:${number}`;
  return {
    origin,
    address: `${origin}/enter?secret=${gate.secret}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  server.listen(port, LOOPBACK);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (port === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    await listen(server, 0);
  }
}

async function answer(
  gate: Gate,
  desk: Desk,
  pages: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!gate.isOurName(request)) throw new Refused(421, '地址不對：請使用程序顯示的網址。');
  // Leaders come by an address of their own, from wherever they were sent it.
  if (await desk.reports.handle(request, response)) return;
  if (!gate.isOurPage(request)) throw new Refused(403, '拒絕來自其他網頁的請求。');
  const [, path = '', search = ''] = /^([^?]*)\??(.*)$/s.exec(request.url ?? '') ?? [];
  const query = new URLSearchParams(search);
  if (path === '/enter') {
    if (!gate.isSecret(query.get('secret') ?? '')) throw new Refused(403, '網址中的口令不對。');
    response.writeHead(303, { location: '/', 'set-cookie': gate.cookie }).end();
    return;
  }
  if (!gate.hasSession(request)) {
    send(response, 403, 'text/plain; charset=utf-8', '請打開程序啟動時顯示的完整網址。');
    return;
  }
  if (path.startsWith('/api/')) {
    await callRoute(desk, path.slice('/api/'.length), query, request, response);
    return;
  }
  if (request.method === 'GET' && desk.scripts.sidebars.answer(path, response)) return;
  if (request.method === 'GET' && (await sendPage(pages, path, response))) return;
  throw notFound('這個頁面');
}

async function callRoute(
  desk: Desk,
  path: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, area, rest] = /^(book-\d+)\/([\w/-]+)$/.exec(path) ?? [];
  const name = area === undefined ? path : `{area}/${rest}`;
  const key = `${request.method} ${name}`;
  const route = Object.hasOwn(ROUTES, key) ? ROUTES[key] : undefined;
  if (!route) throw notFound('這項功能');
  await route({ desk, request, response, query, area: area ?? '' });
}
