import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  EXPLANATION,
  PROBLEM,
  REQUESTS,
  RUN,
  type RunAnswer,
  SETUP_ANSWER,
  TITLE_ANSWER,
} from '../../functions/http/contract.ts';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What happens to the answer of a request on its way back. */
type Fate = (reply: Reply, response: ServerResponse) => void;

export const send: Fate = ({ status, text, headers }, response) =>
  void response.writeHead(status, headers).end(text);

/** The request is served, and then nothing arrives. */
export const silence: Fate = () => {};
export const cutOff: Fate = (_, response) => void response.destroy();
/** Something else answers in the service's place. */
export const instead =
  (status: number, text = '<html>Error</html>', headers = {}): Fate =>
  (_, response) =>
    send({ status, text, headers }, response);
export const problem = (status: number, code: string, detail: string): Fate =>
  instead(status, problemReply(status, code, detail).text);

/** The functions as their contract has them, with runs that go through the states a test lays out. */
export class Service {
  readonly seen: Seen[] = [];
  /** What is new about a run each time it is asked for. */
  states: readonly Partial<RunAnswer>[] = [
    { state: 'running', step: '計算點數', share: 40 },
    { state: 'done', share: 100 },
  ];
  /** What is said of any cell */
  explanation: object = { subject: '', lines: [], text: '' };
  readonly #runs = new Map<string, { run: RunAnswer; ahead: Partial<RunAnswer>[] }>();
  readonly #fates: Fate[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** What becomes of the next answers, one after the other. */
  next(...fates: readonly Fate[]): void {
    this.#fates.push(...fates);
  }

  get posts(): readonly Seen[] {
    return this.seen.filter(({ method }) => method === 'POST');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://service');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const seen: Seen = {
      method: request.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      authorization: request.headers.authorization,
      body: body === '' ? undefined : JSON.parse(body),
    };
    this.seen.push(seen);
    const fate = this.#fates.shift() ?? send;
    fate(this.#reply(seen), response);
  }

  #reply({ method, path, query, body, authorization }: Seen): Reply {
    const by = /^Bearer token of (.+)$/.exec(authorization ?? '')?.[1];
    if (!by) return problemReply(401, 'TOKEN_REFUSED', '請重新登入後再試。');
    if (method === 'GET') return this.#run(path, query);
    const action = path.slice(1);
    if (action === 'setup') {
      const { area, bureauFile } = REQUESTS.setup.parse(body);
      return {
        status: 200,
        text: JSON.stringify(SETUP_ANSWER.parse({ area, created: [], adopted: [bureauFile] })),
      };
    }
    if (action === 'explain') {
      REQUESTS.explain.parse(body);
      return { status: 200, text: JSON.stringify(EXPLANATION.parse(this.explanation)) };
    }
    if ((action === 'dispute' || action === 'pack') && REQUESTS[action].parse(body).file === undefined) {
      return { status: 200, text: JSON.stringify(TITLE_ANSWER.parse({ text: `${action} 機構文件` })) };
    }
    if (action === 'close') {
      const { runId } = REQUESTS.close.parse(body);
      if (this.#runs.get(runId)?.run.by === by)
        return problemReply(403, 'SECOND_PERSON', `結算由 ${by} 完成。`);
    }
    return this.#start(RUN.shape.action.parse(action), body, by);
  }

  #start(action: RunAnswer['action'], body: unknown, by: string): Reply {
    const asked = REQUESTS[action].parse(body);
    const runId = createHash('sha256')
      .update(`${action} ${JSON.stringify(asked)}`)
      .digest('hex');
    const { period = '' } = asked as { readonly period?: string };
    const known = this.#runs.get(runId) ?? {
      run: queued(runId, action, period, by),
      ahead: [...this.states],
    };
    this.#runs.set(runId, known);
    return runReply(known.run);
  }

  #run(path: string, { area, run: runId = '' }: Seen['query']): Reply {
    const known = this.#runs.get(runId);
    if (path !== '/settle' || area !== '330782' || !known)
      return problemReply(404, 'RUN_UNKNOWN', '請重新執行。');
    known.run = { ...known.run, ...known.ahead.shift() };
    return runReply(known.run);
  }
}

const queued = (runId: string, action: RunAnswer['action'], period: string, by: string): RunAnswer => ({
  runId,
  action,
  period,
  state: 'queued',
  step: '等待',
  share: 0,
  by,
  at: '2025-04-02T01:00:00.000Z',
  findings: [],
  summary: ['居民 點值 108.0351', '應付合計 131827.99'],
});

function runReply(run: RunAnswer): Reply {
  const onItsWay = run.state === 'queued' || run.state === 'running';
  return { status: onItsWay ? 202 : 200, text: JSON.stringify(RUN.parse(run)) };
}

function problemReply(status: number, code: string, detail: string): Reply {
  const document = { type: `urn:dianzhi:problem:${code}`, title: '不能執行', status, code, detail };
  return { status, text: JSON.stringify(PROBLEM.parse(document)) };
}
