import type { Problem, Requests, RunAnswer } from '../functions/http/contract.ts';
import { recall, say } from './document.ts';
import { HANT, type TextKey } from './texts.ts';

/** `passing`: the same question may be answered a little later. */
type Refused = { readonly ok: false; readonly message: string; readonly passing: boolean };
export type Answer<T> = { readonly ok: true; readonly value: T } | Refused;

type Action = Exclude<keyof Requests, 'work' | 'compare'>;
export type Started = Exclude<Action, keyof Named>;
type Named = { setup: Record<'created' | 'adopted', readonly string[]>; explain: { readonly text: string } };
type AnswerOf<A> = A extends keyof Named ? Named[A] : RunAnswer;
/** Of one institution; asked for without a file, the answer is what to call it. */
export type OwnFile = 'dispute' | 'pack';

export const refusal = (message: string, passing = false): Refused => ({ ok: false, message, passing });

export const post = <A extends Action>(action: A, request: Omit<Requests[A], 'area'>) =>
  call<AnswerOf<A>>(action, { area: recall('area'), ...request });

export const readRun = (runId: string) =>
  call<RunAnswer>(`settle?area=${encodeURIComponent(recall('area'))}&run=${encodeURIComponent(runId)}`);

/** One request in the name of the person at the sheet; a call is cut off by the platform after about a minute. */
function call<T>(path: string, body?: object): Answer<T> {
  const token = ScriptApp.getIdentityToken();
  if (!token) return refusal(say('noToken'));
  try {
    const response = UrlFetchApp.fetch(`${recall('url')}/${path}`, {
      // Cloud Run checks the second and cuts its signature off; the function verifies the first itself.
      headers: { Authorization: `Bearer ${token}`, 'X-Serverless-Authorization': `Bearer ${token}` },
      muteHttpExceptions: true,
      // A redirection would carry the token to another host.
      followRedirects: false,
      ...(body && { method: 'post', contentType: 'application/json', payload: JSON.stringify(body) }),
    });
    return understand(response.getResponseCode(), response.getContentText());
  } catch (error) {
    return refusal(say('noAnswer', { detail: String(error) }), true);
  }
}

function understand<T>(status: number, content: string): Answer<T> {
  const body = parse(content);
  if (body && status < 300 && ('runId' in body || 'adopted' in body || 'text' in body))
    return { ok: true, value: body as T };
  const { code, detail } = (body ?? {}) as Partial<Problem>;
  const known = status < 500 ? `status${status}` : 'status500';
  const guess = say(known in HANT ? (known as TextKey) : 'badAnswer', { status: `${status}` });
  return refusal(code && detail ? `${detail}（${code}）` : guess, status === 429 || status >= 500);
}

function parse(content: string): object | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
