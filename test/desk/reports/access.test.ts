import { expect, test } from 'vitest';
import { AREA, openBureau } from '../../functions/runs/bureau.ts';
import { leaderOf, openPages, type Pages, publish } from './leader.ts';

const addressOf = async ({ reports }: Pages): Promise<string> =>
  (await reports.links(AREA)).find(({ consortium }) => consortium === 'M1')!.path;

test('one address for each 醫共體, and each opens its own pages', async () => {
  const bureau = await openBureau();
  const pages = await openPages(bureau);
  expect((await pages.reports.links(AREA)).map(({ consortium, name }) => [consortium, name])).toEqual([
    ['M1', 'M1'],
    ['M2', 'M2'],
  ]);
  await publish(bureau, '2025-03');
  const links = await pages.reports.links(AREA);
  expect(links.map(({ name }) => name)).toEqual(['第一醫共體', '第二醫共體']);
  for (const { consortium, name } of links) {
    expect((await (await leaderOf(pages, consortium)).see()).text).toContain(`<h1>${name}`);
  }
});

test('the token is in no page and in no address of one; the cookie is for these pages alone', async () => {
  const bureau = await openBureau();
  await publish(bureau, '2025-03');
  const pages = await openPages(bureau);
  const path = await addressOf(pages);
  const token = path.split('/').at(-1)!;
  const { headers, text } = await pages.get(path);
  expect(text).toBe('');
  const place = /^\/report\/([\da-f]{32})\/$/.exec(headers.get('location')!)![1];
  expect(headers.get('set-cookie')).toBe(
    `dianzhi-report=${token}; Path=/report/${place}; Max-Age=43200; HttpOnly; SameSite=Lax`,
  );
  const leader = await leaderOf(pages, 'M1');
  for (const page of ['', '2025-03', '2025-03/details']) {
    const seen = await leader.see(page);
    expect(seen.status).toBe(200);
    expect(seen.text + JSON.stringify([...seen.headers])).not.toContain(token);
  }
});

test('whoever has no right to a page gets one and the same answer, which says nothing', async () => {
  const bureau = await openBureau();
  await publish(bureau, '2025-03');
  const pages = await openPages(bureau);
  const [first, second] = [await leaderOf(pages, 'M1'), await leaderOf(pages, 'M2')];
  const token = first.cookie.split('=')[1]!;
  const strange = 'A'.repeat(token.length);
  const refused = [
    await pages.get(`${first.base}/2025-03`),
    await pages.get(`${first.base}/2025-03`, second.cookie),
    await pages.get(`${second.base}/2025-03`, first.cookie),
    await pages.get(`${first.base}/2025-03`, `dianzhi-report=${strange}`),
    await pages.get(`${first.base}/2025-03`, 'dianzhi-report='),
    await pages.get(`/report/${'0'.repeat(32)}/2025-03`, first.cookie),
    await pages.get(`/report/open/${strange}`),
    await pages.get(`/report/open/${token}x`),
    await pages.get(`/report/open/${token}/2025-03`),
    await pages.get('/report/open/'),
    await pages.get('/report/'),
    await pages.get(`${first.base}/2025-04`, first.cookie),
    await pages.get(`${first.base}/2025-03/all`, first.cookie),
    await pages.get(`${first.base}/..%2f`, first.cookie),
    await pages.get(`${first.base}/2025-03/details/x`, first.cookie),
  ];
  const seen = refused.map(({ status, text, headers }) => {
    const { date: _, ...rest } = Object.fromEntries(headers);
    return JSON.stringify([status, text, rest]);
  });
  expect(new Set(seen).size).toBe(1);
  expect(refused[0]!.status).toBe(404);
  expect(refused[0]!.text).not.toMatch(/M1|M2|醫共體|医共体|2025/);
});

test('a renewed address works, the old one and what it opened do not; the other’s is untouched', async () => {
  const bureau = await openBureau();
  await publish(bureau, '2025-03');
  const pages = await openPages(bureau);
  const [old, other] = [await leaderOf(pages, 'M1'), await leaderOf(pages, 'M2')];
  const before = await addressOf(pages);
  const { consortium, name, path } = await pages.reports.renew(AREA, 'M1');
  expect([consortium, name]).toEqual(['M1', '第一醫共體']);
  expect(path).not.toBe(before);
  expect((await pages.get(before)).status).toBe(404);
  expect((await old.see('2025-03')).status).toBe(404);
  expect((await other.see('2025-03')).status).toBe(200);
  expect((await (await leaderOf(pages, 'M1')).see('2025-03')).status).toBe(200);
  expect((await pages.get(path)).status).toBe(303);
});

test('only looking is allowed; HEAD gets what GET does, without the page', async () => {
  const bureau = await openBureau();
  await publish(bureau, '2025-03');
  const pages = await openPages(bureau);
  const { base, cookie } = await leaderOf(pages, 'M1');
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await pages.get(`${base}/2025-03`, cookie, method);
    expect([method, status, headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
  }
  const [got, head] = [
    await pages.get(`${base}/2025-03`, cookie),
    await pages.get(`${base}/2025-03`, cookie, 'HEAD'),
  ];
  expect(head.text).toBe('');
  for (const name of ['content-length', 'content-type', 'content-security-policy']) {
    expect(head.headers.get(name)).toBe(got.headers.get(name));
  }
});

test('every answer forbids scripts, other hosts, framing, keeping, and telling where one came from', async () => {
  const bureau = await openBureau();
  await publish(bureau, '2025-03');
  const pages = await openPages(bureau);
  const { base, cookie } = await leaderOf(pages, 'M1');
  const path = await addressOf(pages);
  const answers = [
    await pages.get(`${base}/2025-03`, cookie),
    await pages.get(`${base}/`, undefined),
    await pages.get(`${base}/`, cookie, 'POST'),
    await pages.get(path),
  ];
  for (const { headers } of answers) {
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
  }
});

test('other paths are left to whoever mounted the pages', async () => {
  const pages = await openPages(await openBureau());
  for (const path of ['/', '/report', '/reports/', '/x/report/']) {
    expect([path, (await pages.get(path)).status]).toEqual([path, 418]);
  }
});
