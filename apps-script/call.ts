import type { Problem, Requests, RunAnswer } from '../functions/http/contract.ts';
import { recall, say } from './document.ts';
import type { TextKey } from './texts.ts';

export type Refused = { readonly ok: false; readonly code: string; readonly message: string };
export type Answer<T> = { readonly ok: true; readonly value: T } | Refused;

type Action = Exclude<keyof Requests, 'work'>;
type AnswerOf<A extends Action> = A extends 'setup'
  ? { readonly created: readonly string[]; readonly adopted: readonly string[] }
  : RunAnswer;

export const refusal = (code: TextKey, values?: Readonly<Record<string, string>>): Refused => ({
  ok: false,
  code,
  message: say(code, values),
});

export const post = <A extends Action>(action: A, request: Omit<Requests[A], 'area'>) =>
  call<AnswerOf<A>>(action, { area: recall('area'), ...request });

export const readRun = (runId: string) =>
  call<RunAnswer>(`settle?area=${encodeURIComponent(recall('area'))}&run=${encodeURIComponent(runId)}`);

/** One request in the name of the person at the sheet; a call is cut off by the platform after about a minute. */
function call<T>(path: string, body?: object): Answer<T> {
  const token = ScriptApp.getIdentityToken();
  if (!token) return refusal('noToken');
  try {
    const response = UrlFetchApp.fetch(`${recall('url')}/${path}`, {
      headers: { Authorization: `Bearer ${token}` },
      muteHttpExceptions: true,
      // A redirection would carry the token to another host.
      followRedirects: false,
      ...(body && { method: 'post', contentType: 'application/json', payload: JSON.stringify(body) }),
    });
    return understand(response.getResponseCode(), response.getContentText());
  } catch (error) {
    return refusal('noAnswer', { detail: String(error) });
  }
}

function understand<T>(status: number, content: string): Answer<T> {
  const body = parse(content);
  if (body && (status === 200 || status === 202)) return { ok: true, value: body as T };
  const { code, detail } = (body ?? {}) as Partial<Problem>;
  if (status >= 400 && code && detail) return { ok: false, code, message: `${detail}（${code}）` };
  if (status >= 500) return refusal('status500', { status: `${status}` });
  return STATUS[status] ? refusal(STATUS[status]) : refusal('badAnswer', { status: `${status}` });
}

const STATUS: Readonly<Record<number, TextKey>> = {
  401: 'status401',
  403: 'status403',
  404: 'status404',
  429: 'status429',
};

function parse(content: string): object | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
