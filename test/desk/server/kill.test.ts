import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Said } from '../../../desk/page/contract.ts';
import type { RunAnswer } from '../../../functions/http/contract.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The desk as `npm start` runs it, in a process that can be killed. */
class Started {
  readonly origin: string;
  readonly #process: ChildProcess;
  readonly #cookie: string;

  private constructor(process: ChildProcess, origin: string, cookie: string) {
    this.#process = process;
    this.origin = origin;
    this.#cookie = cookie;
  }

  static async start(state: string): Promise<Started> {
    const { NODE_ENV: _, ...env } = process.env;
    const args = ['desk/start.ts', '--state', state, '--port', '0', '--no-open'];
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const address = await new Promise<string>((found, failed) => {
      let text = '';
      const read = (chunk: Buffer) => {
        text += chunk.toString();
        const match = /http:\S+/.exec(text);
        if (match) found(match[0]);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', () => failed(new Error(text)));
    });
    const entered = await fetch(address, { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
    return new Started(child, new URL(address).origin, cookie);
  }

  async call<T>(path: string, body?: object): Promise<T> {
    const { origin } = this;
    const answer = await fetch(`${origin}/api/${path}`, {
      headers: { cookie: this.#cookie, origin, 'x-desk-person': 'clerk' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as T;
  }

  async text(path: string): Promise<string> {
    return (await fetch(this.origin + path, { headers: { cookie: this.#cookie } })).text();
  }

  /** Without a word of warning. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    const gone = new Promise<number | null>((resolved) => this.#process.once('exit', resolved));
    this.#process.kill(signal);
    return gone;
  }
}

let state = '';
let started: Started;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'dianzhi-kill-'));
  started = await Started.start(state);
});
afterAll(async () => {
  await started.kill();
  await rm(state, { recursive: true });
});

const DOCUMENT = '醫保〔2025〕77號';

const write = (text: string) =>
  started.call('book-1/values', {
    valueInputOption: 'USER_ENTERED',
    data: [{ range: '預算!D2', values: [[text]] }],
  });

interface Content {
  readonly sheets: readonly { readonly name: string; readonly lines: readonly (readonly unknown[])[] }[];
}

/** The document number of the first budget. */
async function held(): Promise<unknown> {
  const { sheets } = await started.call<Content>('book-1/content');
  const [, first] = sheets.find(({ name }) => name === '預算')!.lines;
  return first?.[2 + 3];
}

test('what was saved before a kill is there after it', async () => {
  await started.call('books', { kind: 'sample' });
  await write(DOCUMENT);
  await started.kill();
  started = await Started.start(state);
  expect(await held()).toBe(DOCUMENT);
});

test('a run that was killed in the middle comes to its end after the next start', async () => {
  const asked = await started.call<Said>('book-1/press', { caption: '重算點值' });
  if (!('asks' in asked)) throw new Error('nothing was asked');
  const reply = { conversation: asked.conversation, button: 'OK', text: '2025-03' };
  const said = await started.call<Said>('book-1/reply', reply);
  if ('asks' in said || !said.sidebar) throw new Error('no sidebar');
  await started.kill();
  started = await Started.start(state);
  // The sidebar opened again follows the run that was going.
  const again = await started.call<Said>('book-1/press', { caption: '幫助' });
  if ('asks' in again || !again.sidebar) throw new Error('no sidebar');
  const page = await started.text(again.sidebar.address);
  const [, runId] = /data-run="([0-9a-f]{64})"/.exec(page)!;
  await expect
    .poll(() => poll(runId!), { timeout: 30_000, interval: 100 })
    .toMatchObject({
      state: 'done',
      share: 100,
    });
});

async function poll(runId: string): Promise<RunAnswer> {
  const { value } = await started.call<{ value: { value: RunAnswer } }>('book-1/run', {
    functionName: 'pollRun',
    parameters: [runId],
  });
  return value.value;
}

test('asked to stop, it ends in good order', async () => {
  expect(await started.kill('SIGTERM')).toBe(0);
  started = await Started.start(state);
  expect(await held()).toBe(DOCUMENT);
});
