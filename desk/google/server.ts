import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../../functions/gateways/clock.ts';
import type { Hooks } from './http/fault.ts';
import { GOOGLE_QUOTA, Quota, type QuotaLimits } from './http/quota.ts';
import { type Service, serve, type Tokens } from './http/service.ts';
import { Statistics, type Stats } from './http/stats.ts';
import { Library } from './store/library.ts';

export interface TwinOptions {
  /** Where the spreadsheets are; made when it does not exist. */
  readonly folder: string;
  /** Any free one when it is not given. */
  readonly port?: number;
  readonly tokens: Tokens;
  /** Requests per minute: Google's own limits, or others. Unlimited when it is not given. */
  readonly quota?: 'google' | QuotaLimits;
  readonly hooks?: Hooks;
  readonly clock?: Clock;
}

export interface GoogleTwin {
  /** The `rootUrl` for Google's client, with a slash at the end. */
  readonly url: string;
  readonly library: Library;
  readonly stats: () => Stats;
  readonly resetStats: () => void;
  /** Answers what is under way, then stops. */
  readonly close: () => Promise<void>;
}

/**
 * Serves Google Sheets v4 and Drive v3 for spreadsheets on loopback, to Google's own clients and to nobody beyond this
 * machine. What was answered with success is on the disk.
 * @throws Error while another process serves the folder
 */
export async function startGoogleTwin(options: TwinOptions): Promise<GoogleTwin> {
  const { folder, port = 0, tokens, quota, hooks = {}, clock = systemClock } = options;
  const library = new Library(folder, clock);
  const statistics = new Statistics();
  const limits = quota === 'google' ? GOOGLE_QUOTA : quota;
  let closing = false;
  const server = createServer((request, response) => {
    response.once('close', () => setImmediate(() => closing && server.closeIdleConnections()));
    void serve(service, request, response);
  });
  const number = () => (server.address() as AddressInfo).port;
  const service: Service = {
    library,
    tokens,
    quota: limits && new Quota(limits, clock),
    statistics,
    hooks,
    hosts: () => [`127.0.0.1:${number()}`, `localhost:${number()}`],
  };
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    library.close();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${number()}/`,
    library,
    stats: () => statistics.stats(),
    resetStats: () => statistics.reset(),
    close: async () => {
      const closed = once(server, 'close');
      closing = true;
      server.close();
      server.closeIdleConnections();
      await closed;
      library.close();
    },
  };
}
