import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { GoogleAuth } from 'google-auth-library';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bucketBlobs } from '../../functions/gateways/bucket-blobs.ts';

/** As much of the storage service as the adapter speaks to: objects whole or in ranges, and uploads in one request. */
const objects = new Map<string, Buffer>();

async function upload(request: IncomingMessage, url: URL): Promise<string> {
  const body = await buffer(request);
  const boundary = /boundary=([^;]+)/.exec(request.headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) {
    objects.set(url.searchParams.get('name')!, body);
    return url.searchParams.get('name')!;
  }
  const parts = body.toString('latin1').split(`--${boundary}`);
  const name = url.searchParams.get('name') ?? (JSON.parse(contentOf(parts[1]!)) as { name: string }).name;
  objects.set(name, Buffer.from(contentOf(parts[2]!), 'latin1'));
  return name;
}

const contentOf = (part: string): string => part.slice(part.indexOf('\r\n\r\n') + 4, -2);

const server = createServer(async (request, response) => {
  const url = new URL(request.url!, 'http://127.0.0.1');
  if (request.method === 'POST') {
    const name = await upload(request, url);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ name }));
    return;
  }
  if (url.pathname.endsWith('/o')) {
    const named = [...objects.keys()]
      .filter((name) => name.startsWith(url.searchParams.get('prefix')!))
      .sort();
    const from = Number(url.searchParams.get('pageToken') ?? 0);
    const items = named
      .slice(from, from + 2)
      .map((name) => ({ name, generation: `17${objects.get(name)!.length}` }));
    const next = from + 2 < named.length ? { nextPageToken: String(from + 2) } : {};
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ items, ...next }));
    return;
  }
  const object = objects.get(decodeURIComponent(url.pathname.split('/o/')[1] ?? ''));
  if (!object) {
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"code":404}}');
  } else if (url.searchParams.get('alt') === 'media') {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '')!;
    response.writeHead(206).end(object.subarray(Number(from), Number(to) + 1));
  } else {
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ size: String(object.length) }));
  }
});

let rootUrl = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  rootUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function storage() {
  const client = new GoogleAuth().fromJSON({
    type: 'authorized_user',
    client_id: 'x',
    client_secret: 'x',
    refresh_token: 'x',
  });
  client.credentials = { access_token: 'token', expiry_date: Date.now() + 3_600_000 };
  return bucketBlobs({ auth: client as never, bucket: 'cases', prefix: '330681/2025/', rootUrl });
}

test('a bucket keeps pieces as one object, tells its size, and gives any range of it', async () => {
  const blobs = storage();
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7919) & 0xff);
  expect(await blobs.size('a/1.shard')).toBeUndefined();
  await blobs.write('a/1.shard', [bytes.subarray(0, 70_001), bytes.subarray(70_001)]);
  expect([...objects.keys()]).toEqual(['330681/2025/a/1.shard']);
  expect(await blobs.size('a/1.shard')).toBe(bytes.length);
  expect(await blobs.read('a/1.shard', 69_990, 70_020)).toEqual(bytes.slice(69_990, 70_020));
  expect(await blobs.read('a/1.shard', 5, 5)).toEqual(new Uint8Array(0));
});

test('what begins so is listed, page after page, each with its version; a folder is no file', async () => {
  const blobs = storage();
  for (const name of ['cases/c.csv', 'cases/', 'cases/a.csv', 'other', 'cases/b.csv']) {
    await blobs.write(name, [new Uint8Array(name.length)]);
  }
  expect(await blobs.list('cases/')).toEqual([
    { name: 'cases/a.csv', version: '1711' },
    { name: 'cases/b.csv', version: '1711' },
    { name: 'cases/c.csv', version: '1711' },
  ]);
  expect(await blobs.list('nothing/')).toEqual([]);
});
