import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OAuth2Client } from 'google-auth-library';
import { onTestFinished } from 'vitest';
import { openGoogleWorkbooks } from '../../../functions/gateways/google-workbooks.ts';

export interface Answer {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Says nothing and hangs up. */
export const HANG_UP = 'hang up';

export const NOW = Date.parse('2025-04-08T00:00:00Z');

/** A service that gives these answers one after the other, the last one again and again. */
export async function scripted(...answers: (Answer | typeof HANG_UP)[]) {
  const urls: string[] = [];
  const server = createServer((request, response) => {
    urls.push(`${request.method} ${decodeURIComponent(request.url ?? '')}`);
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    request.resume().on('end', () => {
      if (answer === HANG_UP) return request.socket.destroy();
      const { status, body = {}, headers = {} } = answer;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      return response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });

  const slept: number[] = [];
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: 'secret' });
  const workbooks = openGoogleWorkbooks({
    auth,
    rootUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serviceAccount: 'us@example.com',
    sleep: async (milliseconds) => void slept.push(milliseconds),
    random: () => 0.5,
    clock: { now: () => NOW },
  });
  return { workbooks, slept, urls };
}
