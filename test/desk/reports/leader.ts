import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { openReports, type Reports } from '../../../desk/reports/index.ts';
import { AREA, type Bureau, CLERK, REVIEWER } from '../../functions/runs/bureau.ts';

/** What somebody with an address gets to see. */
export interface Visit {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Pages {
  readonly reports: Reports;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly get: (path: string, cookie?: string, method?: string) => Promise<Visit>;
}

/** The pages of a bureau behind a small server, as the desk's server mounts them. */
export async function openPages(bureau: Pick<Bureau, 'stack' | 'folder'>): Promise<Pages> {
  const reports = await openReports({ stack: bureau.stack, folder: bureau.folder });
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    if (!(await reports.handle(request, response))) response.writeHead(418).end('not a report');
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await reports.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    reports,
    url,
    get: async (path, cookie, method = 'GET') => {
      const headers = cookie === undefined ? {} : { cookie };
      const answer = await fetch(`${url}${path}`, { method, headers, redirect: 'manual' });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
  };
}

/** A leader who opened the address they were given. */
export interface Leader {
  /** Of the pages of this 醫共體, without a slash at the end */
  readonly base: string;
  readonly cookie: string;
  /** A page below `base`, `` for the first. */
  readonly see: (page?: string) => Promise<Visit>;
}

export async function leaderOf(pages: Pages, consortium: string, area = AREA): Promise<Leader> {
  const links = await pages.reports.links(area);
  const { path } = links.find((link) => link.consortium === consortium)!;
  const { status, headers } = await pages.get(path);
  if (status !== 303) throw new Error(`${path}: ${status}`);
  const base = headers.get('location')!.replace(/\/$/, '');
  const cookie = headers.get('set-cookie')!.split(';')[0]!;
  return { base, cookie, see: (page = '') => pages.get(`${base}/${page}`, cookie) };
}

/** Settles a period and has another person close it. */
export async function close(bureau: Bureau, period: string): Promise<void> {
  const settled = await bureau.press('settle', CLERK, { period });
  await bureau.press('close', REVIEWER, { period, runId: settled.runId });
}

export async function publish(bureau: Bureau, ...periods: readonly string[]): Promise<void> {
  for (const period of periods) {
    await close(bureau, period);
    await bureau.press('publish', REVIEWER, { period });
  }
}

/** The words of a page, without its markup. */
export const words = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

/** The rows of a table by its id, each as the texts of its cells. */
export function rowsOf(page: string, id: string): readonly (readonly string[])[] {
  const start = page.indexOf(`<caption id="${id}"`);
  if (start < 0) throw new Error(`no table ${id}`);
  const table = page.slice(start, page.indexOf('</table>', start));
  return [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => words(cell!).trim()),
  );
}
