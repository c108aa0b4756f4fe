import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { ApiError, badCredentials, noCredentials } from '../api/errors.ts';
import type { Person } from '../drive/file.ts';
import { DEFAULT_PROJECT } from '../methods/access.ts';
import type { Library } from '../store/library.ts';
import { answer, refuse, send } from './answer.ts';
import { readJson } from './body.ts';
import type { Method } from './call.ts';
import type { Fault, Hooks } from './fault.ts';
import type { Quota } from './quota.ts';
import { checkQuery, type Route, route } from './router.ts';
import type { Statistics } from './stats.ts';

/** Whom a token belongs to; `undefined` when to nobody. */
export type Tokens = (token: string) => Person | undefined | Promise<Person | undefined>;

export interface Service {
  readonly library: Library;
  readonly tokens: Tokens;
  readonly quota: Quota | undefined;
  readonly statistics: Statistics;
  readonly hooks: Hooks;
  /** The names this service answers to, so that no web page can reach it under another one. */
  readonly hosts: () => readonly string[];
}

/** Takes one HTTP request to its method and answers it, as the API in question would. */
export async function serve(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!service.hosts().includes(request.headers.host ?? '')) {
    send(response, 421, 'text/plain', 'Misdirected Request');
    return;
  }
  const [, pathname = '', search = ''] = /^([^?]*)\??(.*)$/s.exec(request.url ?? '') ?? [];
  try {
    const found = route(request.method ?? '', pathname);
    const status = found
      ? await carryOut(service, found, new URLSearchParams(search), request, response)
      : send(response, 404, 'text/html; charset=UTF-8', '<title>Error 404 (Not Found)!!1</title>');
    service.statistics.answered(status);
  } catch (error) {
    if (response.destroyed) return;
    if (!(error instanceof ApiError)) console.error(error);
    const refused = error instanceof ApiError ? error : ApiError.fault(500);
    const api = pathname.startsWith('/drive/') ? 'drive' : 'sheets';
    service.statistics.answered(refuse(response, api, refused));
  }
}

async function carryOut(
  service: Service,
  { method, path }: Route,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<number> {
  const { library, statistics, quota } = service;
  const body = await readJson(request);
  const person = await identify(service.tokens, request, query);
  statistics.count(method.name, method.kind, person.email);
  const fault = await faultFor(service, method, path, person, body);
  if (fault?.delayMs !== undefined) await setTimeout(fault.delayMs);
  if (fault?.status !== undefined && !fault.afterApply) return fail(fault.status, method, response);
  if (method.api === 'sheets') quota?.take(method.kind, person.email, person.project ?? DEFAULT_PROJECT);
  checkQuery(method, query);
  const result = await method.answer({ library, person, path, query, body });
  if (fault?.status !== undefined) return fail(fault.status, method, response);
  return answer(response, result);
}

async function identify(
  tokens: Tokens,
  { headers }: IncomingMessage,
  query: URLSearchParams,
): Promise<Person> {
  const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? query.get('access_token');
  if (!token) throw noCredentials();
  const person = await tokens(token);
  if (!person) throw badCredentials();
  return { ...person, email: person.email.toLowerCase() };
}

async function faultFor(
  { hooks, statistics }: Service,
  { api, name, kind }: Method,
  path: Readonly<Record<string, string>>,
  person: Person,
  body: unknown,
): Promise<Fault | undefined> {
  return hooks.beforeRequest?.({
    api,
    method: name,
    kind,
    user: person.email,
    fileId: path['spreadsheetId'] ?? path['fileId'],
    body,
    count: statistics.callsOf(name),
  });
}

/** Cutting the connection counts as status 0. */
function fail(status: number | 'drop', { api }: Method, response: ServerResponse): number {
  if (status !== 'drop') return refuse(response, api, ApiError.fault(status));
  response.socket?.destroy();
  return 0;
}
