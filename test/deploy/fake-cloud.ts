import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeFirestore {
  /** `host:port` */
  readonly host: string;
  readonly asked: string[];
  close(): Promise<void>;
}

/** Answers Firestore's REST calls from the documents given, and takes every commit. */
export async function startFirestore(documents: Readonly<Record<string, object>>): Promise<FakeFirestore> {
  const asked: string[] = [];
  const time = '2026-01-01T00:00:00.000000Z';
  const found = (name: string) => {
    const document = documents[name.replace(/^.*\/documents\//, '')];
    if (!document) return { missing: name, readTime: time };
    const fields = { body: { stringValue: JSON.stringify(document) }, commit: { stringValue: '-' } };
    return { found: { name, fields, createTime: time, updateTime: time }, readTime: time };
  };
  const server = createServer(async (request, response) => {
    const method = /:(\w+)/.exec(request.url!.replace(/^.*documents/, ''))?.[1] ?? '';
    asked.push(method);
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8')) as {
      documents?: string[];
      writes?: unknown[];
    };
    const commit = { writeResults: body.writes?.map(() => ({ updateTime: time })), commitTime: time };
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(method === 'batchGet' ? body.documents!.map(found) : commit));
  });
  return { host: await listening(server), asked, close: () => closed(server) };
}

/** To be loaded before a program: it reaches nothing over HTTPS, and `file` gets the addresses it wanted to reach. */
export const withoutInternet = (file: string): string =>
  `data:text/javascript,${encodeURIComponent(`
  import { appendFileSync } from 'node:fs';
  import https from 'node:https';
  https.request = (address) => {
    appendFileSync(${JSON.stringify(file)}, address + '\\n');
    throw new Error('no internet here');
  };
`)}`;

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function closed(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
