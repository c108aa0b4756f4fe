import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { AREA, type Bureau, CLERK, MONTH, openBureau, read } from '../runs/bureau.ts';

const MEGABYTE = 1_000_000;
const GOOD = JSON.stringify({ area: AREA, period: MONTH });
/** The request everybody makes, with room in it that no parser minds. */
const padded = (bytes: number): string => `${GOOD}${' '.repeat(bytes - GOOD.length)}`;

interface Posted {
  readonly body: RequestInit['body'];
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly path?: string;
}

async function post(bureau: Bureau, { body, headers = {}, method = 'POST', path = 'settle' }: Posted) {
  const { token } = bureau.person(CLERK);
  const answer = await fetch(`${bureau.stack.functions.url}/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body, duplex: 'half' }),
  } as RequestInit);
  return read(answer);
}

function* pieces(text: string): Generator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 1 << 20) yield bytes.subarray(at, at + (1 << 20));
}

const TOO_LARGE: readonly (readonly [string, () => Posted])[] = [
  ['32 MB', () => ({ body: padded(32 * MEGABYTE) })],
  ['32 MB in pieces, without a length', () => ({ body: ReadableStream.from(pieces(padded(32 * MEGABYTE))) })],
  [
    '32 MB, packed in 31 KB',
    () => ({ body: gzipSync(padded(32 * MEGABYTE)), headers: { 'content-encoding': 'gzip' } }),
  ],
  ['32 MB of plain text', () => ({ body: padded(32 * MEGABYTE), headers: { 'content-type': 'text/plain' } })],
  ['32 MB of a form', () => ({ body: `area=${'x'.repeat(32 * MEGABYTE)}`, headers: FORM })],
  ['32 MB of anything', () => ({ body: padded(32 * MEGABYTE), headers: { 'content-type': 'x/y' } })],
  ['a byte more than a megabyte', () => ({ body: padded(MEGABYTE + 1) })],
  ['32 MB to a question how far a run is', () => ({ body: padded(32 * MEGABYTE), path: 'check' })],
];
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

test('what is too large is refused, and nothing changes', async () => {
  const bureau = await openBureau();
  const before = bureau.state();
  for (const [what, posted] of TOO_LARGE) {
    const answer = await post(bureau, posted());
    expect([what, answer.status, answer.body.code]).toEqual([what, 413, 'REQUEST_TOO_LARGE']);
  }
  expect(bureau.state()).toBe(before);
});

test('a megabyte is not too large', async () => {
  const bureau = await openBureau();
  expect((await post(bureau, { body: padded(MEGABYTE) })).status).toBe(202);
  await bureau.stack.queue.idle();
});

const NO_REQUEST: readonly (readonly [string, Posted])[] = [
  ['nothing', { body: undefined }],
  ['a list', { body: `[${GOOD}]` }],
  ['a text', { body: GOOD, headers: { 'content-type': 'text/plain' } }],
  ['bytes', { body: GOOD, headers: { 'content-type': 'application/octet-stream' } }],
  ['no period', { body: JSON.stringify({ area: AREA }) }],
  ['a field too many', { body: JSON.stringify({ area: AREA, period: MONTH, role: '覆核' }) }],
  ['a field __proto__', { body: `{"area":"${AREA}","period":"${MONTH}","__proto__":{"by":"x"}}` }],
  ['fields of __proto__', { body: `{"__proto__":${GOOD}}` }],
  ['fields of constructor', { body: `{"constructor":{"prototype":${GOOD}}}` }],
  ['a month that is none', { body: JSON.stringify({ area: AREA, period: '2025-13' }) }],
  ['a period in two lines', { body: JSON.stringify({ area: AREA, period: '2025\n' }) }],
  ['a list for an area', { body: JSON.stringify({ area: [AREA], period: MONTH }) }],
  ['an area with a path in it', { body: JSON.stringify({ area: `${AREA}/../330001`, period: MONTH }) }],
  ['an area with a NUL in it', { body: JSON.stringify({ area: `${AREA}\u0000`, period: MONTH }) }],
  ['no area', { body: JSON.stringify({ area: '', period: MONTH }) }],
];

test('what is no request is refused with what is wrong with it, and nothing changes', async () => {
  const bureau = await openBureau();
  const before = bureau.state();
  for (const [what, posted] of NO_REQUEST) {
    const answer = await post(bureau, posted);
    const expected = [what, 400, 'REQUEST_INVALID', 'application/problem+json; charset=utf-8'];
    expect([what, answer.status, answer.body.code, answer.type]).toEqual(expected);
    expect(answer.text).not.toMatch(/Zod|node_modules|\n/);
  }
  expect(bureau.state()).toBe(before);
  expect(({} as { by?: string }).by).toBeUndefined();
});

const UNREADABLE: readonly (readonly [string, Posted, number])[] = [
  ['nothing but a blank', { body: ' ' }, 400],
  ['null', { body: 'null' }, 400],
  ['half a JSON', { body: GOOD.slice(0, -1) }, 400],
  ['a bare word', { body: 'settle' }, 400],
  ['an unknown encoding', { body: GOOD, headers: { 'content-encoding': 'zip' } }, 415],
  ['a broken archive', { body: GOOD, headers: { 'content-encoding': 'gzip' } }, 400],
  [
    'an unknown character set',
    { body: GOOD, headers: { 'content-type': 'application/json; charset=x' } },
    415,
  ],
];

test('what cannot be read tells nothing of the program, and nothing changes', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  const bureau = await openBureau();
  const before = bureau.state();
  for (const [what, posted, status] of UNREADABLE) {
    const answer = await post(bureau, posted);
    expect([what, answer.status]).toEqual([what, status]);
    expect(answer.text).not.toMatch(/node_modules|SyntaxError|body-parser|\.js|at /);
    expect(answer.text.length).toBeLessThan(300);
  }
  expect(bureau.state()).toBe(before);
});

test('each function has its method', async () => {
  const bureau = await openBureau();
  const before = bureau.state();
  const posted = [
    ...['setup', 'check', 'close', 'publish', 'correct', 'verify', 'compare', 'explain'],
    ...['whatif', 'contrast', 'forecast', 'dispute', 'pack', 'watch', 'work'],
  ];
  for (const path of posted) {
    const answer = await post(bureau, { body: undefined, method: 'GET', path });
    expect([path, answer.status, answer.body.code]).toEqual([path, 405, 'METHOD_NOT_ALLOWED']);
  }
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const answer = await post(bureau, { body: GOOD, method });
    expect([method, answer.status, answer.body.code]).toEqual([method, 405, 'METHOD_NOT_ALLOWED']);
  }
  expect(bureau.state()).toBe(before);
});

/** The status of a request line sent as it is, without a client that puts it in order. */
const statusOf = (bureau: Bureau, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(bureau.stack.functions.url);
    httpRequest({ hostname, port, path, method: 'POST' }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });

test('an address that means nothing is not found', async () => {
  const bureau = await openBureau();
  const paths = [
    '/',
    '//',
    '//settle',
    'http://[',
    '/settle/',
    '/settle/close',
    '/../settle',
    '/%73ettle',
    '/__proto__',
    '/constructor',
    '/index',
  ];
  for (const path of paths) expect([path, await statusOf(bureau, path)]).toEqual([path, 404]);
  expect(await statusOf(bureau, '/settle?x=//')).toBe(401);
});
