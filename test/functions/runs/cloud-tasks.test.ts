import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { openCloudTasks } from '../../../functions/gateways/cloud-tasks.ts';

const { made, place } = vi.hoisted(() => ({ made: [] as object[], place: { port: 0 } }));

/** Google's own client, sent to this machine instead. */
vi.mock('@google-cloud/tasks', async (load) => {
  const { CloudTasksClient } = await load<typeof import('@google-cloud/tasks')>();
  const { OAuth2Client } = await import('google-auth-library');
  class Redirected extends CloudTasksClient {
    constructor(options: object) {
      made.push(options);
      const authClient = new OAuth2Client();
      authClient.setCredentials({ access_token: 'functions' });
      super({ ...options, ...place, apiEndpoint: '127.0.0.1', protocol: 'http', projectId: 'p', authClient });
    }
  }
  return { CloudTasksClient: Redirected };
});

interface Sent {
  readonly method: string | undefined;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** Cloud Tasks, as far as a task is made there. */
async function fakeTasks(status = 200): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const { method, headers, url = '' } = request;
    const [path = ''] = url.split('?');
    sent.push({ method, path, authorization: headers.authorization, body: await json(request) });
    const answer =
      status === 200 ? { name: 'projects/p/locations/l/queues/q/tasks/1' } : { error: { code: status } };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close().closeAllConnections());
  place.port = (server.address() as AddressInfo).port;
  return sent;
}

const OPTIONS = {
  queue: 'projects/p/locations/asia-east1/queues/dianzhi',
  workUrl: 'https://work-123.asia-east1.run.app',
  caller: 'queue@p.iam.gserviceaccount.com',
};
/** The number of POST in the service's enumeration of methods. */
const POST = 1;
const TASK = { area: '330000', runId: 'f'.repeat(64) };

afterEach(() => {
  made.length = 0;
});

test('a task is a POST to work with the identity of the queue', async () => {
  const sent = await fakeTasks();
  const queue = openCloudTasks(OPTIONS);
  expect(made).toEqual([]);
  await queue.enqueue(TASK);
  await queue.enqueue({ ...TASK, area: '330001' });
  expect(made).toHaveLength(1);
  expect(sent).toHaveLength(2);
  const [{ method, path, authorization, body }] = sent as [Sent, Sent];
  expect(method).toBe('POST');
  expect(path).toBe('/v2/projects/p/locations/asia-east1/queues/dianzhi/tasks');
  expect(authorization).toBe('Bearer functions');
  expect(body).toEqual({
    task: {
      httpRequest: {
        url: OPTIONS.workUrl,
        httpMethod: POST,
        headers: { 'Content-Type': 'application/json' },
        body: Buffer.from(JSON.stringify(TASK)).toString('base64'),
        oidcToken: { serviceAccountEmail: OPTIONS.caller, audience: OPTIONS.workUrl },
      },
    },
  });
});

test('a task that could not be made is an error', async () => {
  await fakeTasks(403);
  await expect(openCloudTasks(OPTIONS).enqueue(TASK)).rejects.toThrow();
});
