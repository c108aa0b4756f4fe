import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Fault, RequestInfo } from '../../../desk/google/http/fault.ts';
import { startGoogleTwin } from '../../../desk/google/server.ts';
import {
  Book,
  clients,
  OWNER,
  READER,
  refusal,
  SHEET,
  type TestTwin,
  testFolder,
  testTwin,
  tokens,
  WRITER,
} from './twin.ts';

const rename = (title: string) => ({
  updateSheetProperties: { properties: { sheetId: SHEET, title }, fields: 'title' },
});
const title = async (book: Book) => (await book.sheet('properties')).properties?.title;

describe('identity', () => {
  const get = (twin: TestTwin, path: string, headers: Record<string, string> = {}) =>
    fetch(`${twin.url}${path}`, { headers });

  test('without a token, or with one of nobody’s, is refused in the words of each API', async () => {
    const twin = await testTwin();
    const missing = await get(twin, 'v4/spreadsheets/x');
    expect(missing.status).toBe(401);
    expect(await missing.json()).toMatchObject({
      error: {
        code: 401,
        status: 'UNAUTHENTICATED',
        message: expect.stringContaining('Request is missing required authentication credential.') as string,
      },
    });
    const wrong = await get(twin, 'drive/v3/files/x', { authorization: 'Bearer nobody' });
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toMatchObject({
      error: { errors: [{ reason: 'authError', domain: 'global' }] },
    });
  });

  test('is the same in capitals, and a resolver may take its time', async () => {
    const twin = await testTwin({ tokens: async () => ({ email: 'Owner@Bureau.CN', kind: 'person' }) });
    const book = await Book.create(twin);
    const { data } = await twin.as(OWNER).drive.files.get({ fileId: book.id, fields: 'owners.emailAddress' });
    expect(data.owners).toEqual([{ emailAddress: OWNER }]);
  });

  test('an address that is none is not found', async () => {
    const twin = await testTwin();
    expect((await get(twin, 'v4/nothing')).status).toBe(404);
    expect((await get(twin, 'v4/spreadsheets/x:getByDataFilter')).status).toBe(404);
    expect((await get(twin, '/')).status).toBe(404);
    expect((await get(twin, 'v4/spreadsheets/%ff', { authorization: `Bearer person ${OWNER}` })).status).toBe(
      400,
    );
  });

  test('a page that reaches this machine under another name is sent away', async () => {
    const twin = await testTwin();
    const { port } = new URL(twin.url);
    const status = await new Promise((resolve) => {
      request(
        { host: '127.0.0.1', port, path: '/v4/spreadsheets/x', headers: { host: 'evil.example' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      ).end();
    });
    expect(status).toBe(421);
  });
});

describe('body', () => {
  const create = (twin: TestTwin, body: string) =>
    fetch(`${twin.url}v4/spreadsheets`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer person ${OWNER}` },
    });

  test('of more than 10,485,760 bytes is refused, of two megabytes and more taken', async () => {
    const book = await Book.create(await testTwin(), 400, 1);
    const values = (count: number) => Array.from({ length: count }, () => ['x'.repeat(30_000)]);
    await book.put('A1', values(300));
    expect(await refusal(book.put('A1', values(350)))).toEqual({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: 'Request payload size exceeds the limit: 10485760 bytes.',
    });
    expect(await book.values()).toHaveLength(300);
  });

  test('must be JSON', async () => {
    const response = await create(await testTwin(), '{"properties":');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { message: 'Invalid JSON payload received. Unexpected token.' },
    });
  });
});

describe('quota', () => {
  test('is 60 reads and 60 writes a minute for each user, and says so as Google does', async () => {
    let now = Date.UTC(2025, 3, 1);
    const book = await Book.create(await testTwin({ quota: 'google', clock: { now: () => now } }));
    await book.share(WRITER, 'writer');
    for (let count = 1; count < 60; count++) await book.put('A1', [[count]]);
    const error = await refusal(book.put('A1', [[61]]));
    expect(error).toMatchObject({
      code: 429,
      status: 'RESOURCE_EXHAUSTED',
      message:
        "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:default'.",
    });
    expect(error.details?.[0]).toMatchObject({
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'RATE_LIMIT_EXCEEDED',
      metadata: {
        quota_limit: 'WriteRequestsPerMinutePerUser',
        quota_limit_value: '60',
        service: 'sheets.googleapis.com',
      },
    });
    for (let count = 0; count < 60; count++) await book.get('spreadsheetId');
    expect((await refusal(book.get('spreadsheetId'))).message).toContain(
      "'Read requests per minute per user'",
    );
    await book.put('A1', [[62]], 'RAW', WRITER);
    now += 60_000;
    await book.put('A1', [[63]]);
    expect(await book.values()).toEqual([[63]]);
  });

  test('is shared by the users of a project', async () => {
    const quota = { readsPerUser: 5, writesPerUser: 5, readsPerProject: 3, writesPerProject: 3 };
    const book = await Book.create(await testTwin({ quota, clock: { now: () => 0 } }));
    await book.share(READER, 'reader');
    for (const email of [OWNER, READER, OWNER]) await book.get('spreadsheetId', email);
    expect((await refusal(book.get('spreadsheetId', READER))).message).toContain(
      "limit 'Read requests per minute' of",
    );
    const other = book.twin.as(OWNER, 'other').sheets.spreadsheets;
    await other.get({ spreadsheetId: book.id, fields: 'spreadsheetId' });
  });

  test('is off unless it is asked for', async () => {
    const book = await Book.create(await testTwin());
    for (let count = 0; count < 70; count++) await book.get('spreadsheetId');
  });
});

describe('stats', () => {
  test('count calls by method, kind, user and status', async () => {
    const book = await Book.create(await testTwin());
    await book.share(READER, 'reader');
    book.twin.resetStats();
    await book.get('spreadsheetId');
    await book.get('spreadsheetId', READER);
    await book.batch([rename('新')]);
    await refusal(book.batch([rename('')]));
    expect(book.twin.stats()).toEqual({
      reads: 2,
      writes: 2,
      methods: { 'spreadsheets.get': 2, 'spreadsheets.batchUpdate': 2 },
      users: {
        [OWNER]: { reads: 1, writes: 2, methods: { 'spreadsheets.get': 1, 'spreadsheets.batchUpdate': 2 } },
        [READER]: { reads: 1, writes: 0, methods: { 'spreadsheets.get': 1 } },
      },
      statuses: { 200: 3, 400: 1 },
    });
  });
});

describe('faults', () => {
  async function faulty(fault: (info: RequestInfo) => Fault | undefined): Promise<Book> {
    let armed = false;
    const hooks = { beforeRequest: (info: RequestInfo) => (armed ? fault(info) : undefined) };
    const book = await Book.create(await testTwin({ hooks }));
    armed = true;
    return book;
  }
  const once = (fault: Fault) => {
    let done = false;
    return ({ method }: RequestInfo): Fault | undefined => {
      if (done || method !== 'spreadsheets.batchUpdate') return undefined;
      done = true;
      return fault;
    };
  };

  test.each([
    [500, 'Internal error encountered.'],
    [503, 'The service is currently unavailable.'],
    [429, 'Resource has been exhausted (e.g. check quota).'],
  ])('%d before anything was done', async (status, message) => {
    const book = await faulty(once({ status }));
    expect(await book.refused([rename('新')])).toMatchObject({ code: status, message });
    expect(await title(book)).toBe('表');
    await book.batch([rename('新')]);
    expect(await title(book)).toBe('新');
  });

  test('500 after everything was done', async () => {
    const book = await faulty(once({ status: 500, afterApply: true }));
    expect((await book.refused([rename('新')])).code).toBe(500);
    expect(await title(book)).toBe('新');
  });

  test.each([false, true])('the connection is cut, work done: %s', async (afterApply) => {
    const book = await faulty(once({ status: 'drop', afterApply }));
    await expect(book.batch([rename('新')])).rejects.toThrow();
    expect(await title(book)).toBe(afterApply ? '新' : '表');
    expect(book.twin.stats().statuses[0]).toBe(1);
  });

  test('a refused request is refused all the same', async () => {
    const book = await faulty(once({ status: 500, afterApply: true }));
    expect((await book.refused([rename('')])).code).toBe(400);
  });

  test('an answer may be late, and a hook sees what is asked', async () => {
    const seen: RequestInfo[] = [];
    const book = await faulty((info) => {
      seen.push(info);
      return { delayMs: 30 };
    });
    const before = performance.now();
    await book.batch([rename('新')]);
    expect(performance.now() - before).toBeGreaterThanOrEqual(29);
    expect(seen).toEqual([
      {
        api: 'sheets',
        method: 'spreadsheets.batchUpdate',
        kind: 'write',
        user: OWNER,
        fileId: book.id,
        body: { requests: [rename('新')] },
        count: 1,
      },
    ]);
  });

  test('Google’s client repeats a read that failed, by itself', async () => {
    let failed = false;
    const book = await faulty(({ method }) => {
      if (failed || method !== 'spreadsheets.get') return undefined;
      failed = true;
      return { status: 503 };
    });
    const { sheets } = clients(book.twin.url, OWNER);
    const { data } = await sheets.spreadsheets.get(
      { spreadsheetId: book.id, fields: 'spreadsheetId' },
      { retry: true },
    );
    expect(data.spreadsheetId).toBe(book.id);
    expect(book.twin.stats().methods['spreadsheets.get']).toBe(2);
  });
});

test('answers what is under way before it closes', async () => {
  const twin = await startGoogleTwin({
    folder: await testFolder(),
    tokens,
    hooks: { beforeRequest: () => ({ delayMs: 50 }) },
  });
  const under = clients(twin.url, OWNER).sheets.spreadsheets.create({});
  await new Promise((resolve) => setTimeout(resolve, 20));
  await twin.close();
  expect((await under).status).toBe(200);
  await expect(fetch(twin.url)).rejects.toThrow();
});
