import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Stack } from '../stack.ts';
import { type Answer, send } from './answer.ts';
import { type Library, openLibrary } from './library.ts';
import { type Link, type Links, openLinks, placeOf, sameToken } from './links.ts';
import { PAGES, type PageKey, plainPage } from './page.ts';
import { EXPLANATIONS } from './view.ts';

/** The read-only pages for the leaders of each 醫共體. */
export interface Reports {
  /** Answers every path that begins with `/report/` and tells that it did; any other is left to the caller. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** The address to hand to the leaders of each 醫共體 that has report files or stands in what was published last. */
  links(area: string): Promise<readonly ReportLink[]>;
  /** A new address; the old one, and pages opened by it, stop working at once. */
  renew(area: string, consortium: string): Promise<ReportLink>;
  close(): Promise<void>;
}

export interface ReportLink {
  readonly consortium: string;
  readonly name: string;
  /** The path of the address: secret, to be handed to nobody else */
  readonly path: string;
}

export interface ReportsOptions {
  readonly stack: Pick<Stack, 'context'>;
  /** Where the tokens are kept, in a file that only its owner reads */
  readonly folder: string;
}

const ROOT = '/report/';
const COOKIE = 'dianzhi-report';
/** A working day: afterwards the address is opened again. */
const COOKIE_SECONDS = 12 * 60 * 60;

const NOT_FOUND: Answer = {
  status: 404,
  page: plainPage(
    'zh-Hans',
    '找不到此頁',
    '地址無效、已停用，或需要從收到的地址重新打開。請向醫保經辦機構索取新的地址。',
  ),
};
const NOT_ALLOWED: Answer = { ...NOT_FOUND, status: 405, headers: { Allow: 'GET, HEAD' } };
const FAILED: Answer = {
  status: 500,
  page: plainPage('zh-Hans', '暫時無法顯示', '請稍後再試；如仍不行，請聯繫醫保經辦機構。'),
};

/**
 * The token is in the address only once: `/report/open/<token>` puts it into a cookie for the pages of this one 醫共體
 * and goes on to them. Pages are printed, photographed and shown on screens, and their address stands on every one of
 * them; a token in it would be handed round with them.
 */
export async function openReports({ stack, folder }: ReportsOptions): Promise<Reports> {
  const links = await openLinks(folder);
  const library = openLibrary(stack.context);
  const shown = async (link: Link, names: ReadonlyMap<string, string>): Promise<ReportLink> => ({
    consortium: link.consortium,
    name: names.get(link.consortium) ?? link.consortium,
    path: `${ROOT}open/${link.token}`,
  });
  return {
    handle: async (request, response) => {
      const path = (request.url ?? '').split('?')[0]!;
      if (!path.startsWith(ROOT)) return false;
      send(request, response, await answerTo(request, path.slice(ROOT.length), links, library));
      return true;
    },
    links: async (area) => {
      const names = await library.consortia(area);
      return Promise.all(
        [...names.keys()].sort().map(async (code) => shown(await links.of(area, code), names)),
      );
    },
    renew: async (area, consortium) =>
      shown(await links.renew(area, consortium), await library.consortia(area)),
    close: () => links.close(),
  };
}

async function answerTo(
  request: IncomingMessage,
  path: string,
  links: Links,
  library: Library,
): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return NOT_ALLOWED;
  try {
    const [first = '', ...rest] = path.split('/');
    if (first === 'open') return rest.length === 1 ? await opened(rest[0]!, links) : NOT_FOUND;
    const link = await links.byPlace(first);
    if (!link || !sameToken(link.token, cookieOf(request))) return NOT_FOUND;
    return await pageAt(link, rest, library);
  } catch (error) {
    console.error(error);
    return FAILED;
  }
}

/** From the secret address to the pages. Lax, for an address is opened out of a letter or another page. */
async function opened(token: string, links: Links): Promise<Answer> {
  const link = await links.byToken(token);
  if (!link) return NOT_FOUND;
  const base = `${ROOT}${placeOf(link)}`;
  const cookie = [
    `${COOKIE}=${token}`,
    `Path=${base}`,
    `Max-Age=${COOKIE_SECONDS}`,
    'HttpOnly',
    'SameSite=Lax',
  ].join('; ');
  return { status: 303, page: undefined, headers: { Location: `${base}/`, 'Set-Cookie': cookie } };
}

const cookieOf = ({ headers }: IncomingMessage): string =>
  (headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === COOKIE)?.[1] ?? '';

const PERIOD = /^\d{4}(?:-\d{2})?$/;

/** `` for the latest period, `2025-03`, `2025-03/details`, `2025-03/explain/<key of an amount>`. */
async function pageAt(link: Link, path: readonly string[], library: Library): Promise<Answer> {
  const [period = '', ...rest] = path;
  const base = `${ROOT}${placeOf(link)}`;
  if (rest[0] === EXPLANATIONS && rest.length === 2 && PERIOD.test(period)) {
    const amount = decoded(rest[1]!);
    const opened = amount === undefined ? undefined : await library.explanation(link, period, amount, base);
    return opened ? { status: 200, page: opened } : NOT_FOUND;
  }
  const key = (Object.keys(PAGES) as PageKey[]).find(
    (name) => PAGES[name].path === rest.map((part) => `/${part}`).join(''),
  );
  if (key === undefined || (period !== '' && !PERIOD.test(period))) return NOT_FOUND;
  const page = await library.page(link, period, key, base);
  return page ? { status: 200, page } : NOT_FOUND;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
