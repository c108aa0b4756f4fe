import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { makeBook } from '../../../desk/server/new-book.ts';
import { runningDesk } from './workshop.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

describe('who may come in', () => {
  const running = runningDesk({ withPage: false });
  let session: string | undefined;

  /** A request as given: no client mends its path or headers. */
  function ask(
    path: string,
    headers: Readonly<Record<string, string>> = {},
    method = 'GET',
    body = '',
  ): Promise<Answer> {
    const { hostname, port } = new URL(running.server.origin);
    return new Promise((resolve, reject) => {
      const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** The cookie that the address of this start gives a browser. */
  async function cookie(): Promise<string> {
    if (session === undefined) {
      const { status, headers } = await ask(
        new URL(running.server.address).pathname + new URL(running.server.address).search,
      );
      expect(status).toBe(303);
      expect(headers['location']).toBe('/');
      const [set = ''] = headers['set-cookie'] ?? [];
      expect(set).toMatch(/; HttpOnly; SameSite=Strict$/);
      session = set.split(';')[0]!;
    }
    return session;
  }

  const inside = async (more: Readonly<Record<string, string>> = {}) => ({
    cookie: await cookie(),
    'sec-fetch-site': 'same-origin',
    'x-desk-person': 'clerk',
    ...more,
  });

  test('the page’s own requests are answered', async () => {
    expect((await ask('/api/desk', await inside())).status).toBe(200);
  });

  test.each([
    ['without the cookie', {}],
    ['with a made-up one', { cookie: 'dianzhi-0=AAAA' }],
  ])('%s nothing is told', async (_, headers) => {
    const answer = await ask('/api/desk', headers);
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain('book');
  });

  test('the cookie of another port does not let in', async () => {
    const value = (await cookie()).split('=')[1]!;
    expect((await ask('/api/desk', { cookie: `dianzhi-1=${value}` })).status).toBe(403);
  });

  test.each(['', 'x', 'A'.repeat(32)])('the secret «%s» is refused', async (secret) => {
    const answer = await ask(`/enter?secret=${secret}`);
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', 'localhost'])(
    'under the name %s nobody is served, with cookie or secret',
    async (host) => {
      const { search } = new URL(running.server.address);
      expect((await ask('/api/desk', await inside({ host }))).status).toBe(421);
      expect((await ask(`/enter${search}`, { host })).status).toBe(421);
      expect((await ask('/report/open/x', { host })).status).toBe(421);
    },
  );

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another program of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a frame without an origin', { origin: 'null' }],
    ['a site that hides its origin', { 'sec-fetch-site': 'cross-site' }],
    ['the same site on another port', { 'sec-fetch-site': 'same-site' }],
  ])('a page of %s gets nothing with our cookie', async (_, headers) => {
    for (const method of ['GET', 'POST']) {
      expect((await ask('/api/desk', await inside(headers), method)).status).toBe(403);
    }
  });

  test('a change that tells nothing of its page is refused', async () => {
    const headers = { cookie: await cookie(), 'x-desk-person': 'clerk' };
    expect((await ask('/api/books', headers, 'POST', '{"kind":"sample"}')).status).toBe(403);
  });

  test.each([
    '/../package.json',
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/....//package.json',
    '/assets/a/b.js',
    '/assets/.js',
    '//etc/passwd',
    '/sidebar/../../etc/passwd',
    '/book/../../etc/passwd',
    '/api/../package.json',
    '/api/book-1/../../../etc/passwd',
    '/api/book-1/constructor',
    '/api/constructor',
    '/api/__proto__',
  ])('%s is nothing here', async (path) => {
    const answer = await ask(path, await inside());
    expect(answer.status).toBe(404);
    expect(answer.text).not.toMatch(/dianzhi|root:/);
  });

  test.each(['book-0', 'book-01', 'book-9', 'book-1%2f..', '../book-1', 'areas'])(
    'the book %s is nothing here',
    async (area) => {
      const answer = await ask(`/api/${area}/content`, await inside());
      expect(answer.status).toBe(404);
    },
  );

  test('a file of another book cannot be named', async () => {
    const base = { scheme: 'zhejiang-2019', locale: 'zh-Hant', consortia: [] } as const;
    const area = await makeBook(running.desk, { ...base, name: '一' });
    const other = await running.desk.books.fileId(await makeBook(running.desk, { ...base, name: '二' }), '');
    for (const file of [other, '../x', 'GT1', '__proto__', 'constructor']) {
      const answer = await ask(`/api/${area}/content?file=${encodeURIComponent(file)}`, await inside());
      expect(answer.status).toBe(404);
    }
  });

  test('nobody in particular may write nothing', async () => {
    const headers = { cookie: await cookie(), 'sec-fetch-site': 'same-origin' };
    const answer = await ask('/api/book-1/values', headers, 'POST', '{}');
    expect(answer.status).toBe(403);
    for (const person of ['owner', 'constructor', '單機@本機']) {
      const named = { ...headers, 'x-desk-person': encodeURIComponent(person) };
      expect((await ask('/api/book-1/values', named, 'POST', '{}')).status).toBe(403);
    }
  });

  test.each([
    ['POST', '/api/books', '{"kind":"empty"}'],
    ['POST', '/api/books', 'no json'],
    ['POST', '/api/books', '[]'],
    ['POST', '/api/book-1/press', '{"caption":5}'],
    ['POST', '/api/book-1/run', '{"functionName":"jumpTo"}'],
    ['POST', '/api/book-1/reply', '{"conversation":"x","button":"OK"}'],
    ['POST', '/api/import?name=', ''],
  ])('%s %s with «%s» is refused in words', async (method, path, body) => {
    const answer = await ask(path, await inside(), method, body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toEqual({ message: expect.stringMatching(/\p{Script=Han}/u) });
  });

  test('an upload that is no workbook is refused with its findings', async () => {
    const answer = await ask('/api/import?name=x', await inside(), 'POST', '<html>');
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ findings: [{ code: 'FILE_NOT_WORKBOOK' }] });
  });

  test('every answer, refused or not, bears the headers that fence it in', async () => {
    for (const [path, headers] of [
      ['/api/desk', await inside()],
      ['/api/desk', {}],
      ['/nothing', await inside()],
    ] as const) {
      const { headers: got } = await ask(path, headers);
      expect(got['content-security-policy']).toContain("default-src 'self'");
      expect(got['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
      expect(got['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(got['x-content-type-options']).toBe('nosniff');
      expect(got['referrer-policy']).toBe('no-referrer');
      expect(got['cross-origin-resource-policy']).toBe('same-origin');
      expect(got['access-control-allow-origin']).toBeUndefined();
    }
  });

  test('the sidebar may run its own script and reach no server', async () => {
    const address = running.desk.scripts.sidebars.keep(
      '<html><head><style>p{}</style></head><body><script>1</script></body></html>',
    );
    const { headers, text } = await ask(address, await inside());
    const policy = String(headers['content-security-policy']);
    const [, nonce] = /script-src 'nonce-([^']+)'/.exec(policy) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox allow-scripts allow-forms');
    expect(policy).not.toContain('allow-same-origin');
    expect(policy).not.toContain('connect-src');
    expect(text.match(/<script/g)?.length).toBe(text.split(`<script nonce="${nonce}"`).length - 1);
    const again = await ask(address, await inside());
    expect(again.headers['content-security-policy']).not.toBe(policy);
  });

  test('the script cannot be sent to another server', async () => {
    const { stack, signedIn, scripts, books } = running.desk;
    const area = 'book-1';
    await books.config(area);
    await scripts.run(area, signedIn.people.clerk, 'saveSettings', ['https://evil.example', area, 'zh-Hant']);
    const seen: string[] = [];
    const before = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      seen.push(String(input));
      return before(input, init);
    };
    try {
      await scripts.run(area, signedIn.people.clerk, 'pollRun', ['0'.repeat(64)]);
    } finally {
      globalThis.fetch = before;
    }
    expect(seen.every((url) => url.startsWith(`${stack.functions.url}/`))).toBe(true);
    expect(seen.length).toBe(1);
  });
});
